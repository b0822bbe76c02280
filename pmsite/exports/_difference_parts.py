"""The parts of a difference that is told in words: a heading and lines, each about one record or file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pmsite.exports import _difference_words as words
from pmsite.model.difference import Consequence, Difference, Edited, Named, Shown
from pmsite.model.ports import Texts

MOST_TOP = 8
"""Consequences that are told before all others."""
MOST_SHOWN = 5
"""Records that a line about an audience names: as long as a line may be, with the longest ids."""
_LAST = 9
_IDS = 2
"""Records that a line names with their titles; of more the ids say enough."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: names of records or files, what is said of them, and lines below it."""

    names: tuple[tuple[str, str], ...]
    """Id, or path, and title; "" for none."""
    said: str = ""
    fields: tuple[tuple[str, str, str], ...] = ()
    """Fields with what they were and are, the former "" where there is one text for both."""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading."""

    heading: str
    entries: tuple[Entry, ...]


def consequences(found: Difference, t: Texts) -> tuple[Entry, ...]:
    """Every consequence, by record."""
    return tuple(_entry(line, t) for line in words.lines(found.consequences, t))


def weightiest(found: Difference, t: Texts) -> tuple[Entry, ...]:
    """The consequences that a reviewer must see, the weightiest first."""
    ranks: dict[Named, int] = {}
    for item in found.consequences:
        ranks[item.record] = min(_rank(item), ranks.get(item.record, _LAST))
    lines = words.lines(found.consequences, t)
    ordered = sorted(lines, key=lambda line: min(ranks[record] for record in line.records))
    return tuple(_entry(line, t) for line in ordered[:MOST_TOP])


def audiences(found: Difference, t: Texts) -> tuple[Entry, ...]:
    """What audiences newly see, and see no longer."""
    return (
        *_shown(found.released, lambda audience: t("newly visible to {audience}", audience=audience)),
        *_shown(found.withdrawn, lambda audience: t("no longer visible to {audience}", audience=audience)),
    )


def records(found: Difference, t: Texts) -> Iterator[Part]:
    """Records and files that differ; parts without lines are left out."""
    parts = (
        (t("Added"), [_named(item) for item in found.added]),
        (t("Removed"), [_named(item) for item in found.removed]),
        (t("Renamed"), [_renamed(item.record, item.old_id, item.old_path, t) for item in found.renamed]),
        (t("Changed"), list(_changed(found.changed, t))),
        (t("Other files"), [Entry(((item.path, ""),), _file(item.what, t)) for item in found.files]),
        (t("Not readable"), [Entry(((path, ""),)) for path in found.unreadable]),
    )
    yield from (Part(heading, tuple(entries)) for heading, entries in parts if entries)


def _rank(item: Consequence) -> int:
    tests = (
        item.type == "problem_new" and item.more["severity"] == "error",
        item.type == "field_released",
        item.record.kind == "milestone" and item.type in ("milestone_forecast", "critical"),
        bool(item.more.get("crossed")),
        item.type == "risk_score" and item.more["band"]["old"] != item.more["band"]["new"],
        item.type == "status" and item.more["dimension"] == "overall",
        item.type in ("change_decided", "change_pending"),
    )
    return next((rank for rank, holds in enumerate(tests) if holds), _LAST)


def _entry(line: words.Line, t: Texts) -> Entry:
    if len(line.records) > _IDS:
        return Entry(tuple((record.id, "") for record in line.records), line.said)
    return Entry(tuple(_name(record, t) for record in line.records), line.said)


def _name(record: Named, t: Texts) -> tuple[str, str]:
    """Id and title; a KPI of the role goes by its name, and says of which project it is."""
    if record.kind != "kpi" or record.path:
        return record.id, words.title(record)
    return t(record.title), record.project or t("all projects")


def _named(record: Named) -> Entry:
    return Entry(((record.id, words.title(record)),))


def _renamed(record: Named, old_id: str, old_path: str, t: Texts) -> Entry:
    old, new = (old_path, record.path) if old_path != record.path else (old_id, record.id.rpartition("/")[2])
    return Entry(((record.id, words.title(record)),), t("{old} → {new}", old=old, new=new))


def _changed(items: Iterable[Edited], t: Texts) -> Iterator[Entry]:
    records: dict[Named, list[tuple[str, str, str]]] = {}
    for item in items:
        records.setdefault(item.record, []).append((item.field, *words.edited(item, t)))
    for record, fields in records.items():
        yield Entry(((record.id, words.title(record)),), fields=tuple(fields))


def _file(what: str, t: Texts) -> str:
    return {"added": t("added"), "removed": t("removed"), "changed": t("changed")}[what]


def _shown(items: Iterable[Shown], said: Callable[[str], str]) -> Iterator[Entry]:
    by_audience: dict[str, list[str]] = {}
    for item in items:
        by_audience.setdefault(item.audience, []).append(item.record.id)
    for audience, ids in by_audience.items():
        for at in range(0, len(ids), MOST_SHOWN):
            yield Entry(((said(audience), ""),), ", ".join(ids[at : at + MOST_SHOWN]))
