"""What an audience sees, and what released records name that it does not."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.graph.prose import mentions
from pmsite.graph.references import references
from pmsite.graph.resolve import Resolver
from pmsite.model.record import Record
from pmsite.model.settings import AudienceSettings
from pmsite.model.suggest import listed
from pmsite.model.value import dependency_parts
from pmsite.release.body import released_body
from pmsite.release.fields import released_fields


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
        targets = {link.target for link in portal.graph.links(record.uid)} if record.audience else ()
        for audience, settings in sorted(audiences.items()):
            hidden = {uid for uid in targets if not seen(portal, portal.graph[uid], audience)}
            if hidden and seen(portal, record, audience):
                resolver = resolver or Resolver.of(portal.graph)
                hidden &= set(_named(portal, resolver, record, audience, settings))
                if hidden:
                    yield (
                        record,
                        audience,
                        listed(sorted(portal.graph.name(uid, record.project) for uid in hidden)),
                    )


def _named(
    portal: Portal, resolver: Resolver, record: Record, audience: str, settings: AudienceSettings
) -> Iterator[str]:
    """Uids that the released fields and passages of a record name, whether released or not."""
    everyone = portal.graph.records
    named = {link.target for link in portal.graph.links(record.uid)}
    named |= {part.uid for part in portal.graph.parts(record.uid) if seen(portal, part, audience)}
    near = {uid: everyone[uid] for uid in named | {record.uid}}
    fields = released_fields(record, audience, settings, resolver, everyone)
    body = released_body(record, audience, portal.graph, resolver, near, portal.language)
    written = [dependency_parts(found.text)[0] for found in references(fields)]
    written += [mention.target for mention in mentions(body.text)]
    for text in written:
        target = resolver.find(text, record.project)
        if target is not None:
            yield target.uid
