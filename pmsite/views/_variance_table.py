"""Every task and milestone of a plan against a baseline."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pmsite.analyses.limits import slip_limits
from pmsite.analyses.status import slip_health
from pmsite.analyses.variance import STATES
from pmsite.model.figure import Cell, Chip, Column, Inline, Row, Status, Table, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import currency
from pmsite.views._milestones import slip_words
from pmsite.views._variance import Difference, behind, differences, piece, signed


def table(desk: Desk, baseline: Record, *, title: str) -> Table:
    """Every task and milestone against a baseline, what slipped most first."""
    t, items = desk.t, differences(desk, baseline)
    columns = (
        Column(t("Task or milestone"), key="record"),
        Column(t("Baseline finish"), number=True, key="baseline"),
        Column(t("Finish"), number=True, key="finish"),
        Column(t("Slip"), number=True, key="slip"),
        Column(t("Start moved"), number=True, key="start", least=True),
        Column(t("Duration"), number=True, key="duration", least=True),
        Column(t("Hours"), number=True, key="hours", least=True),
        Column(t("Cost"), number=True, key="cost", least=True),
        Column(t("Against the baseline"), key="status"),
    )
    ranks = {state: rank for rank, state in enumerate(STATES)}
    items.sort(key=lambda item: (ranks.get(item["status"], -1), -(item["finish_days"] or 0)))
    rows = tuple(_row(desk, baseline, item) for item in items)
    return Table(
        title=title,
        small=t("differences, now against the baseline"),
        columns=columns,
        rows=rows,
        chips=_chips(desk, rows),
        caption=title,
        empty=t("Nothing here."),
        formula=behind(desk, baseline),
        anchor="variance",
    )


def _chips(desk: Desk, rows: Sequence[Row]) -> tuple[Chip, ...]:
    counts = {name: sum(("status", name) in row.facts for row in rows) for name in STATES}
    chips = [Chip(_name(desk, name), count, "status", name) for name, count in counts.items() if count]
    return (Chip(desk.t("All"), len(rows)), *chips) if len(chips) > 1 else ()


def _name(desk: Desk, status: str) -> str:
    t = desk.t
    return {
        "slipped": t("Later"),
        "earlier": t("Earlier"),
        "added": t("Added"),
        "removed": t("Removed"),
        "same": t("On its date"),
    }[status]


def _row(desk: Desk, baseline: Record, item: Difference) -> Row:
    unit = currency(desk, baseline)
    then, now = item["baseline"] or {}, item["now"] or {}
    cells = (
        Cell((piece(desk, baseline, item["id"]),), sort=item["id"]),
        desk.day(then.get("finish"), missing="–"),
        desk.day(now.get("finish"), missing="–"),
        *(
            _delta(desk, item, key, lambda value: slip_words(desk, value))
            for key in ("finish_days", "start_days", "duration_days")
        ),
        _delta(desk, item, "hours", lambda value: desk.t("{n} h", n=signed(desk, value))),
        _delta(desk, item, "cost", lambda value: desk.t.money(value, unit, sign=True)),
        Cell((_status(desk, item),), sort=item["status"] or ""),
    )
    return Row(cells, facts=(("status", item["status"] or ""), ("kind", item["kind"])))


def _delta(desk: Desk, item: Difference, key: str, form: Callable[[float], str]) -> Cell:
    """A difference; a dash where one side is not there, else why it is not known."""
    value, t = item[key], desk.t
    if value is not None:
        return desk.words(form(value) if value else "±0", "" if value else "mute", sort=float(value))
    if item["kind"] == "milestone" or item["status"] in ("added", "removed"):
        return desk.words("–", "mute", sort="")
    why: str = item["why"][key]
    return Cell((Words(t("n/a"), "mute"),), (Words(t(why), "mute"),), sort="")


def _status(desk: Desk, item: Difference) -> Inline:
    status, project = item["status"], desk.project
    if status is None:
        return Words(desk.t("n/a"), "mute")
    name = _name(desk, status)
    if status == "slipped" and project is not None:
        health = slip_health(item["finish_days"], slip_limits(project, desk.portal.settings))
        return Words(name) if health == "ok" else Status(health, name)
    if status == "added":
        return Words(name, "new")
    return Words(name, "old" if status == "removed" else "mute" if status == "same" else "")
