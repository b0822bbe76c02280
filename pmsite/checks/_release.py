"""What an audience sees, and what released records name that it does not."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.graph.references import references
from pmsite.graph.resolve import Resolver
from pmsite.model.record import Record
from pmsite.model.settings import AudienceSettings
from pmsite.model.suggest import listed
from pmsite.model.value import dependency_parts
from pmsite.release.body import released_body
from pmsite.release.fields import released_fields, texts_of
from pmsite.release.words import names


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


def unreleased(portal: Portal, mode: str) -> Iterator[tuple[Record, str, str]]:
    """Released records with their audience and, in words, the unreleased records that they name there.

    ``mode`` chooses the audiences by their ``unreleased_links``. A reference in a withheld field or passage
    does not count, for nobody reads it.
    """
    audiences = {
        name: item for name, item in portal.settings.audiences.items() if item.unreleased_links == mode
    }
    resolver: Resolver | None = None
    for record in each(portal, *portal.graph.kinds.kinds) if audiences else ():
        for audience, settings in sorted(audiences.items()):
            if not seen(portal, record, audience):
                continue
            resolver = resolver or Resolver.of(portal.graph)
            named = _named(portal, resolver, record, audience, settings)
            hidden = {uid for uid in named if not seen(portal, portal.graph[uid], audience)}
            if hidden:
                said = sorted(portal.graph.name(uid, record.project) for uid in hidden)
                yield record, audience, listed(said)


def _named(
    portal: Portal, resolver: Resolver, record: Record, audience: str, settings: AudienceSettings
) -> Iterator[str]:
    """Uids that the released title, fields and passages of a record name anywhere, whether released or not."""
    everyone = portal.graph.records
    parts = {part.uid for part in portal.graph.parts(record.uid) if not seen(portal, part, audience)}
    near = {uid: other for uid, other in everyone.items() if uid not in parts} if parts else everyone
    fields = released_fields(record, audience, settings, resolver, everyone)
    body = released_body(record, audience, portal.graph, resolver, near, portal.language)
    written = [dependency_parts(found.text)[0] for found in references(fields)]
    for text in (record.title, *texts_of(fields)):
        written += names(text, markdown=False)
    written += names(body.text, markdown=True)
    for text in written:
        target = resolver.find(text, record.project)
        if target is not None and target.uid not in (record.uid, record.project):
            yield target.uid
