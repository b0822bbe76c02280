"""Figures that many record pages share: facts, what is written inside, relations both ways."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from pmsite.model.figure import Fact, Facts, Figure, Inline, Item, Listing, Text, Tone, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._driver import driver
from pmsite.views._due import near
from pmsite.views._lines import dotted, refs
from pmsite.views._milestones import stands
from pmsite.views._values import Values

_BESIDE = frozenset(
    {
        "id",
        "kind",
        "title",
        "names",
        "audience",
        "field_audience",
        "file_audience",
        "tasks",
        "milestones",
        "decisions",
        "actions",
        "responses",
    }
)
"""Fields that stand elsewhere on the page."""


def facts(desk: Desk, record: Record, *, title: str = "", apart: frozenset[str] = frozenset()) -> Facts:
    """The fields of a record as names and values, its state first; those ``apart`` stand elsewhere."""
    values = Values(desk, record)
    found: list[Fact] = []
    milestone = record.kind == "milestone"
    state = stands(desk, record) if milestone else desk.state(record) if record.get("status") else None
    drives = driver(desk, record) if milestone else ()
    if state is not None:
        found.append(Fact(desk.t("State"), dotted([(state,), drives]) if drives else (state,)))
    for name, info in type(record.fields).model_fields.items():
        value = getattr(record.fields, name)
        if name in (*_BESIDE, *apart, "status") or value in (None, (), {}) or value == record.title:
            continue
        if isinstance(value, tuple) and isinstance(value[0], (BaseModel, dict)):
            continue
        label = desk.label(name, record.kind, "field")
        found.append(Fact(label, values.text(name, value, (info.alias or name,))))
    found += derived(desk, record)
    if record.audience and desk.portal.audience == "internal":
        found.append(Fact(desk.t("Released to"), (Words(desk.t.joined(list(record.audience))),)))
    return Facts(title=title, facts=tuple(found))


def derived(desk: Desk, record: Record) -> Iterator[Fact]:
    """What was computed of a record, by name; what could not be computed says why."""
    values = desk.portal.of(record)
    why = values.get("why") or {}
    labels = {
        "decided_days": desk.t("Decided in"),
        "state_age_days": desk.t("In this state for"),
        "age_days": desk.t("Age"),
    }
    for name, label in labels.items():
        if name not in values:
            continue
        value = values[name]
        text: Text = (
            (Words(desk.t.plural("{n} day", "{n} days", value)),)
            if value is not None
            else (
                Words(desk.t("n/a"), "mute"),
                Words(desk.t(why.get(name, "")), "mute"),
            )
        )
        yield Fact(label, text)
    if values.get("review_due"):
        late: Tone = "off" if values.get("review_is_due") else ""
        yield Fact(
            desk.label("review_due", "field"), (Words(desk.t.dated(values["review_due"], desk.today), late),)
        )


def tables(desk: Desk, record: Record) -> Iterator[Figure]:
    """Lists of mappings of a record, a table each."""
    values = Values(desk, record)
    for name in type(record.fields).model_fields:
        value = getattr(record.fields, name)
        if isinstance(value, tuple) and value and isinstance(value[0], BaseModel) and name not in _BESIDE:
            yield values.table(name, value)


def inside(desk: Desk, record: Record) -> Iterator[Listing]:
    """Records written inside a record: decisions, actions, responses, milestones."""
    for kind in ("decision", "action", "milestone"):
        parts = desk.portal.graph.parts(record.uid, kind)
        if not parts:
            continue
        title = desk.t("Responses") if kind == "action" and record.kind == "risk" else desk.plural(kind)
        yield Listing(title=title, items=tuple(item(desk, part) for part in parts))


def item(desk: Desk, record: Record) -> Item:
    """A record as an entry of a list: id and title, owner and day below, its state at the right."""
    meta: list[Inline] = [*desk.person(record.get("owner"))]
    due = record.get("due")
    if due:
        open_ = bool(record.get("status")) and desk.portal.is_open(record)
        day = near(desk, due) if open_ else desk.t.dated(due, desk.today)
        meta.append(Words(desk.t("due {day}", day=day)))
    for handle in record.get("by") or () if record.kind == "decision" else ():
        meta.extend(desk.person(handle))
    if record.kind == "milestone":
        return Item((desk.ref(record),), tuple(meta), stands(desk, record), anchor=record.id)
    state = desk.state(record) if record.get("status") else None
    return Item((desk.ref(record),), tuple(meta), state, anchor=record.id)


def relations(desk: Desk, record: Record) -> Facts | None:
    """What a record links to and what links to it, by relation."""
    graph = desk.portal.graph
    groups: dict[str, list[Record]] = {}
    for link in graph.links(record.uid):
        target = graph[link.target]
        if target.kind != "person":
            groups.setdefault(link.name, []).append(target)
    for link in graph.backlinks(record.uid):
        groups.setdefault(link.inverse, []).append(graph[link.origin])
    if record.parent is not None and (parent := graph.get(record.parent)) is not None:
        groups.setdefault("written_in", []).append(parent)
    if not groups:
        return None
    found = tuple(
        Fact(desk.label(name, record.kind, "relation"), refs(desk, items, title=True))
        for name, items in groups.items()
    )
    return Facts(title=desk.t("Linked from here and back"), facts=found, columns=1)
