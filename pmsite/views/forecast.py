"""With what probability the milestones and the finish of a project are reached by a day, and what drives it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pmsite.model.figure import (
    Band,
    Cell,
    Column,
    Fact,
    Facts,
    Figure,
    Line,
    Page,
    Point,
    Row,
    Series,
    Table,
    Text,
    Words,
)
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._forecast import (
    SURE,
    chance_cell,
    criticality,
    distribution,
    drivers,
    inputs,
    share_words,
    sureness,
)
from pmsite.views._lines import listed
from pmsite.views._milestones import in_order, missing

_PERCENTILES = ("p10", "p50", "p80", "p95")
_POINTS = 40  # at most: points of the curve


def pages(desk: Desk) -> Iterator[Page]:
    """The probability of a project's dates."""
    found = desk.portal.of(desk.project) if desk.project is not None else {}
    if "forecast" not in found:
        return
    title = desk.t("Probability of dates")
    figures = [*_figures(desk, title, found)]
    yield Page(desk.at("forecast"), title, tuple(figures), desk.key or "", "plan", nav=title, order=20)


def _figures(desk: Desk, title: str, found: Mapping[str, Any]) -> Iterator[Figure]:
    t, dates = desk.t, found["forecast"]
    finish = dates.get("finish") or {}
    if finish.get("p50") is None:
        yield desk.head(title, t("No probability of a date can be computed."), sub=_reason(desk, found))
        return
    yield desk.head(title, sureness(desk, found), sub=_rests_on(desk, found))
    yield _table(desk, found)
    if found.get("forecast_curve"):
        yield Band(layout="2-1", figures=(_curve(desk, found), _basis(desk, found)))
    if found.get("sensitivity"):
        yield drivers(desk, found)
    if found.get("criticality"):
        yield criticality(desk, found)


def _reason(desk: Desk, found: Mapping[str, Any]) -> Text:
    """Why there is no forecast, and what to write to get one."""
    t = desk.t
    reason = (found.get("why") or {}).get("forecast")
    if reason == "not scheduled":
        return (Words(t("The plan has no dates.")),)
    text = t(
        "Nothing is uncertain: no open task has a three-point estimate, and no open risk a delay. Write "
        "estimate: to tasks, or quantified: with a delay to risks."
    )
    return (Words(text),)


def _rests_on(desk: Desk, found: Mapping[str, Any]) -> Text:
    """How many schedules were simulated, and what is uncertain in them."""
    t, basis = desk.t, found.get("forecast_basis") or {}
    if not basis:
        return ()
    tasks = t.plural(
        "{estimated} of {n} open task has a three-point estimate",
        "{estimated} of {n} open tasks have a three-point estimate",
        basis["tasks"],
        estimated=len(basis["estimated"]),
    )
    risks = t.plural("{n} open risk has a delay", "{n} open risks have a delay", len(basis["risks"]))
    runs = t("{runs} simulated schedules", runs=t.number(basis["runs"]))
    return (Words(t("{runs}: {tasks}, {risks}.", runs=runs, tasks=tasks, risks=risks)),)


def _table(desk: Desk, found: Mapping[str, Any]) -> Table:
    """Milestones that are still to be reached, and the finish, with the days by which they are probable."""
    t, dates, chances = desk.t, found["forecast"], found.get("forecast_chance") or {}
    columns = (
        Column(t("Milestone"), key="milestone"),
        Column(t("Baseline"), number=True, key="baseline"),
        Column(t("As planned"), number=True, key="planned"),
        *(Column(name.upper(), number=True, key=name) for name in _PERCENTILES),
        Column(t("Baseline kept"), number=True, key="chance"),
    )
    rows = [
        Row(
            (
                Cell((desk.ref(item.record),), sort=item.record.uid),
                desk.day(item.baseline) if item.baseline else missing(desk, item.record, "baseline"),
                desk.day(item.forecast) if item.forecast else missing(desk, item.record, "forecast"),
                *_days(desk, dates[item.record.id]),
                chance_cell(desk, chances.get(item.record.id)),
            ),
            anchor=item.record.id,
        )
        for item in in_order(desk, desk.of("milestone"))
        if item.open and item.record.id in dates
    ]
    target = desk.project.get("finish") if desk.project is not None else None
    planned = (found.get("forecast_basis") or {}).get("planned_finish")
    rows.append(
        Row(
            (
                Cell((Words(t("Finish of the project"), "strong"),)),
                desk.day(target, missing="–"),
                desk.day(planned, missing="–"),
                *_days(desk, dates["finish"]),
                chance_cell(desk, chances.get("finish")),
            ),
            summary=True,
        )
    )
    reached = sum(item.actual is not None for item in in_order(desk, desk.of("milestone")))
    return Table(
        title=t("Milestones and their probable dates"),
        small=t.plural("{n} milestone is reached", "{n} milestones are reached", reached) if reached else "",
        columns=columns,
        rows=tuple(rows),
        caption=t("Milestones and their probable dates"),
        note=(Words(t("The baseline of the finish is the project's target.")),) if target else (),
        formula=formula(desk, "percentile", "forecast", inputs=inputs(desk, found)),
        anchor="milestones",
    )


