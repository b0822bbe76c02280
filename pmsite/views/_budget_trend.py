"""Budget, estimate at completion and actual cost as they were computed at past days."""

from __future__ import annotations

from pmsite.model.figure import Figure, Line, Point, Series, Stroke
from pmsite.views._axis import months, ticks
from pmsite.views._desk import Desk
from pmsite.views._trends import explained, label, note, since_first, source, source_label, unit, unknown

ANCHOR = "budget-trend"
_LINES: tuple[tuple[str, Stroke], ...] = (("bac", "mute"), ("ac", "ink"), ("eac", "data"))


def budget_trend(desk: Desk) -> Figure | None:
    """BAC, EAC and AC of a project along the days of the history; why there is none."""
    if desk.project is None:
        return None
    t, snapshots = desk.t, since_first(desk)
    currency = str(desk.project.get("currency") or "")
    names = {"bac": t("Budget (BAC)"), "ac": t("Actual cost"), "eac": t("Estimate (EAC)")}
    values = {
        key: [snapshot.project(desk.project.id).get("budget", {}).get(key) for snapshot in snapshots]
        for key, _ in _LINES
    }
    known = [value for found in values.values() for value in found if value is not None]
    if sum(value is not None for value in values["bac"]) < 2:  # noqa: PLR2004 - a line needs two points
        return unknown(desk, t("Budget and estimate over time"), ANCHOR)

    def points(key: str) -> tuple[Point, ...]:
        return tuple(
            Point(snapshot.day, value, "" if value is None else t.money(value, currency))
            for snapshot, value in zip(snapshots, values[key], strict=True)
        )

    lines = [
        Line(names[key], points(key), tone) for key, tone in _LINES if any(v is not None for v in values[key])
    ]
    days = [snapshot.day for snapshot in snapshots]
    return Series(
        title=_finding(desk, currency, values["eac"], [label(desk, snapshot) for snapshot in snapshots]),
        lines=tuple(lines),
        ticks=tuple((value, t.money(value, currency)) for value in ticks(max(known))),
        dates=tuple((day, t.month(day)) for day in months(days[0], days[-1])),
        start=days[0],
        finish=days[-1],
        unit=unit(desk),
        place_label=t("As of"),
        sources=tuple((snapshot.day, source(desk, snapshot)) for snapshot in snapshots),
        source_label=source_label(desk),
        caption=t("Budget, actual cost and estimate at completion over time"),
        note=note(desk),
        anchor=ANCHOR,
        formula=explained(desk, "budget_trend"),
    )


def _finding(desk: Desk, currency: str, estimates: list[float | None], days: list[str]) -> str:
    """How the estimate moved since the first one that is known."""
    t = desk.t
    known = [(day, value) for day, value in zip(days, estimates, strict=True) if value is not None]
    if len(known) < 2:  # noqa: PLR2004 - from one to another
        return t("Budget and estimate over time")
    (day, first), (_, last) = known[0], known[-1]
    one, other = t.money(first, currency), t.money(last, currency)
    if one == other:
        return t("The estimate at completion stays at {money}, as on {day}", money=other, day=day)
    if last > first:
        return t(
            "The estimate at completion rose from {one} on {day} to {other}", one=one, day=day, other=other
        )
    return t("The estimate at completion fell from {one} on {day} to {other}", one=one, day=day, other=other)
