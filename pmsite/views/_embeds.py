"""Figures that a body asks for by a query: registers, lists, counts, the risk matrix, a timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from pmsite.graph.embeds import FIGURES, Embed
from pmsite.graph.embeds import embeds as read
from pmsite.graph.queries import vocabulary
from pmsite.graph.query import select, values
from pmsite.kpis._withheld import is_withheld, withheld
from pmsite.model.figure import (
    Card,
    Cards,
    Cell,
    Column,
    Figure,
    Link,
    Listing,
    Paragraphs,
    Row,
    Sortable,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Body, Record
from pmsite.views._desk import Desk
from pmsite.views._labels import kind_name, own_label
from pmsite.views._lines import dotted
from pmsite.views._milestones import in_order, lanes, stands, timeline
from pmsite.views._parts import item
from pmsite.views._risk_matrix import matrix
from pmsite.views._values import Values

COLUMNS = ("status", "owner")
"""Columns of a register that names none, where its records have them."""
_ASSESSMENTS = frozenset({"inherent", "current", "target"})
_SIMPLE = (str, bool, int, float, dt.date)


def embeds(desk: Desk, text: str) -> tuple[Embed, ...]:
    """Figures that a text asks for, in their order; blocks that are wrong have no query."""
    portal = desk.portal
    if "pmsite" not in text:
        return ()
    if "words" not in portal.memo:
        portal.memo["words"] = vocabulary(portal.graph, portal.settings, portal.derived)
    return read("", Body(text), portal.memo["words"])[0]


def figure(desk: Desk, embed: Embed) -> Figure | None:
    """The figure of a block; None where the block is wrong (the check has said so)."""
    portal, query = desk.portal, embed.query
    if query is None:
        return None
    if withheld(portal, query):
        words = Words(desk.t("What this figure asks for is not shown here."), "mute")
        return Paragraphs(title=embed.title, lines=((words,),))
    among = FIGURES[embed.figure]
    found = select(query, portal.graph, portal.derived, portal.as_of, project=desk.key, among=among)
    return _FIGURES[embed.figure](desk, embed, found)


def _matrix(desk: Desk, embed: Embed, found: Sequence[Record]) -> Figure:
    return matrix(desk, found, title=embed.title)


def _count(desk: Desk, embed: Embed, found: Sequence[Record]) -> Figure:
    return Cards(cards=(Card(embed.title or desk.t("Number of records"), desk.t.number(len(found))),))


def _list(desk: Desk, embed: Embed, found: Sequence[Record]) -> Figure:
    shown, small = _cut(desk, embed, found)
    items = tuple(item(desk, record) for record in shown)
    return Listing(title=embed.title, small=small, items=items, empty=desk.t("Nothing is found."))


def _cut(desk: Desk, embed: Embed, found: Sequence[Record]) -> tuple[list[Record], str]:
    """The records shown, in order, and how many they are of where that is not all."""
    shown = _sorted(desk, embed, found)[: embed.limit]
    cut = len(shown) < len(found)
    return shown, desk.t("{shown} of {all}", shown=len(shown), all=len(found)) if cut else ""


def _timeline(desk: Desk, embed: Embed, found: Sequence[Record]) -> Figure:
    """Milestones along time; of several projects a line each."""
    t = desk.t
    if not found:
        return Listing(title=embed.title, items=(), empty=t("Nothing is found."))
    title = embed.title or desk.plural("milestone")
    projects = [
        project for project in desk.portal.graph.projects if any(m.project == project.id for m in found)
    ]
    if len(projects) == 1:
        return timeline(Desk(desk.portal, t, projects[0]), in_order(desk, found), title=title)
    groups = [
        (project, in_order(desk, [m for m in found if m.project == project.id])) for project in projects
    ]
    return lanes(desk, groups, title=title)


def _register(desk: Desk, embed: Embed, found: Sequence[Record]) -> Figure:
    records, small = _cut(desk, embed, found)
    columns = [path for path in embed.columns if not _hidden(desk, records, path)]
    if not embed.columns:
        columns = [(name,) for name in COLUMNS if any(record.get(name) for record in records)]
    numbers = {path for path in columns if _is_number(desk, records, path)}
    head = [Column(desk.t("Record"), key="record")]
    kinds = sorted({record.kind for record in records})
    head += [
        Column(_label(desk, path, kinds), number=path in numbers, key=".".join(path)) for path in columns
    ]
    rows = tuple(
        Row((Cell((desk.ref(record),), sort=record.id), *(_cell(desk, record, path) for path in columns)))
        for record in records
    )
    return Table(
        title=embed.title,
        small=small,
        columns=tuple(head),
        rows=rows,
        caption=embed.title or desk.t("Register"),
        empty=desk.t("Nothing is found."),
    )


def _label(desk: Desk, path: tuple[str, ...], kinds: Iterable[str]) -> str:
    """``current.score`` as ``Current · Score``; a field of the portal's own as the configuration names it."""
    own = own_label(desk.portal.settings, desk.t.language, path[0], kinds)
    first = own or desk.label(path[0])
    return " · ".join([first, *(desk.label(step) for step in path[1:])])


