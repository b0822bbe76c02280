"""What an audience sees, and what released records name that it does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.graph.references import references
from pmsite.model.audience import AudienceSettings
from pmsite.model.record import Record
from pmsite.model.source import Source
from pmsite.model.suggest import listed
from pmsite.model.value import dependency_parts
from pmsite.release.body import released_body
from pmsite.release.fields import released_fields, texts_of
from pmsite.release.words import names

_TELLING = re.compile(r"[\d.]")
"""What an id has that a word of a running text has not."""


def hindered(portal: Portal, record: Record, audience: str) -> str | None:
    """What keeps a record from an audience that it names: its ``kind``, its ``project``, or nothing."""
    kinds = portal.settings.audiences[audience].kinds
    if kinds and record.kind not in kinds:
        return "kind"
    if record.project is None or record.kind == "project":
        return None
    project = portal.graph.get(record.project)
    return None if project is not None and audience in project.audience else "project"


def seen(portal: Portal, record: Record, audience: str) -> bool:
    """Whether an audience sees a record at all."""
    return audience in record.audience and hindered(portal, record, audience) is None


def unreleased(portal: Portal, mode: str) -> Iterator[tuple[Record, str, dict[str, Source]]]:
    """Released records with their audience and the unreleased records that they name there, by where they first do.

    ``mode`` chooses the audiences by their ``unreleased_links``. A reference in a withheld field or passage
    does not count, for nobody reads it.
    """
    audiences = {
        name: item for name, item in portal.settings.audiences.items() if item.unreleased_links == mode
    }
    for record in each(portal, *portal.graph.kinds.kinds) if audiences else ():
        for audience, settings in sorted(audiences.items()):
            if not seen(portal, record, audience):
                continue
            hidden: dict[str, Source] = {}
            for uid, place in _named(portal, record, audience, settings):
                if uid not in hidden and not seen(portal, portal.graph[uid], audience):
                    hidden[uid] = place
            if hidden:
                yield record, audience, hidden


def named(portal: Portal, record: Record, uids: Iterable[str]) -> str:
    """Records in words, as they are called in a record's project."""
    return listed(sorted(portal.graph.name(uid, record.project) for uid in uids))


def _named(
    portal: Portal, record: Record, audience: str, settings: AudienceSettings
) -> Iterator[tuple[str, Source]]:
    """Uids that the released title, fields and passages of a record name anywhere, whether released or not."""
    everyone = portal.graph.records
    parts = {part.uid for part in portal.graph.parts(record.uid) if not seen(portal, part, audience)}
    near = {uid: other for uid, other in everyone.items() if uid not in parts} if parts else everyone
    resolver = portal.graph.resolver
    fields = released_fields(record, audience, settings, resolver, everyone)
    body = released_body(record, audience, portal.graph, resolver, near, portal.language).text

    def meant(written: str, *, loosely: bool) -> str | None:
        target = resolver.find(written, record.project)
        if target is None or target.uid in (record.uid, record.project):
            return None
        return None if loosely and target.kind != "project" and not _TELLING.search(written) else target.uid

    for found in references(fields):
        if (uid := meant(dependency_parts(found.text)[0], loosely=False)) is not None:
            yield uid, record.place(*found.at)
    for at, text in ((("title",), record.title), *texts_of(fields)):
        for word in names(text, markdown=False):
            if (uid := meant(word.id, loosely=not (word.handle or word.bare))) is not None:
                yield uid, record.place(*at)
    for word in sorted(names(body, markdown=True)):
        if (uid := meant(word.id, loosely=not (word.handle or word.bare))) is not None:
            line = body.count("\n", 0, word.start)
            column = word.start - body.rfind("\n", 0, word.start)
            yield uid, Source(record.source.path, record.body.first_line + line, column)
