"""The tasks of a project in their hierarchy, with dates, float, progress and what drives each date."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

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
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.model.value import dependency_parts
from pmsite.views import _history
from pmsite.views._desk import Desk
from pmsite.views._driver import driver
from pmsite.views._gantt import gantt, in_table
from pmsite.views._labels import calendar
from pmsite.views._lines import dotted, listed, refs, work_words
from pmsite.views._milestones import float_cell, missing
from pmsite.views._progress import critical_tag, open_critical, open_near, state_of
from pmsite.views._rebaseline import changes_of
from pmsite.views._status import shown_of
from pmsite.views._team import office

_DEPARTMENTS, _CRITICAL = 6, 8  # at most: that filter the table, that are listed


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
    lines, plan, title = list(_lines(desk)), _plan(desk), desk.plural("task")
    leaves = [line.task for line in lines if not line.summary]
    subject = desk.title(plan) if plan is not None else title
    drawn = gantt(desk)
    figures: list[Figure] = [
        desk.head(subject, _sentence(desk, leaves), small=_version(desk, plan)),
        *([drawn] if drawn is not None else []),
        *_beside(_facts(desk, plan), _critical(desk, leaves)),
        _table(desk, lines, {row.anchor for row in drawn.rows} if drawn is not None else set()),
        *filter(None, [_history.tasks(desk)]),
    ]
    yield Page(desk.at("plan"), title, tuple(figures), desk.key or "", "plan", nav=title, order=0)


def _beside(facts: Facts, critical: Listing | None) -> list[Figure]:
    """Facts of the plan and the critical tasks side by side; what is empty falls away."""
    found = [figure for figure in (facts if facts.facts else None, critical) if figure is not None]
    return [Band(layout="2", figures=tuple(found))] if len(found) > 1 else [*found]


def _version(desk: Desk, plan: Record | None) -> str:
    version = plan.get("version") if plan is not None else None
    return desk.t("{id}, version {version}", id=plan.id, version=version) if plan and version else ""


def _plan(desk: Desk) -> Record | None:
    """The plan in force: the last one that is not superseded."""
    plans = sorted(desk.of("plan"), key=lambda item: item.get("status") != "superseded")
    return plans[-1] if plans else None


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


def _sentence(desk: Desk, leaves: Sequence[Record]) -> str:
    """How many tasks, how many of them are done and critical, and when the last one finishes."""
    t = desk.t
    count = t.plural("{n} task", "{n} tasks", len(leaves))
    finish = desk.portal.of(desk.project).get("finish_forecast") if desk.project is not None else None
    done = sum(state_of(desk, task) == "done" for task in leaves)
    if finish is None:
        return t("{tasks}, {done} done; no finish is computed.", tasks=count, done=done)
    day = t.dated(finish, desk.today)
    if done == len(leaves):
        return t("{tasks}, all done; the last one finished on {day}.", tasks=count, day=day)
    critical = sum(open_critical(desk, task) for task in leaves)
    near = sum(open_near(desk, task) for task in leaves)
    state = t("{done} done, {critical} critical", done=done, critical=critical)
    if near:
        state = t("{state}, {near} near-critical", state=state, near=near)
    return t("{tasks}, {state}; finish on {day}.", tasks=count, state=state, day=day)


def _facts(desk: Desk, plan: Record | None) -> Facts:
    """State, approval and calendar of the plan, and the baseline it is measured against."""
    facts: list[Fact] = []
    if plan is not None:
        asked = [item for item in plan.get("approvals") or () if item.who]
        facts.append(Fact(desk.label("plan"), (desk.ref(plan), desk.state(plan))))
        facts += [Fact(desk.t("Approval"), (*desk.person(item.who), *_verdict(desk, item))) for item in asked]
        if plan.get("start") is not None:
            facts.append(Fact(desk.label("start", "plan", "field"), desk.day(plan.get("start")).text))
    written = [found for record in (plan, desk.project) if record and (found := record.get("calendar"))]
    if written:
        named = calendar(written[0], desk.portal.settings, desk.t)
        facts.append(Fact(desk.label("calendar", "plan", "field"), (Words(named),)))
    frozen = [item for item in desk.of("baseline") if (item.get("date") or desk.today) <= desk.today]
    if frozen:
        last = max(frozen, key=lambda item: (item.get("date") or dt.date.min, item.id))
        facts.append(Fact(desk.label("baseline"), (desk.ref(last),)))
        behind = refs(desk, changes_of(desk, last), title=True)
        facts += [Fact(desk.t("Approved by"), behind)] if behind else []
    if desk.of("milestone"):
        count = Link(desk.t("All {n}", n=len(desk.of("milestone"))), desk.at("milestones"))
        facts.append(Fact(desk.plural("milestone"), (count,)))
    return Facts(title=desk.t("Plan"), facts=tuple(facts), columns=1)


def _verdict(desk: Desk, approval: object) -> tuple[Inline, ...]:
    """What an approver said and when; that it is still asked for."""
    verdict, day = getattr(approval, "verdict", None), getattr(approval, "date", None)
    if not verdict:
        return (State("wait", desk.t("asked for")),)
    icon = State("done" if verdict == "approved" else "half", desk.label(verdict, "plan.verdict"))
    return (icon, Words(desk.t.dated(day, desk.today), "mute")) if day is not None else (icon,)


def _critical(desk: Desk, leaves: Sequence[Record]) -> Listing | None:
    """Open tasks without float: the chain that holds the finish; None where no float is computed."""
    t = desk.t
    if not any("critical" in desk.portal.of(task) for task in leaves):
        return None
    chain = [(desk.portal.of(task).get("early_finish"), task) for task in leaves if open_critical(desk, task)]
    chain.sort(key=lambda item: (item[0] or dt.date.max, item[1].id))
    items = tuple(
        Item(
            (desk.ref(task),),
            driver(desk, task),
            Words(t("until {day}", day=t.dated(finish, desk.today))) if finish is not None else None,
        )
        for finish, task in chain[:_CRITICAL]
    )
    return Listing(
        title=t("What holds the finish"),
        small=shown_of(desk, len(chain), _CRITICAL) or t("open tasks without float"),
        items=items,
        empty=t("No open task is critical."),
    )


def _table(desk: Desk, lines: Sequence[_Line], drawn: Collection[str]) -> Table:
    """All tasks; one that is ``drawn`` above has its address there and another one here."""
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
        rows=tuple(_row(desk, line, drawn) for line in lines),
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
        ("critical", "near", t("Near-critical")),
        ("state", "in_progress", t("In progress")),
        ("late", "yes", t("Deadline missed")),
    )
    chips = [
        Chip(label, count, key, value)
        for key, value, label in wanted
        if (count := sum(item[key] == value for item in facts))
    ]
    departments = Counter(item["department"] for item in facts if item["department"])
    if 1 < len(departments) <= _DEPARTMENTS:
        chips += [Chip(name, departments[name], "department", name) for name in sorted(departments)]
    return (Chip(t("All"), len(lines)), *chips) if chips else ()


def _tags(desk: Desk, line: _Line) -> dict[str, str]:
    """Facts that a row is filtered by; a summary is neither critical nor live, its parts are."""
    task, leaf = line.task, not line.summary
    days = desk.portal.of(task).get("total_float_days")
    state = state_of(desk, task)
    return {
        "critical": critical_tag(desk, task) if leaf else "no",
        "state": state if leaf else "summary",
        "late": "yes" if leaf and state != "done" and days is not None and days < 0 else "no",
        "department": office(desk, task.get("department")),
        "owner": str(task.get("owner") or ""),
    }


def _row(desk: Desk, line: _Line, drawn: Collection[str]) -> Row:
    task = line.task
    found = desk.portal.of(task)
    start = found.get("early_start") or task.get("actual_start")
    finish = found.get("early_finish") or task.get("actual_finish")
    named = office(desk, task.get("department"))
    department = (Words(named, "soft"),) if named else ()
    drives = driver(desk, task) if not line.summary and state_of(desk, task) != "done" else ()
    cells = (
        Cell((desk.ref(task),), dotted([department, drives]), sort=task.id),
        Cell(desk.person(task.get("owner"))),
        desk.day(start) if start is not None else missing(desk, task, "early_start"),
        desk.day(finish) if finish is not None else missing(desk, task, "early_finish"),
        _duration(desk, line),
        _progress(desk, task),
        float_cell(desk, task, open_=state_of(desk, task) != "done"),
        Cell(_depends(desk, task)),
    )
    anchor = in_table(desk, task).anchor if task.id in drawn else task.id
    facts = tuple(_tags(desk, line).items())
    return Row(cells, anchor=anchor, depth=line.depth, summary=line.summary, facts=facts)


def _duration(desk: Desk, line: _Line) -> Cell:
    duration, effort = line.task.get("duration"), line.task.get("effort")
    if duration:
        return desk.words(work_words(desk, duration))
    if effort:
        return desk.words(desk.t("{work} of work", work=work_words(desk, effort)))
    return Cell() if line.summary else desk.words(desk.t("n/a"), "mute")


def _progress(desk: Desk, task: Record) -> Cell:
    found, done = desk.portal.of(task), state_of(desk, task) == "done"
    percent = 100 if done else found.get("percent")
    if percent is None:
        return Cell() if found.get("summary") else missing(desk, task, "percent")
    text = desk.t.percent(float(percent) / 100)
    return Cell((State("done", text) if done else Words(text),), sort=float(percent))


def _depends(desk: Desk, task: Record) -> Text:
    """What a task depends on, with type and lag of a link that is not finish to start."""
    found: list[Text] = []
    for link in desk.portal.graph.links(task.uid):
        if link.name == "depends":
            _, kind, lag = dependency_parts(link.written)
            ref = desk.ref(desk.portal.graph[link.target], title=False)
            found.append((ref, Words(f"{kind}{lag}", "mute")) if (kind, lag) != ("FS", "") else (ref,))
    return listed(desk.t, found)
