"""The plan of a project as a Gantt chart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pmsite.model.address import Address
from pmsite.model.figure import Gantt, GanttLink, GanttRow, Words
from pmsite.model.record import Record
from pmsite.model.value import dependency_parts
from pmsite.views._desk import Desk
from pmsite.views._driver import driver
from pmsite.views._variance import differences

_DAY = dt.timedelta(days=1)
_MARGIN = dt.timedelta(days=6)
_SHORT = 12  # days of a first month that has no room for its name
_MOST_WEEKS = 220  # of a longer plan the weeks are not numbered


def gantt(desk: Desk) -> Gantt | None:
    """Tasks and milestones in the plan's order with their bars; None where nothing has dates."""
    project = desk.project
    if project is None:
        return None
    records = list(_ordered(desk))
    baseline = _baseline(desk)
    base = baseline.get("tasks") if baseline is not None else {}
    slips = {item["id"]: item["finish_days"] for item in (differences(desk, baseline) if baseline else ())}
    rows = tuple(_row(desk, record, depth, base, slips) for record, depth in records)
    ends = [day for row in rows for day in (row.start, row.finish, row.baseline_finish) if day is not None]
    if not ends:
        return None
    target: dt.date | None = project.get("finish")
    start = min([*ends, desk.today])
    finish = max([*ends, desk.today, *([target] if target else [])]) + _MARGIN
    t = desk.t
    critical = [row.id for row in rows if row.critical and not row.summary]
    description = (
        t("Drawn from the table beside it. Critical: {ids}.", ids=", ".join(critical)) if critical else ""
    )
    return Gantt(
        title=t("Gantt chart"),
        small=t("{rows} rows, {critical} of them critical", rows=len(rows), critical=len(critical)),
        rows=rows,
        links=tuple(_links(desk, [record for record, _ in records])),
        start=start,
        finish=finish,
        today=desk.today,
        today_label=t("Today, {day}", day=t.day(desk.today)),
        months=tuple(_months(desk, start, finish)),
        weeks=tuple(_weeks(start, finish)),
        free=tuple(_free(desk, project, start, finish)),
        target=target,
        target_label=t("Target {day}", day=t.day(target)) if target else "",
        caption=t("Gantt chart of {project}, scrolls sideways", project=project.id),
        description=description,
        anchor="gantt",
    )


def in_table(desk: Desk, task: Record) -> Address:
    """Where the table below a Gantt chart says more of a task; the chart itself has the task's address."""
    return replace(desk.where(task), anchor=f"row-{task.id}")


def _ordered(desk: Desk) -> Iterator[tuple[Record, int]]:
    """Tasks of the project's plans below their summaries, then the milestones by date."""
    graph = desk.portal.graph
    for plan in desk.of("plan"):
        if plan.get("status") != "superseded":
            yield from _below(desk, plan, 0)
    milestones = [record for record in desk.of("milestone") if record.get("status") != "cancelled"]
    last = dt.date.max
    yield from (
        (record, 0)
        for record in sorted(
            milestones, key=lambda item: (desk.portal.of(item).get("forecast") or last, item.id)
        )
        if graph.get(record.uid) is not None
    )


def _below(desk: Desk, parent: Record, depth: int) -> Iterator[tuple[Record, int]]:
    for task in desk.portal.graph.parts(parent.uid, "task"):
        yield task, depth
        yield from _below(desk, task, depth + 1)


def _baseline(desk: Desk) -> Record | None:
    """The baseline in force."""
    found = [item for item in desk.of("baseline") if item.get("date") and item.get("date") <= desk.today]
    return max(found, key=lambda item: (item.get("date"), item.id), default=None)


def _frozen(desk: Desk, task: Record, base: Mapping[str, Any]) -> tuple[dt.date | None, dt.date | None]:
    """Baseline dates of a task; a summary's reach over those of its parts."""
    own = base.get(task.id)
    if own is not None:
        return own.start, own.finish
    parts = [_frozen(desk, part, base) for part in desk.portal.graph.parts(task.uid, "task")]
    starts = [start for start, _ in parts if start is not None]
    finishes = [finish for _, finish in parts if finish is not None]
    return min(starts, default=None), max(finishes, default=None)


def _float(desk: Desk, days: float, *, critical: bool, near: bool) -> str:
    """Total float in working days, with a word where it is used up, or nearly so."""
    t, number = desk.t, desk.t.number(float(days), 0 if float(days).is_integer() else 1)
    if critical:
        return t("{days} crit.", days=number)
    return t("{days} near", days=number) if near else number


