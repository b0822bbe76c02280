"""The tasks of a project in their hierarchy, with dates, float, progress and what drives each date."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pmsite.analyses.schedule.duration import DAYS_OF_A_WEEK
from pmsite.model.figure import (
    Band,
    Cell,
    Chip,
    Column,
    Fact,
    Facts,
    Figure,
    Inline,
    Item,
    Link,
    Listing,
    Page,
    Row,
    State,
    Table,
    Words,
)
from pmsite.model.record import Record
from pmsite.model.value import dependency_parts
from pmsite.views._desk import Desk
from pmsite.views._milestones import float_cell, missing
from pmsite.views._status import shown_of

_MOST_DEPARTMENTS = 6
_MOST_CRITICAL = 8


@dataclass(frozen=True, slots=True)
class _Line:
    """A task with its place in the hierarchy."""

    task: Record
    depth: int
    summary: bool


def pages(desk: Desk) -> Iterator[Page]:
    """The tasks of a project."""
    if desk.project is None or not desk.of("task"):
        return
    t = desk.t
    lines = list(_lines(desk))
    plan = _plan(desk)
    leaves = [line.task for line in lines if not line.summary]
    title = desk.plural("task")
    facts, critical = _facts(desk, plan), _critical(desk, leaves)
    beside = tuple(figure for figure in (facts if facts.facts else None, critical) if figure is not None)
    figures: list[Figure] = [
        desk.head(
            desk.title(plan) if plan is not None else title,
            _sentence(desk, leaves),
            small=t("{id}, version {version}", id=plan.id, version=plan.get("version"))
            if plan and plan.get("version")
            else "",
        )
    ]
    if beside:
        figures.append(Band(layout="2", figures=beside) if len(beside) > 1 else beside[0])
    figures.append(_table(desk, lines))
    yield Page(
        desk.at("plan"), title, tuple(figures), project=desk.key or "", area="plan", nav=title, order=0
    )


def _plan(desk: Desk) -> Record | None:
    """The plan in force: the last one that is not superseded."""
    plans = desk.of("plan")
    return next(
        (item for item in reversed(plans) if item.get("status") != "superseded"), plans[-1] if plans else None
    )


def _lines(desk: Desk) -> Iterator[_Line]:
    """Tasks as they are written, each followed by its parts."""
    graph = desk.portal.graph
    tasks = {task.uid: task for task in desk.of("task")}
    parts: dict[str, list[Record]] = defaultdict(list)
    for task in tasks.values():
        parts[task.parent if task.parent in tasks and task.parent else ""].append(task)

    def walk(parent: str, depth: int) -> Iterator[_Line]:
        for task in parts.get(parent, ()):
            summary = bool(desk.portal.of(task).get("summary") or graph.parts(task.uid, "task"))
            yield _Line(task, depth, summary)
            yield from walk(task.uid, depth + 1)

    yield from walk("", 0)


def _state(desk: Desk, task: Record) -> str:
    """How far a task is: as computed, else by its written dates."""
    found = desk.portal.of(task).get("state")
    if found:
        return str(found)
    finish, start = task.get("actual_finish"), task.get("actual_start")
    if finish is not None and finish <= desk.today:
        return "done"
    return "in_progress" if start is not None and start <= desk.today else "not_started"


def _open_critical(desk: Desk, task: Record) -> bool:
    return bool(desk.portal.of(task).get("critical")) and _state(desk, task) != "done"


def _sentence(desk: Desk, leaves: Sequence[Record]) -> str:
    """How many tasks, how many of them critical, and when the last one finishes."""
    t = desk.t
    values = [desk.portal.of(task) for task in leaves]
    count = t.plural("{n} task", "{n} tasks", len(leaves))
    finish = desk.portal.of(desk.project).get("finish_forecast") if desk.project is not None else None
    finish = finish or max(
        (day for found in values if (day := found.get("early_finish")) is not None), default=None
    )
    done = sum(_state(desk, task) == "done" for task in leaves)
    if finish is None:
        return t("{tasks}, {done} done; no dates are computed.", tasks=count, done=done)
    day = t.dated(finish, desk.today)
    if done == len(leaves):
        return t("{tasks}, all done; the last one finished on {day}.", tasks=count, day=day)
    critical = sum(_open_critical(desk, task) for task in leaves)
    return t(
        "{tasks}, {done} done, {critical} critical; finish on {day}.",
        tasks=count,
        done=done,
        critical=critical,
        day=day,
    )


def _facts(desk: Desk, plan: Record | None) -> Facts:
    """State, approval and calendar of the plan, and the baseline it is measured against."""
    facts: list[Fact] = []
    if plan is not None:
        asked = [item for item in plan.get("approvals") or () if item.who]
        facts.append(Fact(desk.label("plan"), (desk.ref(plan), desk.state(plan))))
        facts += [Fact(desk.t("Approval"), (*desk.person(item.who), *_verdict(desk, item))) for item in asked]
        if plan.get("start") is not None:
            facts.append(Fact(desk.label("start"), desk.day(plan.get("start")).text))
    written = [record.get("calendar") for record in (plan, desk.project) if record is not None]
    if any(written):
        facts.append(Fact(desk.label("calendar"), (Words(next(name for name in written if name)),)))
    frozen = [item for item in desk.of("baseline") if (item.get("date") or desk.today) <= desk.today]
    if frozen:
        last = max(frozen, key=lambda item: (item.get("date") or dt.date.min, item.id))
        facts.append(Fact(desk.label("baseline"), (desk.ref(last),)))
    if desk.of("milestone"):
        count = Link(desk.t("All {n}", n=len(desk.of("milestone"))), desk.at("milestones"))
        facts.append(Fact(desk.plural("milestone"), (count,)))
    return Facts(title=desk.t("Plan"), facts=tuple(facts), columns=1)


def _verdict(desk: Desk, approval: object) -> tuple[Inline, ...]:
    """What an approver said and when; that it is still asked for."""
    verdict, day = getattr(approval, "verdict", None), getattr(approval, "date", None)
    if not verdict:
        return (State("wait", desk.t("asked for")),)
    icon = State("done" if verdict == "approved" else "half", desk.label(verdict))
    return (icon, Words(desk.t.dated(day, desk.today), "mute")) if day is not None else (icon,)


def _critical(desk: Desk, leaves: Sequence[Record]) -> Listing | None:
    """Open tasks without float: the chain that holds the finish; None where no float is computed."""
    t = desk.t
    if not any("critical" in desk.portal.of(task) for task in leaves):
        return None
    chain = [
        (desk.portal.of(task).get("early_finish"), task) for task in leaves if _open_critical(desk, task)
    ]
    chain.sort(key=lambda item: (item[0] or dt.date.max, item[1].id))
    items = tuple(
        Item(
            (desk.ref(task),),
            _driver(desk, task),
            Words(t("until {day}", day=t.dated(finish, desk.today))) if finish is not None else None,
        )
        for finish, task in chain[:_MOST_CRITICAL]
    )
    return Listing(
        title=t("What holds the finish"),
        small=shown_of(desk, len(chain), _MOST_CRITICAL) or t("open tasks without float"),
        items=items,
        empty=t("No open task is critical."),
    )


def _driver(desk: Desk, task: Record) -> tuple[Inline, ...]:
    """What drives a task's date: the sentence, which exists in English; else the record that does."""
    found = desk.portal.of(task).get("driven_by")
    if not found:
        return ()
    if found.get("text") and desk.t.language == "en":
        return (Words(found["text"], "mute"),)
    if not found.get("id"):
        return ()
    return (Words(desk.t("date driven by"), "mute"), desk.linked(str(found["id"])))


