"""A KPI by project, person and department; of surveys by survey and dimension."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pmsite.kpis._breakdown import NOBODY, Breakdown, Group
from pmsite.kpis._measured import measured
from pmsite.kpis._value import KpiValue
from pmsite.model.figure import Cell, Column, Figure, Link, Meter, Paragraphs, Row, Table, Text, Words
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._kpi_who import Who
from pmsite.views._kpi_words import HEALTH, amount, basis, light, missing, now, page_of, target

_NAMED = 3
"""How many groups with one and the same value a heading names."""


@dataclass(frozen=True)
class _Side:
    """A way to take a KPI apart: its groups and what is said of them."""

    anchor: str
    column: str
    groups: tuple[Group, ...]
    name: Callable[[str], str]
    cell: Callable[[Group], Text]
    counted: Callable[[Group], Text]
    heading: Callable[[str], str]
    """The heading with its finding; without one where that is empty."""
    many: Callable[[int], str]
    one: Callable[[str], str]
    """What is said where there is one group only."""
    note: str = ""


def projects(desk: Desk, value: KpiValue) -> list[Figure]:
    """The same KPI for each project; the portal's value pools their counts."""
    t, found = desk.t, measured(desk.portal)
    values = [(project, found.get(value.key, project.id)) for project in desk.portal.graph.projects]
    known = [(project, item) for project, item in values if item is not None]
    if not known:
        return []
    reach = _reach(value, [item for _, item in known], value.target)
    rows = []
    for project, item in known:
        own = Desk(desk.portal, t, project)
        cells = (
            Cell((Link(project.id, page_of(own, item)),), sort=project.id),
            desk.words(now(own, item), sort=item.value if item.value is not None else ""),
            Cell((Words(basis(own, item)),) if item.value is not None else missing(own, item)),
            Cell((light(own, item),)),
            _meter(item, reach),
        )
        rows.append(Row(cells))
    columns = (
        Column(t("Project"), key="project"),
        Column(t("Value"), number=True, key="value"),
        Column(t("Counted"), key="counted", least=True),
        Column(t("Status"), key="status"),
        Column(t("line: target {target}", target=target(desk, value)), least=True),
    )
    return [Table(title=t("By project"), columns=columns, rows=tuple(rows), anchor="projects", compact=True)]


def groups(desk: Desk, value: KpiValue, split: Breakdown) -> Iterator[Figure]:
    """The KPI by person and department, or by survey and dimension; one group is said in a sentence."""
    for side in _sides(desk, value, split):
        if len(side.groups) == 1:
            only = side.groups[0].key
            line = (Words(side.one("" if only == NOBODY else side.name(only))),)
            yield Paragraphs(title=side.heading(""), lines=(line,), anchor=side.anchor)
        elif side.groups:
            yield _table(desk, value, side)


def _sides(desk: Desk, value: KpiValue, split: Breakdown) -> Iterator[_Side]:
    t, who = desk.t, Who(desk, split)

    def link(column: str, name: Callable[[str], str]) -> Callable[[Group], Text]:
        def counted(group: Group) -> Text:
            told = basis(desk, group.value) or t("n/a")
            if not value.records:  # then the page has no table of them
                return (Words(told),)
            return (Link(told, who.records(value, column, name(group.key), group.value.records)),)

        return counted

    yield _Side(
        "people",
        t("Person"),
        split.people,
        who.person,
        lambda group: desk.person(group.key) or (Words(who.person(group.key), "mute"),),
        link("owner", who.person),
        lambda found: t("By person; {finding}", finding=found) if found else t("By person"),
        lambda n: t.plural("{n} person", "{n} people", n),
        lambda name: (
            t("All records counted are with {name}.", name=name)
            if name
            else t("No record counted names a person.")
        ),
        who.note(value),
    )
    yield _Side(
        "departments",
        t("Department"),
        split.departments,
        who.department,
        lambda group: (Words(who.department(group.key), "" if group.key else "mute"),),
        link("department", who.department),
        lambda found: t("By department; {finding}", finding=found) if found else t("By department"),
        lambda n: t.plural("{n} department", "{n} departments", n),
        lambda name: (
            t("All records counted are with people of one department: {name}.", name=name)
            if name
            else t("The department of these people is not known.")
        ),
        t(
            "The department of that person, as the resources of the project have it, else as the person's "
            "record has it; for people of other organisations their company."
        ),
    )
    yield from _of_surveys(desk, split)