def _days(desk: Desk, dates: Mapping[str, dt.date | None]) -> tuple[Cell, ...]:
    return tuple(desk.day(dates.get(name), missing=desk.t("n/a")) for name in _PERCENTILES)


def _curve(desk: Desk, found: Mapping[str, Any]) -> Series:
    """The share of the runs that are done by each day."""
    t, target = desk.t, desk.project.get("finish") if desk.project is not None else None
    days = [(item["date"], item["share"]) for item in found["forecast_curve"]]
    start, finish = days[0][0], days[-1][0]
    before = (start - dt.timedelta(days=1), 0.0)
    points = [Point(day, 100 * share, t.percent(share)) for day, share in [before, *_thinned(days)]]
    percents = found["forecast"]["finish"]
    named = {percents[name]: t.dated(percents[name], desk.today) for name in _PERCENTILES}
    near = target is not None and start - (finish - start) <= target <= finish + (finish - start)
    return Series(
        title=t("Probability of the finish by day"),
        lines=(Line(t("Probability"), tuple(points)),),
        ticks=tuple((level, t.percent(level / 100)) for level in (0, 50, 100)),
        dates=tuple(sorted(named.items())),
        start=min(target, before[0]) if near and target else None,
        finish=max(target, finish) if near and target else None,
        target=100 * SURE,
        target_label=t.percent(SURE),
        today=target if near else None,
        today_label=t("Target {day}", day=t.dated(target, desk.today)) if near and target else "",
        unit=t("share of the simulated schedules that are finished by the end of a day"),
        caption=t("Probability of the finish by day"),
        description=sureness(desk, found),
        formula=formula(desk, "forecast", inputs=inputs(desk, found)),
        anchor="curve",
    )


def _thinned(days: Sequence[tuple[dt.date, float]]) -> list[tuple[dt.date, float]]:
    """At most so many points as a table can hold, evenly, the first and the last among them."""
    step = max(-(-len(days) // _POINTS), 1)
    return [item for number, item in enumerate(days) if number % step == 0 or number == len(days) - 1]


def _basis(desk: Desk, found: Mapping[str, Any]) -> Facts:
    """What the simulation rests on."""
    t, basis = desk.t, found.get("forecast_basis") or {}
    risks = [desk.portal.graph.get(uid) for uid in basis.get("risks", ())]
    facts = (
        Fact(t("Simulated schedules"), (Words(t.number(basis["runs"])),)),
        Fact(t("Seed"), (Words(str(basis["seed"])),)),
        Fact(t("Durations"), (Words(distribution(desk, basis)),)),
        Fact(
            t("Estimated tasks"),
            (Words(t("{n} of {all} open", n=len(basis["estimated"]), all=basis["tasks"])),),
        ),
        Fact(desk.plural("risk"), listed(t, [(desk.ref(item, title=False),) for item in risks if item])),
        Fact(t("Finish as planned"), desk.day(basis["planned_finish"], missing=t("n/a")).text),
    )
    chance = basis["planned_chance"]
    shown = (
        (*facts, Fact(t("Its probability"), (Words(share_words(desk, chance)),)))
        if chance is not None
        else facts
    )
    return Facts(title=t("What it rests on"), facts=tuple(fact for fact in shown if fact.text), columns=1)
