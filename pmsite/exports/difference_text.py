"""A difference as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.exports import _difference_head as head
from pmsite.exports import _difference_parts as parts
from pmsite.model.diagnostic import printable
from pmsite.model.difference import Comparison
from pmsite.model.ports import Texts


def text(comparison: Comparison, t: Texts) -> str:
    """What was compared, how much differs, the consequences, then records and fields."""
    found = comparison.difference
    lines = [head.compared(comparison, t), head.headline(found, t)]
    unsure = head.unsure(found, t)
    lines += [unsure] if unsure else []
    groups = [
        parts.Part(t("Consequences"), parts.consequences(found, t)),
        parts.Part(t("Audiences"), parts.audiences(found, t)),
        *parts.records(found, t),
    ]
    for group in groups:
        if group.entries:
            lines += ["", group.heading]
            lines += [f"  {line}" for entry in group.entries for line in _lines(entry, t)]
    return "".join(f"{printable(line)}\n" for line in lines)


def _lines(entry: parts.Entry, t: Texts) -> Iterator[str]:
    names = ", ".join(" ".join(part for part in name if part) for name in entry.names)
    yield t("{name}: {said}", name=names, said=entry.said) if entry.said else names
    for field, old, new in entry.fields:
        move = t("{old} → {new}", old=old, new=new) if old else new
        yield "  " + t("{name}: {said}", name=field, said=move)