def _table(desk: Desk, lines: Sequence[_Line]) -> Table:
    t = desk.t
    columns = (
        Column(t("Task"), key="task"),
        Column(t("Owner"), key="owner"),
        Column(t("Start"), number=True, key="start"),
        Column(t("Finish"), number=True, key="finish"),
        Column(t("Duration"), number=True, key="duration", least=True),
        Column(t("Progress"), number=True, key="progress"),
        Column(t("Float"), number=True, key="float"),
        Column(t("Depends"), key="depends", least=True),
    )
    return Table(
        title=t("Tasks in their order"),
        small=t("dates are working days, both inclusive; float in working days"),
        columns=columns,
        rows=tuple(_row(desk, line) for line in lines),
        chips=_chips(desk, lines),
        caption=desk.plural("task"),
        anchor="tasks",
    )


def _chips(desk: Desk, lines: Sequence[_Line]) -> tuple[Chip, ...]:
    """Filters by what is critical, live or late, and by department where there are few."""
    t = desk.t
    facts = [_tags(desk, line) for line in lines]
    wanted = (
        ("critical", "yes", t("Critical")),
        ("state", "in_progress", t("In progress")),
        ("late", "yes", t("Deadline missed")),
    )
    chips = [
        Chip(label, count, key, value)
        for key, value, label in wanted
        if (count := sum(item[key] == value for item in facts))
    ]
    departments = Counter(item["department"] for item in facts if item["department"])
    if 1 < len(departments) <= _MOST_DEPARTMENTS:
        chips += [Chip(name, departments[name], "department", name) for name in sorted(departments)]
    return (Chip(t("All"), len(lines)), *chips) if chips else ()


