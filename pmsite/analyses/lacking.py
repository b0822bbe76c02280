"""What records lack that a reader of their kind needs: owner, cause, version, approver and so on.

Less than an error: the record is read, and counts, but somebody has to ask its author. Sources: for documents
the control of documented information of ISO 9001 (7.5.2: identification, format, review and approval), for
risks ISO 31000 (cause, event, effect, owner).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pmsite.model.record import Record

Field = tuple[str, ...]
"""A field, or several of which one is enough."""

_DRAFT: tuple[Field, ...] = (("type",), ("version",), ("author", "owner"))
_REVIEWED: tuple[Field, ...] = (*_DRAFT, ("reviewer",))
_IN_FORCE: tuple[Field, ...] = (*_REVIEWED, ("approver",), ("next_review",), ("revisions",))
_DOCUMENT: Mapping[str, tuple[Field, ...]] = {
    "draft": _DRAFT,
    "in_review": _REVIEWED,
    "approved": _IN_FORCE,
    "published": _IN_FORCE,
}
RECOMMENDED: Mapping[str, tuple[Field, ...]] = {
    "risk": (("owner",), ("cause",), ("event",), ("effect",), ("inherent", "current")),
    "issue": (("owner",), ("severity",)),
    "assumption": (("owner",), ("validate_by",)),
    "action": (("owner",), ("due",)),
    "milestone": (("owner",), ("baseline",)),
    "change": (("requester",), ("reason",), ("impact",)),
    "requirement": (("source",), ("priority",), ("acceptance",)),
    "lesson": (("cause",), ("recommendation",)),
}
"""Fields by kind, of records with which something is left to do."""


def lacks(record: Record) -> tuple[str, ...]:
    """Names of the fields that a record lacks in its state; of alternatives the first is named."""
    return tuple(field[0] for field in _asked(record) if not any(_is_written(record, name) for name in field))


def _asked(record: Record) -> Iterator[Field]:
    if record.kind == "document":
        yield from _DOCUMENT.get(str(record.get("status")), ())
    else:
        yield from RECOMMENDED.get(record.kind, ())


def _is_written(record: Record, name: str) -> bool:
    return record.get(name) not in (None, "", (), {})
