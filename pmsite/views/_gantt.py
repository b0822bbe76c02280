"""The plan of a project as a Gantt chart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from pmsite.model.figure import Gantt, GanttLink, GanttRow
from pmsite.model.record import Record
from pmsite.model.value import dependency_parts
from pmsite.views._desk import Desk

_DAY = dt.timedelta(days=1)
_MARGIN = dt.timedelta(days=6)
_MOST_WEEKS = 60


def gantt(desk: Desk) -> Gantt | None:
    """Tasks and milestones in the plan's order with their bars; None where nothing has dates."""
    project = desk.project
    if project is None:
        return None
    records = list(_ordered(desk))
    base = _baseline(desk)
    rows = tuple(_row(desk, record, depth, base) for record, depth in records)
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
        small=t("{rows} rows, {critical} critical", rows=len(rows), critical=len(critical)),
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


def _baseline(desk: Desk) -> Mapping[str, Any]:
    """Tasks of the baseline in force, by id."""
    found = [item for item in desk.of("baseline") if item.get("date") and item.get("date") <= desk.today]
    return max(found, key=lambda item: (item.get("date"), item.id)).get("tasks") if found else {}


def _row(desk: Desk, record: Record, depth: int, base: Mapping[str, Any]) -> GanttRow:
    t, derived = desk.t, desk.portal.of(record)
    milestone = record.kind == "milestone"
    finish = derived.get("forecast") if milestone else derived.get("early_finish")
    start = finish if milestone else derived.get("early_start")
    done = derived.get("actual") is not None if milestone else derived.get("state") == "done"
    critical = bool(derived.get("critical")) and not done
    frozen = base.get(record.id)
    spare = derived.get("total_float_days")
    late = derived.get("late_finish")
    percent = derived.get("percent")
    slip = derived.get("slip_days")
    return GanttRow(
        id=record.id,
        name=desk.title(record),
        to=desk.where(record),
        start=start,
        finish=finish,
        finish_label=t.day(finish) if finish else t("n/a"),
        slip_label=f"{slip:+d}".replace("-", "−") if slip else "",
        float_label="" if done or spare is None else t("0 crit.") if critical else t.number(spare),
        percent=percent,
        percent_label=t.number(percent) if percent is not None else "",
        depth=depth,
        summary=bool(derived.get("summary")),
        milestone=milestone,
        done=done,
        critical=critical,
        baseline_start=frozen.start if frozen is not None else None,
        baseline_finish=derived.get("baseline")
        if milestone
        else frozen.finish
        if frozen is not None
        else None,
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
        if day >= start:
            yield day, desk.t.month(day)
        day = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)


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
