"""Milestones: on a line with baseline and forecast, and in a table; of a project, and of all projects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Cell, Chip, Column, Figure, Page, Row, Table
from pmsite.views._desk import Desk
from pmsite.views._lines import refs, targets
from pmsite.views._milestone_trend import milestone_trend
from pmsite.views._milestones import (
    STATES,
    Dates,
    float_cell,
    following,
    in_order,
    lanes,
    missing,
    on_time,
    slip_cell,
    slip_words,
    state_of,
    timeline,
)

_MOST_PROJECTS = 6
"""Projects that a table is filtered by, at most."""


def pages(desk: Desk) -> Iterator[Page]:
    """The milestones of a project; those of all projects on the portal's own page."""
    items = in_order(desk, desk.of("milestone"))
    if not items:
        return
    title = desk.plural("milestone")
    sentence = _sentence(desk, items)
    figures: list[Figure] = [desk.head(title, sentence, small=_count(desk, items))]
    figures.append(
        timeline(desk, items, title=desk.t("Baseline, forecast and actual"))
        if desk.project
        else _lanes(desk, items)
    )
    figures += [found] if (found := milestone_trend(desk)) is not None else []
    figures.append(_table(desk, items))
    yield Page(
        desk.at("milestones"),
        title,
        tuple(figures),
        project=desk.key or "",
        area="plan" if desk.project else "portfolio",
        nav=title,
        order=10,
    )


def _count(desk: Desk, items: Sequence[Dates]) -> str:
    counted = [item for item in items if item.status != "cancelled"]
    reached = sum(item.actual is not None for item in counted)
    return desk.t("{reached} of {all} reached", reached=reached, all=len(counted))


def _sentence(desk: Desk, items: Sequence[Dates]) -> str:
    t = desk.t
    kept, due = on_time(desk, desk.project, items)
    past = (
        t("{kept} of {due} due milestones were reached on time", kept=kept, due=due)
        if due
        else t("No milestone was due yet")
    )
    return t("{first}; {second}.", first=past, second=_ahead(desk, following(items)))


def _ahead(desk: Desk, first: Dates | None) -> str:
    """What comes next, as the second half of a sentence."""
    t = desk.t
    if first is None:
        return t("none is left")
    name = t("{id} {title}", id=desk.name(first.record), title=desk.title(first.record))
    if first.date is None:
        return t("next is {name}, without a date", name=name)
    day = t.dated(first.date, desk.today)
    if first.date < desk.today:
        return t("{name} of {day} is not reached", name=name, day=day)
    if first.forecast is None:
        return t("next is {name}, planned for {day}", name=name, day=day)
    if first.slip:
        return t("next is {name} on {day} ({slip})", name=name, day=day, slip=slip_words(desk, first.slip))
    return t("next is {name} on {day}", name=name, day=day)


def _lanes(desk: Desk, items: Sequence[Dates]) -> Figure:
    t = desk.t
    groups = [
        (project, [item for item in items if item.record.project == project.id])
        for project in desk.portal.graph.projects
    ]
    late = sum(item.open and item.behind for item in items)
    open_ = sum(item.open for item in items)
    title = (
        t("{late} of {open} open milestones are behind their baseline", late=late, open=open_)
        if late
        else t("No open milestone is behind its baseline")
        if any(item.open and item.slip is not None for item in items)
        else t("Milestones of all projects")
    )
    return lanes(desk, [(project, found) for project, found in groups if found], title=title)


def _table(desk: Desk, items: Sequence[Dates]) -> Table:
    t = desk.t
    columns = [
        Column(t("Milestone"), key="milestone"),
        Column(t("Owner"), key="owner"),
        Column(t("Baseline"), number=True, key="baseline"),
        Column(t("Forecast"), number=True, key="forecast"),
        Column(t("Actual"), number=True, key="actual"),
        Column(t("Slip"), number=True, key="slip"),
        Column(t("Status"), key="status"),
        Column(t("Float"), number=True, key="float", least=True),
        Column(t("Deliverables"), key="deliverables", least=True),
        Column(t("Acceptance"), key="acceptance", least=True),
    ]
    absent = _absent(desk, items)
    shown = [column for column in columns if column.key not in absent]
    return Table(
        title=t("Register"),
        small=t("slip in working days against the baseline") if "slip" not in absent else "",
        columns=tuple(shown),
        rows=tuple(_row(desk, item, [column.key for column in shown]) for item in items),
        chips=_chips(desk, items),
        anchor="register",
        caption=desk.plural("milestone"),
    )


def _absent(desk: Desk, items: Sequence[Dates]) -> set[str]:
    """Columns that stay away: on the portal's page what is long, for an audience what is withheld from it."""
    absent = {"deliverables", "acceptance"} if desk.project is None else set()
    if desk.portal.audience == INTERNAL:
        return absent
    floats = [desk.portal.of(item.record).get("total_float_days") for item in items]
    known = {
        "forecast": any(item.forecast for item in items),
        "slip": any(item.slip is not None for item in items),
        "float": any(days is not None for days in floats),
    }
    return absent | {key for key, any_ in known.items() if not any_}


def _chips(desk: Desk, items: Sequence[Dates]) -> tuple[Chip, ...]:
    """Filters by state, and by project where there are few."""
    states = Counter(item.status for item in items)
    chips = [
        Chip(desk.label(state, "milestone.status"), states[state], "status", state)
        for state in STATES
        if states[state]
    ]
    if len(chips) < 2:  # noqa: PLR2004 - a filter needs two sides
        chips = []
    projects = Counter(item.record.project or "" for item in items)
    if desk.project is None and 1 < len(projects) <= _MOST_PROJECTS:
        chips += [Chip(key, projects[key], "project", key) for key in sorted(projects)]
    return (Chip(desk.t("All"), len(items)), *chips) if chips else ()


def _row(desk: Desk, item: Dates, shown: Sequence[str]) -> Row:
    record, found = item.record, desk.portal.of(item.record)
    nothing = desk.words("–", "mute", sort="")
    place = STATES.index(item.status) if item.status in STATES else len(STATES)
    forecast = desk.day(item.forecast) if item.forecast else missing(desk, record, "forecast")
    cells = {
        "milestone": Cell((desk.ref(record),), sort=record.uid),
        "owner": Cell(desk.person(record.get("owner"))),
        "baseline": desk.day(item.baseline) if item.baseline else missing(desk, record, "baseline"),
        "forecast": forecast if item.open else nothing,
        "actual": desk.day(item.actual) if item.actual else nothing,
        "slip": slip_cell(desk, item) if item.status != "cancelled" else nothing,
        "status": Cell((state_of(desk, item),), sort=place),
        "float": float_cell(desk, record, open_=item.open),
        "deliverables": Cell(refs(desk, targets(desk, record, "deliverables"), title=True)),
        "acceptance": desk.words(record.get("acceptance") or ""),
    }
    return Row(
        tuple(cells[key] for key in shown),
        anchor=record.id if desk.project is not None else "",
        facts=(
            ("status", item.status),
            ("project", record.project or ""),
            ("owner", record.get("owner") or ""),
            ("critical", "yes" if found.get("critical") else "no"),
        ),
    )