def _of_surveys(desk: Desk, split: Breakdown) -> Iterator[_Side]:
    t, graph = desk.t, desk.portal.graph
    note = t("Answers to surveys have no names, so there is no breakdown by person or department.")

    def dimension(key: str) -> str:
        return desk.label(key, "survey.dimension") if key else t("Without a dimension")

    def counted(group: Group) -> Text:
        return (Words(t.plural("{n} score", "{n} scores", group.value.n)),)

    yield _Side(
        "surveys",
        t("Survey"),
        split.surveys,
        lambda uid: desk.name(graph[uid]),
        lambda group: (desk.ref(graph[group.key]),),
        counted,
        lambda found: t("By survey; {finding}", finding=found) if found else t("By survey"),
        lambda n: t.plural("{n} survey", "{n} surveys", n),
        lambda name: t("All scores are from one survey: {name}.", name=name),
        note,
    )
    yield _Side(
        "dimensions",
        t("Dimension"),
        split.dimensions,
        dimension,
        lambda group: (Words(dimension(group.key), "" if group.key else "mute"),),
        counted,
        lambda found: t("By dimension; {finding}", finding=found) if found else t("By dimension"),
        lambda n: t.plural("{n} dimension", "{n} dimensions", n),
        lambda name: (
            t("All scores are of one dimension: {name}.", name=name)
            if name
            else t("The questions name no dimension.")
        ),
    )


def _table(desk: Desk, value: KpiValue, side: _Side) -> Table:
    t = desk.t
    total = value.denominator is None
    reach = _reach(value, [group.value for group in side.groups], value.value if total else value.target)
    columns = [
        Column(side.column, key=side.anchor),
        Column(t("Value"), number=True, key="value"),
        Column(t("Counted"), key="counted"),
    ]
    if total:
        columns.append(Column(t("part of {value}", value=now(desk, value)), least=True))
    else:
        columns.append(Column(t("Status"), key="status"))
        columns.append(Column(t("line: target {target}", target=target(desk, value)), least=True))
    rows = []
    for group in side.groups:
        item = group.value
        cells = [
            Cell(side.cell(group), sort=side.name(group.key)),
            desk.words(now(desk, item), sort=item.value if item.value is not None else ""),
            Cell(side.counted(group), missing(desk, item) if item.value is None else (), sort=item.n),
            *([] if total else [Cell((light(desk, item),))]),
            _meter(item, reach),
        ]
        rows.append(Row(tuple(cells)))
    return Table(
        title=side.heading(_finding(desk, value, side)),
        small=_order(desk, value, side.groups),
        columns=tuple(columns),
        rows=tuple(rows),
        anchor=side.anchor,
        caption=side.heading(""),
        note=(Words(side.note),) if side.note else (),
        formula=formula(desk, "breakdown"),
        compact=True,
    )


def _order(desk: Desk, value: KpiValue, found: Sequence[Group]) -> str:
    """How the rows are in order; "" where all have one value."""
    t = desk.t
    if len({group.value.value for group in found}) == 1:
        return ""
    if value.denominator is None:
        return t("largest part first")
    return t("lowest first") if value.direction == "up" else t("highest first")


def _finding(desk: Desk, value: KpiValue, side: _Side) -> str:
    """Who is furthest from the target, or has the most of a total; "" where nothing can be told."""
    t = desk.t
    known = [group for group in side.groups if group.value.value is not None]
    if not known:
        return ""
    first = known[0].value
    shown = amount(desk, value, first.value)
    tied = [group for group in known if group.value.value == first.value]
    if len(tied) == len(known) and len(known) > 1:
        return t("all at {value}", value=shown)
    total = value.denominator is None
    if not total and first.status == "green":
        return t("all meet the target")
    who = t.joined([side.name(group.key) for group in tied])
    said = basis(desk, first) if value.unit == "ratio" and not total else shown
    if len(tied) > 1:
        who = who if len(tied) <= _NAMED else side.many(len(tied))
        said = t("each {value}", value=shown)
    if total:
        return t("most with {who}, {counted}", who=who, counted=said)
    if value.target is not None:
        return t("furthest from the target: {who}, {counted}", who=who, counted=said)
    if value.direction == "down":
        return t("highest: {who}, {counted}", who=who, counted=said)
    return t("lowest: {who}, {counted}", who=who, counted=said)


def _reach(value: KpiValue, items: Sequence[KpiValue], least: float | None) -> float:
    """End of the scale of the bars: the largest value, or ``least``; of shares never below the whole."""
    found = max((item.value or 0 for item in items), default=0)
    return max(found, least or 0, 1 if value.unit == "ratio" else 0) or 1


def _meter(item: KpiValue, reach: float) -> Cell:
    """A value as a bar with its target; nothing where there is none."""
    if item.value is None or item.unit == "yes_no":
        return Cell()
    limits = (item.target,) if item.target is not None else ()
    return Cell((Meter(item.value, reach, limits, HEALTH[item.status]),))
