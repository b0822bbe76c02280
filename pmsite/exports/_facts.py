"""What is to be known of a record before it is talked about, in a few words each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from pmsite.analyses.agenda import milestone_day
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._impact import cost_of, days_of, signed_days, unanswered
from pmsite.views._lines import currency

_LATE = ("overdue", "delayed", "at_risk")


def _owner(desk: Desk, record: Record) -> str:
    return desk.person_name(record.get("owner"))


def _until(desk: Desk, record: Record) -> Iterator[str]:
    """When something is due, and by how much it is late on the as-of day."""
    t, day = desk.t, record.get("due")
    if day is None:
        yield t("no due date")
        return
    yield t("due {day}", day=t.dated(day, desk.today))
    if day < desk.today:
        late = (desk.today - day).days
        yield t.plural("{n} day overdue", "{n} days overdue", late)


def _action(desk: Desk, record: Record, _day: dt.date) -> Iterator[str]:
    t = desk.t
    yield _owner(desk, record) or t("no owner")
    yield from _until(desk, record)
    age: int | None = desk.portal.of(record).get("age_days")
    if age is not None and age > 0:
        yield t.plural("open for {n} day", "open for {n} days", age)
    if record.get("status") in ("in_progress", "blocked"):
        yield desk.label(record.get("status"), "action.status", "status").lower()


def _milestone(desk: Desk, record: Record, _day: dt.date) -> Iterator[str]:
    t, found = desk.t, desk.portal.of(record)
    baseline: dt.date | None = found.get("baseline") or record.get("baseline")
    forecast = milestone_day(desk.portal, record)
    slip: float | None = found.get("slip_days")
    if found.get("status") in _LATE:
        yield desk.label(found.get("status"), "milestone.status", "status").lower()
    if forecast is not None and forecast != baseline:
        yield t("expected {day}", day=t.dated(forecast, desk.today))
    if baseline is not None:
        yield t("baseline {day}", day=t.dated(baseline, desk.today))
    if slip:
        days = abs(int(slip))
        yield (
            t.plural("{n} working day late", "{n} working days late", days)
            if slip > 0
            else t.plural("{n} working day early", "{n} working days early", days)
        )
    yield _owner(desk, record)


def _risk(desk: Desk, record: Record, day: dt.date) -> Iterator[str]:
    t, found = desk.t, desk.portal.of(record)
    score: Mapping[str, int | None] = found.get("score") or {}
    before, now, target = (score.get(name) for name in ("inherent", "current", "target"))
    if record.get("type") == "opportunity":
        yield t("opportunity")
    if now is None:
        yield t("not assessed")
    elif before is not None and before != now:
        yield t("score {before} → {now}", before=before, now=now)
    else:
        yield t("score {now}", now=now)
    if found.get("band"):
        yield desk.label(found.get("band"), "risk.band").lower()
    if target is not None and target != now:
        yield t("target {n}", n=target)
    yield _owner(desk, record) or t("no owner")
    due: dt.date | None = found.get("review_due")
    if due is not None and due <= day:
        yield t("review due {day}", day=t.dated(due, desk.today))


def _issue(desk: Desk, record: Record, _day: dt.date) -> Iterator[str]:
    yield desk.label(record.get("severity"), "issue.severity").lower()
    yield _owner(desk, record) or desk.t("no owner")
    yield from _until(desk, record)


def _change(desk: Desk, record: Record, _day: dt.date) -> Iterator[str]:
    t = desk.t
    state = desk.label(record.get("status"), "change.status", "status").lower()
    age: int | None = desk.portal.of(record).get("state_age_days")
    yield t.plural("{state} for {n} day", "{state} for {n} days", age, state=state) if age else state
    days, cost = days_of(desk, record), cost_of(record)
    impact = record.get("impact")
    if days is not None:
        yield t("time {days}", days=signed_days(desk, days))
    elif impact is not None and impact.schedule:
        yield t("time {days}", days=impact.schedule)
    if cost is not None:
        yield t("cost {money}", money=t.money(cost, currency(desk, record), sign=True))
    yield _needed(desk, record)
    by: dt.date | None = record.get("needed_by")
    if by is not None:
        yield t("by {day}", day=t.dated(by, desk.today))


def _needed(desk: Desk, record: Record) -> str:
    """What a change, or a plan, waits for."""
    t, status = desk.t, record.get("status")
    if status == "in_review":
        names = [desk.person_name(handle) for handle in unanswered(record)]
        if names:
            return t("needs the verdict of {names}", names=t.joined(names))
        return t("needs a decision")
    return {
        "draft": t("needs to be submitted"),
        "returned": t("needs to be reworked"),
        "deferred": t("needs a new date"),
    }.get(str(status), t("needs its impact analysed"))


def _decision(desk: Desk, record: Record, _day: dt.date) -> Iterator[str]:
    t = desk.t
    if record.kind == "plan":
        yield _needed(desk, record)
        return
    yield desk.label(record.get("status"), "decision.status", "status").lower()
    day: dt.date | None = record.get("date")
    if day is not None:
        yield t.dated(day, desk.today)
    names = [desk.person_name(handle) for handle in record.get("by")]
    if names:
        yield t("to be taken by {names}", names=t.joined(names))
    yield record.get("context") or ""


def _measure(desk: Desk, record: Record, _day: dt.date) -> Iterator[str]:
    t, done = desk.t, record.get("done")
    yield _owner(desk, record) or t("no owner")
    if done is not None:
        yield t("done {day}", day=t.dated(done, desk.today))
    yield t("effect not verified yet")


def _document(desk: Desk, record: Record, _day: dt.date) -> Iterator[str]:
    t = desk.t
    if record.get("version"):
        yield t("version {version}", version=record.get("version"))
    yield desk.label(record.get("status"), "document.status", "status").lower()
    reviewer = desk.person_name(record.get("reviewer"))
    if reviewer:
        yield t("reviewer {name}", name=reviewer)
    due: dt.date | None = record.get("next_review")
    if due is not None:
        yield t("review due {day}", day=t.dated(due, desk.today))


FACTS: Mapping[str, Callable[[Desk, Record, dt.date], Iterator[str]]] = {
    "actions": _action,
    "milestones": _milestone,
    "risks": _risk,
    "issues": _issue,
    "changes": _change,
    "decisions": _decision,
    "measures": _measure,
    "documents": _document,
}
"""Facts of a record of each item of the agenda."""
