"""What the changes of a project come to: on its finish and its budget, and along time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pmsite.analyses.budget import budget
from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import (
    Band,
    Cell,
    Column,
    Fact,
    Facts,
    Figure,
    Formula,
    Inline,
    Line,
    Point,
    Row,
    Series,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._impact import cost_of, days_of, decided_on, group, signed_days, summed
from pmsite.views._lines import currency

_POINTS = 3
"""Fewer approved changes make no curve."""


def moved_finish(desk: Desk, finish: dt.date | None) -> Text:
    """From the forecast finish to another one, beside the target; nothing where it is withheld or not known."""
    t, project = desk.t, desk.project
    now: dt.date | None = desk.portal.of(project).get("finish_forecast") if project is not None else None
    if project is None or now is None or finish is None:
        return ()
    target: dt.date | None = project.get("finish")
    words: list[Inline] = [Words(f"{t.dated(now, desk.today)} → {t.dated(finish, desk.today)}")]
    if target is not None:
        late = finish > target
        day = t.dated(target, desk.today)
        text = t("after the target {day}", day=day) if late else t("target {day}", day=day)
        words.append(Words(text, "off" if late else "mute"))
    return tuple(words)


def explained(desk: Desk) -> Formula:
    """How the effect of changes is computed."""
    t = desk.t
    lines = (
        t(
            "Time: forecast finish + the days that each change states, in working days of the plan’s calendar."
        ),
        t("Money: budget + the cost that each change states."),
        t("Changes side by side may overlap, so together they are the most that the finish moves."),
    )
    return formula(desk, "decided_days", inputs=tuple((Words(line),) for line in lines))


def if_approved(desk: Desk, pending: Sequence[Record]) -> Facts | None:
    """Finish and budget if every pending change is approved, as far as the audience may know them."""
    t, project = desk.t, desk.project
    if project is None or not pending:
        return None
    found = desk.portal.of(project)
    sums, unit = summed(desk, pending), str(project.get("currency") or "")
    facts: list[Fact] = []
    finish = moved_finish(desk, found.get("finish_with_pending"))
    if finish:
        facts.append(Fact(t("Finish"), finish))
    elif desk.portal.audience == INTERNAL:
        why = (found.get("why") or {}).get("finish_with_pending") or ""
        facts.append(Fact(t("Finish"), (Words(t("n/a"), "mute"), Words(t(why), "mute"))))
    granted = budget(desk.portal, project).total.granted if desk.portal.audience == INTERNAL else None
    bac = (found.get("earned_value") or {}).get("bac")
    bac = None if bac == granted else bac  # said once where they are the same
    for name, amount in ((t("Budget granted"), granted), (t("Budget at completion (BAC)"), bac)):
        if amount is not None and sums.cost is not None:
            words = f"{t.money(amount, unit)} → {t.money(amount + sums.cost, unit)}"
            share = f"+{t.percent(sums.cost / amount)}" if amount and sums.cost > 0 else ""
            facts.append(Fact(name, (Words(words), Words(share, "mute")) if share else (Words(words),)))
    if not facts:
        return None
    return Facts(
        title=t("If every pending change is approved"),
        facts=tuple(facts),
        columns=1,
        formula=explained(desk),
        anchor="effect",
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """A change with what all changes up to it come to; None while nothing is stated."""

    change: Record
    day: dt.date | None
    pending: bool
    days: float | None
    cost: float | None


def _steps(desk: Desk, changes: Sequence[Record]) -> list[_Step]:
    """Approved changes by the day of their last verdict, then pending ones by the day of submission."""

    def day(change: Record) -> dt.date | None:
        submitted: dt.date | None = change.get("submitted")
        return submitted if group(desk, change) == "pending" else decided_on(change)

    kept = [change for change in changes if group(desk, change) in ("approved", "pending")]
    kept.sort(key=lambda item: (group(desk, item) == "pending", day(item) or dt.date.max, item.id))
    days: float | None = None
    cost: float | None = None
    found = []
    for change in kept:
        more_days, more_cost = days_of(desk, change), cost_of(change)
        days = days if more_days is None else (days or 0) + more_days
        cost = cost if more_cost is None else (cost or 0) + more_cost
        found.append(_Step(change, day(change), group(desk, change) == "pending", days, cost))
    return found


def over_time(desk: Desk, changes: Sequence[Record]) -> Iterator[Figure]:
    """The changes one after the other with what they come to, and as curves where they are enough."""
    steps = _steps(desk, changes)
    if not steps:
        return
    curves = [found for found in (_curve(desk, steps, "cost"), _curve(desk, steps, "days")) if found]
    if curves:
        yield Band(layout="2", figures=tuple(curves)) if len(curves) > 1 else curves[0]
    yield _table(desk, steps)


def _table(desk: Desk, steps: Sequence[_Step]) -> Table:
    t = desk.t
    title = t("How the changes add up")
    columns = (
        Column(t("Change"), key="change"),
        Column(t("Date"), number=True, key="date"),
        Column(desk.label("schedule", "change.impact"), number=True, key="schedule"),
        Column(t("Time so far"), number=True, key="days"),
        Column(desk.label("cost", "change.impact"), number=True, key="cost"),
        Column(t("Cost so far"), number=True, key="sum"),
    )
    return Table(
        title=title,
        small=t("approved ones by decision, then pending ones as if they were approved"),
        columns=columns,
        rows=tuple(_row(desk, step) for step in steps),
        caption=title,
        formula=explained(desk),
        anchor="cumulative",
    )


def _row(desk: Desk, step: _Step) -> Row:
    t, unit = desk.t, currency(desk, step.change)
    days, cost = days_of(desk, step.change), cost_of(step.change)
    day = t.dated(step.day, desk.today) if step.day is not None else t("n/a")
    below = t("submitted, pending") if step.pending else t("approved")

    def amount(value: float | None, text: str) -> Cell:
        if value is None:
            return desk.words(t("n/a"), "mute", sort="")
        return desk.words(text, "mute" if step.pending else "", sort=value)

    return Row(
        (
            Cell((desk.ref(step.change),), sort=step.change.id),
            Cell((Words(day),), (Words(below, "mute"),), sort=str(step.day or "")),
            amount(days, signed_days(desk, days or 0)),
            amount(step.days, signed_days(desk, step.days or 0)),
            amount(cost, t.money(cost or 0, unit, sign=True)),
            amount(step.cost, t.money(step.cost or 0, unit, sign=True)),
        )
    )


def _curve(desk: Desk, steps: Sequence[_Step], measure: str) -> Series | None:
    """What the approved changes come to, day by day, and with the pending ones on the as-of day."""
    t, unit = desk.t, currency(desk, steps[0].change)

    def value(step: _Step) -> float | None:
        return step.cost if measure == "cost" else step.days

    def words(number: float) -> str:
        return t.money(number, unit, sign=True) if measure == "cost" else signed_days(desk, number)

    dated = [(step.day, found) for step in steps if not step.pending and step.day and step.day <= desk.today
             if (found := value(step)) is not None]  # fmt: skip
    if len(dated) < _POINTS or not any(found for _, found in dated):
        return None
    by_day = dict(dated)
    last = list(by_day.values())[-1]
    by_day.setdefault(desk.today, last)
    lines = [Line(t("approved"), tuple(Point(day, found, words(found)) for day, found in by_day.items()))]
    all_of_them = value(steps[-1])
    if steps[-1].pending and all_of_them is not None and all_of_them != last:
        ahead = Point(desk.today, all_of_them, words(all_of_them))
        lines.append(Line(t("with the pending ones"), (ahead,), "mute"))
    most = max(point.y or 0 for line in lines for point in line.points)
    least = min(point.y or 0 for line in lines for point in line.points)
    cost = measure == "cost"
    return Series(
        title=t("Cost of approved changes") if cost else t("Time of approved changes"),
        lines=tuple(lines),
        ticks=tuple(
            (number, words(number) if number else "0") for number in sorted({0.0, most, min(least, 0.0)})
        ),
        dates=tuple((day, t.dated(day, desk.today)) for day in (min(by_day), desk.today)),
        start=min(by_day),
        finish=desk.today,
        unit=t("cumulative, on the day of the last verdict")
        if cost
        else t("cumulative working days, on the day of the last verdict"),
        place_label=t("Day"),
        caption=t("Cost of approved changes") if cost else t("Time of approved changes"),
        anchor=f"curve-{measure}",
    )
