"""What released records name that their readers may not see."""

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
from pmsite.release.release import release


def unreleased(portal: Portal, rule: str) -> Iterator[tuple[Record, str, str]]:
    """Released records with their audience and, in words, the unreleased records that they name there.

    ``rule`` chooses the audiences by their ``unreleased_links``. A reference in a withheld field or section
    does not count: nobody reads it.
    """
    resolver = Resolver.of(portal.graph)
    for audience, settings in sorted(portal.settings.audiences.items()):
        kept = release(portal, audience).graph.records if settings.unreleased_links == rule else {}
        for record in each(portal, *(kind.name for kind in portal.graph.kinds)):
            if record.uid in kept:
                named = _named(portal, resolver, record, audience, settings)
                hidden = sorted({target.id for target in named if target.uid not in kept})
                if hidden:
                    yield record, audience, listed(hidden)


def _named(
    portal: Portal, resolver: Resolver, record: Record, audience: str, settings: AudienceSettings
) -> Iterator[Record]:
    """Records that the released fields and passages of a record name, released or not."""
    parts = {part.uid for part in portal.graph.parts(record.uid) if audience not in part.audience}
    every = {uid: item for uid, item in portal.graph.records.items() if uid not in parts}
    fields = released_fields(record, audience, settings, resolver, portal.graph.records)
    body = released_body(record, audience, portal.graph, resolver, every, portal.language)
    written = [dependency_parts(found.text)[0] for found in references(fields)]
    written += [mention.target for mention in mentions(body.text)]
    for text in written:
        target = resolver.find(text, record.project)
        if target is not None and target.uid != record.uid:
            yield target