def _row(
    desk: Desk, record: Record, depth: int, base: Mapping[str, Any], slips: Mapping[str, int | None]
) -> GanttRow:
    t, derived = desk.t, desk.portal.of(record)
    milestone = record.kind == "milestone"
    finish = derived.get("forecast") if milestone else derived.get("early_finish")
    start = finish if milestone else derived.get("early_start")
    done = derived.get("actual") is not None if milestone else derived.get("state") == "done"
    critical = bool(derived.get("critical")) and not done
    frozen_start, frozen_finish = _frozen(desk, record, base)
    spare = derived.get("total_float_days")
    late = derived.get("late_finish")
    percent = derived.get("percent")
    slip = derived.get("slip_days") if milestone else slips.get(record.id)
    return GanttRow(
        id=record.id,
        name=desk.title(record),
        to=desk.where(record) if milestone else in_table(desk, record),
        start=start,
        finish=finish,
        start_label=t.day(start) if start and not milestone else "",
        finish_label=t.day(finish) if finish else t("n/a"),
        slip_label=f"{slip:+d}".replace("-", "−") if slip else "",
        float_label=""
        if done or spare is None
        else _float(desk, spare, critical=critical, near=bool(derived.get("near_critical"))),
        percent=percent,
        percent_label=t.number(percent) if percent is not None else "",
        owner=desk.person_name(record.get("owner")),
        hint=_hint(desk, record, start, finish, percent, done=done),
        anchor="" if milestone else record.id,
        depth=depth,
        summary=bool(derived.get("summary")),
        milestone=milestone,
        done=done,
        critical=critical,
        baseline_start=frozen_start,
        baseline_finish=derived.get("baseline") if milestone else frozen_finish,
        float_until=late if late and finish and not done and not milestone and (spare or 0) > 0 else None,
        bar_label=_said(desk, finish, spare, done=done, milestone=milestone),
    )


def _said(desk: Desk, finish: dt.date | None, spare: float | None, *, done: bool, milestone: bool) -> str:
    """What stands behind a bar: the date of an open milestone, the float of an open task."""
    if done or finish is None:
        return ""
    if milestone:
        return desk.t.day(finish)
    return desk.t("{n} d", n=desk.t.number(spare)) if spare else ""


def _hint(
    desk: Desk,
    record: Record,
    start: dt.date | None,
    finish: dt.date | None,
    percent: float | None,
    *,
    done: bool,
) -> str:
    """Id, name, dates, progress and what drives the dates, in one line."""
    t = desk.t
    said = [f"{record.id} {desk.title(record)}"]
    if finish is not None:
        said.append(t.day(finish) if start in (None, finish) else f"{t.day(start)} – {t.day(finish)}")
    if percent is not None:
        said.append(t.percent(percent / 100))
    if not done:
        said += [piece.text for piece in driver(desk, record) if isinstance(piece, Words)]
    return t("; ").join(said)


def _links(desk: Desk, records: list[Record]) -> Iterator[GanttLink]:
    numbers = {record.uid: number for number, record in enumerate(records)}
    for record in records:
        for link in desk.portal.graph.links(record.uid):
            if link.name == "depends" and link.target in numbers:
                ends = (desk.portal.of(link.target), desk.portal.of(record))
                critical = all(end.get("critical") for end in ends)
                kind = dependency_parts(link.written)[1]
                yield GanttLink(numbers[link.target], numbers[record.uid], kind, critical)


def _months(desk: Desk, start: dt.date, finish: dt.date) -> Iterator[tuple[dt.date, str]]:
    day = start.replace(day=1)
    while day <= finish:
        following = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
        if day >= start or (following - start).days >= _SHORT:
            yield max(day, start), desk.t.month(day)
        day = following


def _weeks(start: dt.date, finish: dt.date) -> Iterator[tuple[dt.date, str]]:
    day = start - dt.timedelta(days=start.weekday())
    if (finish - day).days // 7 > _MOST_WEEKS:
        return
    while day <= finish:
        if day >= start:
            yield day, str(day.isocalendar().week)
        day += dt.timedelta(days=7)


def _free(desk: Desk, project: Record, start: dt.date, finish: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    """Stretches that the plan's calendar does not work, inside the drawing."""
    for first, last in desk.portal.of(project).get("not_worked") or ():
        if last >= start and first <= finish:
            yield max(first, start), min(last, finish)