def _found(desk: Desk, record: Record, path: tuple[str, ...]) -> tuple[Any, ...]:
    return values(record, desk.portal.of(record), path)


def _hidden(desk: Desk, records: Sequence[Record], path: tuple[str, ...]) -> bool:
    """Whether the audience does not see a field of one of the kinds shown."""
    return any(is_withheld(desk.portal, kind, path) for kind in {record.kind for record in records})


def _is_number(desk: Desk, records: Sequence[Record], path: tuple[str, ...]) -> bool:
    found = [value for record in records for value in _found(desk, record, path)]
    plain = [isinstance(value, (int, float, dt.date)) and not isinstance(value, bool) for value in found]
    return bool(plain) and all(plain) and path[-1] != "score"


def _cell(desk: Desk, record: Record, path: tuple[str, ...]) -> Cell:
    """A field of a record as a cell that sorts by its value."""
    found = _found(desk, record, path)
    if not found:
        return desk.words("–", "mute", sort="")
    sort = _sort_key(found[0])
    special = _special(desk, record, path, found[0])
    if special:
        return Cell(special, sort=sort)
    written = Values(desk, record)
    whole = record.get(path[0]) if len(path) == 1 else None
    if isinstance(whole, (tuple, dict, BaseModel)) and path[0] not in desk.portal.of(record):
        return Cell(written.text(path[0], whole, path))
    if len(found) == 1 and isinstance(found[0], _SIMPLE):
        return Cell(_simple(desk, written, record, path, found[0]), sort=sort)
    return Cell(dotted([_simple(desk, written, record, path, value) for value in found]))


def _special(desk: Desk, record: Record, path: tuple[str, ...], value: Any) -> Text:
    """States, kinds, projects and scores, which look like that everywhere."""
    if path == ("status",):
        state = stands(desk, record) if record.kind == "milestone" else desk.state(record)
        return (state,) if state is not None else (Words(desk.t("n/a"), "mute"),)
    if path == ("kind",):
        return (Words(kind_name(desk.portal.graph.kinds[record.kind], desk.t)),)
    if path == ("project",):
        project = desk.portal.graph[str(value)]
        return (Link(project.id, desk.where(project)),)
    if record.kind == "risk" and path[0] in _ASSESSMENTS and path[1:] == ("score",):
        return _score(desk, record, path[0], value)
    return ()


def _simple(desk: Desk, written: Values, record: Record, path: tuple[str, ...], value: Any) -> Text:
    """A single value: linked where it names a record, else by its type and name."""
    if isinstance(value, str) and path[-1] in ("band", "state", "status"):
        return (Words(desk.label(value)),)
    return written.text(path[-1], value, path if len(path) > 1 or record.get(path[0]) == value else ())


def _score(desk: Desk, risk: Record, name: str, score: int) -> Text:
    """A score on the ground of its band."""
    assessed = risk.get(name) or risk.get("inherent")
    if assessed is None:
        return (Words(desk.t.number(score)),)
    return desk.score(score, desk.portal.settings.risk.band(assessed.probability, assessed.largest_impact))


def _sort_key(value: Any) -> Sortable:
    if isinstance(value, dt.date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value if isinstance(value, (int, float, str)) else None


def _sorted(desk: Desk, embed: Embed, records: Sequence[Record]) -> list[Record]:
    """Records by a field, those without it last; else as they come."""
    if embed.sort is None:
        return [*records]
    path = embed.sort.path
    keyed = [(found, record) for record in records if (found := _found(desk, record, path))]
    rest = [record for record in records if not _found(desk, record, path)]
    keyed.sort(key=lambda pair: _rank(pair[0][0]), reverse=embed.sort.down)
    return [*(record for _, record in keyed), *rest]


def _rank(value: Any) -> tuple[int, float, str]:
    """A place in order: numbers, then days, then texts."""
    if isinstance(value, (bool, int, float)):
        return 0, float(value), ""
    if isinstance(value, dt.date):
        return 1, float(value.toordinal()), ""
    return 2, 0.0, str(value)


_FIGURES: Mapping[str, Callable[[Desk, Embed, Sequence[Record]], Figure]] = {
    "register": _register,
    "list": _list,
    "count": _count,
    "matrix": _matrix,
    "timeline": _timeline,
}
