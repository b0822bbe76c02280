"""People as others name them: by handle, or by a name in any language."""

from __future__ import annotations

from pmsite.graph.graph import Graph

FIELDS = frozenset(
    {
        *("owner", "requester", "chair", "author", "reviewer", "approver", "contact"),
        *("minutes_by", "manager", "account_manager", "sponsor"),
    }
)
"""Fields that hold one person."""


def known_person(graph: Graph, name: str) -> str:
    """The handle of a person who has a record, by handle or name in any language; "" for others."""
    plain = " ".join(name.casefold().split())
    for record in graph.of("person"):
        names = {record.id, record.title, *(record.get("names") or {}).values()}
        if plain in {text.casefold() for text in names}:
            return record.id
    return ""
