"""Achievements and next steps of a period in short lines, drafted from the records; their writer keeps what counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pmsite.kpis._reported import Period, has_begun, verdicts
from pmsite.model.record import Record
from pmsite.views._desk import Desk

MOST = 8
"""Lines of each list."""
_TASKS, _ACTIONS, _DECISIONS = 4, 3, 3


def plain(text: str) -> str:
    """A text on one line, without the marks that keep words together on a page."""
    return " ".join(text.replace("\u2060", "").replace("\u00a0", " ").split())


def achieved(desk: Desk, period: Period, earlier: Mapping[str, Any]) -> list[str]:
    """What was reached, decided, lowered and solved in the period."""
    lines = [
        *_milestones(desk, period),
        *_changes(desk, period),
        *_risks(desk, earlier),
        *_issues(desk, period),
        *_decided(desk, period),
        *_done(desk, period),
    ]
    return [plain(line) for line in lines[:MOST]]


def coming(desk: Desk, following: Period) -> list[str]:
    """What is planned and due in the period that follows."""
    lines = [*_ahead(desk, following), *_work(desk, following), *_due(desk, following), *_waiting(desk)]
    return [plain(line) for line in lines[:MOST]]


def _named(desk: Desk, record: Record) -> str:
    return f"{desk.name(record)} {desk.title(record)}"


def _milestones(desk: Desk, period: Period) -> Iterator[str]:
    t = desk.t
    reached = [item for item in desk.of("milestone") if period.holds(item.get("actual"))]
    for item in sorted(reached, key=lambda item: (item.get("actual"), item.id)):
        values = {"name": _named(desk, item), "day": t.dated(item.get("actual"), desk.today)}
        slip = desk.portal.of(item).get("slip_days")
        days = abs(int(slip or 0))
        if slip is None:
            yield t("{name}: reached on {day}", **values)
        elif not slip:
            yield t("{name}: reached on {day}, as planned", **values)
        elif slip > 0:
            yield t.plural(
                "{name}: reached on {day}, {n} working day late",
                "{name}: reached on {day}, {n} working days late",
                days,
                **values,
            )
        else:
            yield t.plural(
                "{name}: reached on {day}, {n} working day early",
                "{name}: reached on {day}, {n} working days early",
                days,
                **values,
            )


def _changes(desk: Desk, period: Period) -> Iterator[str]:
    t = desk.t
    for item in desk.of("change"):
        if any(map(period.holds, verdicts(item))) and not desk.portal.of(item).get("pending"):
            yield t("{name}: {state}", name=_named(desk, item), state=desk.state(item).label.lower())


def _risks(desk: Desk, earlier: Mapping[str, Any]) -> Iterator[str]:
    """Risks whose score fell, or that are no longer open, since the report before."""
    t = desk.t
    then = {str(item.get("id")): item.get("score") for item in _rows(earlier, "risks")}
    for item in desk.of("risk"):
        before, found = then.get(item.id), desk.portal.of(item)
        if before is None:
            continue
        if found.get("open") is False:
            yield t("{name}: {state}", name=_named(desk, item), state=desk.state(item).label.lower())
            continue
        now = (found.get("score") or {}).get("current")
        if now is not None and now < before:
            yield t(
                "{name}: score lowered from {before} to {now}",
                name=_named(desk, item),
                before=before,
                now=now,
            )


def _rows(figures: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    found = figures.get(name)
    return [item for item in found if isinstance(item, Mapping)] if isinstance(found, (list, tuple)) else []


def _issues(desk: Desk, period: Period) -> Iterator[str]:
    for item in desk.of("issue"):
        if period.holds(item.get("resolved")):
            yield desk.t("{name}: solved", name=_named(desk, item))


def _decided(desk: Desk, period: Period) -> Iterator[str]:
    found = [item for item in desk.of("decision") if period.holds(item.get("date"))]
    taken = [item for item in found if item.get("status") == "accepted"]
    for item in taken[:_DECISIONS]:
        yield desk.t("Decided: {name}", name=_named(desk, item))


def _done(desk: Desk, period: Period) -> Iterator[str]:
    number = sum(period.holds(item.get("done")) for item in desk.of("action"))
    if number:
        yield desk.t.plural("{n} action done", "{n} actions done", number)


def _ahead(desk: Desk, following: Period) -> Iterator[str]:
    """Milestones of the next period, and those that are overdue already."""
    t = desk.t
    found: list[tuple[dt.date, Record]] = []
    for item in desk.of("milestone"):
        values = desk.portal.of(item)
        day: dt.date | None = values.get("forecast") or values.get("baseline")
        if (
            values.get("actual") is None
            and item.get("status") != "cancelled"
            and day
            and day <= following.last
        ):
            found.append((day, item))
    for day, item in sorted(found, key=lambda pair: (pair[0], pair[1].id)):
        yield t("{name}, expected on {day}", name=_named(desk, item), day=t.dated(day, desk.today))


def _work(desk: Desk, following: Period) -> Iterator[str]:
    """Critical work first, then what begins."""
    t = desk.t
    found = []
    for item in desk.of("task"):
        values = desk.portal.of(item)
        start, finish = values.get("early_start"), values.get("early_finish")
        whole = bool(desk.portal.graph.children.get(item.uid))
        if whole or values.get("state") == "done" or start is None or finish is None:
            continue
        if start <= following.last and finish >= following.first:
            found.append((not values.get("critical"), start, item.id, finish, item))
    for _, start, _, finish, item in sorted(found, key=lambda entry: entry[:3])[:_TASKS]:
        yield t(
            "{name}, {start} to {finish}",
            name=_named(desk, item),
            start=t.dated(start, desk.today),
            finish=t.dated(finish, desk.today),
        )


def _due(desk: Desk, following: Period) -> Iterator[str]:
    t = desk.t
    found = [
        item
        for item in desk.of("action")
        if desk.portal.of(item).get("open") and item.get("due") and item.get("due") <= following.last
    ]
    for item in sorted(found, key=lambda item: (item.get("due"), item.id))[:_ACTIONS]:
        yield t("{name}, due {day}", name=_named(desk, item), day=t.dated(item.get("due"), desk.today))


def _waiting(desk: Desk) -> Iterator[str]:
    waiting = [item for item in desk.of("change") if desk.portal.of(item).get("pending")]
    number = sum(has_begun(item, desk.today) for item in waiting)
    if number:
        yield desk.t.plural("{n} change to decide on", "{n} changes to decide on", number)
