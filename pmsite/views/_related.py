"""What a record links to and what links to it, by relation."""

from __future__ import annotations

from pmsite.model.figure import Fact, Facts
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import refs

_WITH_TITLE = 2
"""Up to how many records are named with their titles."""


_LOOSE = frozenset({"mentions", "mentioned_by"})
"""Relations that say less than any other between the same records."""


def related(desk: Desk, record: Record) -> Facts | None:
    """Relations of a record in both directions; people and what is written inside it stand elsewhere."""
    graph = desk.portal.graph
    groups: dict[str, list[Record]] = {}
    for link in graph.links(record.uid):
        groups.setdefault(link.name, []).append(graph[link.target])
    for link in graph.backlinks(record.uid):
        groups.setdefault(link.inverse, []).append(graph[link.origin])
    kept = {
        name: [other for other in others if other.kind != "person" and other.parent != record.uid]
        for name, others in groups.items()
    }
    typed = {other.uid for name, others in kept.items() if name not in _LOOSE for other in others}
    for name in _LOOSE & set(kept):
        kept[name] = [other for other in kept[name] if other.uid not in typed]
    facts = tuple(
        Fact(desk.label(name, record.kind, "relation"), refs(desk, others, title=len(others) <= _WITH_TITLE))
        for name, others in kept.items()
        if others
    )
    title = desk.t("Linked from here and back")
    return Facts(title=title, facts=facts, columns=1, anchor="links") if facts else None