def _tags(desk: Desk, line: _Line) -> dict[str, str]:
    """Facts that a row is filtered by; a summary is neither critical nor live, its parts are."""
    task, leaf = line.task, not line.summary
    days = desk.portal.of(task).get("total_float_days")
    state = _state(desk, task)
    return {
        "critical": "yes" if leaf and _open_critical(desk, task) else "no",
        "state": state if leaf else "summary",
        "late": "yes" if leaf and state != "done" and days is not None and days < 0 else "no",
        "department": str(task.get("department") or ""),
        "owner": str(task.get("owner") or ""),
    }


def _row(desk: Desk, line: _Line) -> Row:
    task = line.task
    found = desk.portal.of(task)
    start = found.get("early_start") or task.get("actual_start")
    finish = found.get("early_finish") or task.get("actual_finish")
    sub: list[Inline] = [Words(str(task.get("department")), "soft")] if task.get("department") else []
    driver = _driver(desk, task) if not line.summary and _state(desk, task) != "done" else ()
    if sub and driver:
        sub.append(Words("·", "mute"))
    cells = (
        Cell((desk.ref(task),), (*sub, *driver), sort=task.id),
        Cell(desk.person(task.get("owner"))),
        desk.day(start) if start is not None else missing(desk, task, "early_start"),
        desk.day(finish) if finish is not None else missing(desk, task, "early_finish"),
        _duration(desk, line),
        _progress(desk, task),
        float_cell(desk, task, open_=_state(desk, task) != "done"),
        Cell(tuple(_depends(desk, task))),
    )
    return Row(
        cells, anchor=task.id, depth=line.depth, summary=line.summary, facts=tuple(_tags(desk, line).items())
    )


def _duration(desk: Desk, line: _Line) -> Cell:
    duration, effort = line.task.get("duration"), line.task.get("effort")
    if duration:
        return desk.words(_work(desk, duration))
    if effort:
        return desk.words(desk.t("{work} of work", work=_work(desk, effort)))
    return Cell() if line.summary else desk.words(desk.t("n/a"), "mute")


def _work(desk: Desk, written: str) -> str:
    """A written working time in words: ``3d``, ``2w`` (ten days), ``12h``."""
    number = float(written[:-1]) * (DAYS_OF_A_WEEK if written.endswith("w") else 1)
    text = desk.t.number(number, 0 if number.is_integer() else 1)
    return desk.t("{n} h", n=text) if written.endswith("h") else desk.t("{n} d", n=text)


def _progress(desk: Desk, task: Record) -> Cell:
    found = desk.portal.of(task)
    percent = found.get("percent")
    if percent is None:
        if _state(desk, task) == "done":
            return Cell((State("done", desk.t("done")),), sort=100)
        return missing(desk, task, "percent")
    text = desk.t.percent(float(percent) / 100)
    if _state(desk, task) == "done":
        return Cell((State("done", text),), sort=float(percent))
    return Cell((Words(text, "" if percent else "mute"),), sort=float(percent))


def _depends(desk: Desk, task: Record) -> Iterator[Inline]:
    graph = desk.portal.graph
    for link in graph.links(task.uid):
        if link.name == "depends":
            _, kind, lag = dependency_parts(link.written)
            yield desk.ref(graph[link.target], title=False)
            if (kind, lag) != ("FS", ""):
                yield Words(f"{kind}{lag}", "mute")
