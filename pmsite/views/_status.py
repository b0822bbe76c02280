"""The state of projects in words: lights and measures, what waits, what is due, what drives a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from pmsite.analyses.status import DimensionStatus, Measure, awaited
from pmsite.model.figure import (
    Ask,
    Dimension,
    Health,
    Item,
    Link,
    Listing,
    Score,
    State,
    Status,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.model.settings import BAND_NAMES
from pmsite.views._desk import Desk
from pmsite.views._earned_words import said_of_status, why_no_cost
from pmsite.views._impact import cost_of, days_of, signed_days
from pmsite.views._lines import currency, dotted
from pmsite.views._load_words import over_words, peak_words
from pmsite.views._milestones import slip_words
from pmsite.views._risks import answered, lowered
from pmsite.views._tracker import is_overdue, is_soon, ordered

_DECLARED: dict[str, Health] = {"on_track": "ok", "at_risk": "warn", "off_track": "off"}
_MEASURES = 2


def light(desk: Desk, health: Health) -> Status:
    """A light with its word."""
    words = {
        "ok": desk.t("On track"),
        "warn": desk.t("At risk"),
        "off": desk.t("Off track"),
        "none": desk.t("No data"),
    }
    return Status(health, words[health])


def declared(desk: Desk, project: Record) -> Status | State:
    """The state that the specialist gives a project."""
    written = str(project.get("status") or "")
    if written in _DECLARED:
        return light(desk, _DECLARED[written])
    icons: dict[str, Any] = {"finished": "done", "discontinued": "x"}
    return State(icons.get(written, "open"), desk.label(written or "not_started", "project.status"))


def differs(project: Record, computed: Health) -> bool:
    """Whether the declared light is another one than the computed one."""
    return (
        computed != "none"
        and project.get("status") in _DECLARED
        and _DECLARED[project.get("status")] != computed
    )


def dimension(desk: Desk, found: DimensionStatus) -> Dimension:
    """A dimension with its two weightiest measures; without data, why."""
    said = tuple(text for item in found.measures[:_MEASURES] if (text := _measure(desk, item)))
    why = (_why(desk, found.why),) if found.why else ()
    return Dimension(dimension_name(desk, found.name), light(desk, found.health), (*why, *said)[:_MEASURES])


def dimension_name(desk: Desk, name: str) -> str:
    """A dimension's name."""
    return desk.label(name, "dimension")


def _why(desk: Desk, key: str) -> str:
    t = desk.t
    return {
        "no_milestones": t("no milestones"),
        "no_forecast": t("no forecast of milestones or finish"),
        **why_no_cost(desk),
        "no_scope": t("no changes or requirements"),
        "no_risks": t("no risks recorded"),
        "not_assessed": t("risks are not assessed"),
        "no_load": t("no hours are planned ahead"),
        "no_survey": t("no client survey answered"),
    }.get(key, "")


def _measure(desk: Desk, item: Measure) -> str:
    """A measure in words, with its limit where it has one."""
    t, values = desk.t, item.values
    said: dict[str, Callable[[], str]] = {
        "overdue": lambda: t.plural("{n} milestone overdue", "{n} milestones overdue", values["n"]),
        "negative_float": lambda: t("negative float: a deadline cannot be met"),
        "finish_slip": lambda: _finish(desk, values["days"]),
        "slip": lambda: t(
            "{id} {slip}, limit {limit} d",
            id=values["id"],
            slip=slip_words(desk, values["days"]),
            limit=t.number(values["limit"], 0 if float(values["limit"]).is_integer() else 1),
        ),
        "all_achieved": lambda: t("all milestones reached"),
        **said_of_status(desk, values),
        "changes_waiting": lambda: _changes(desk, values["n"], values["late"]),
        "requirements_met": lambda: t("{n} of {all} requirements met", n=values["n"], all=values["all"]),
        "open": lambda: t.plural("{n} open risk", "{n} open risks", values["n"]),
        "critical": lambda: _critical(desk, values["n"], values["ids"]),
        "reviews_due": lambda: t.plural("{n} review due", "{n} reviews due", values["n"]),
        "open_score": lambda: t("{n} open, Σ score {sum}", n=values["n"], sum=values["sum"]),
        "peak_load": lambda: peak_words(desk, values["who"], values["share"], values["monday"]),
        "over_allocated": lambda: over_words(desk, values["n"], values["weeks"]),
        "not_over_allocated": lambda: over_words(desk, 0, values["weeks"]),
        "satisfaction": lambda: t(
            "satisfaction {value} of 100, target {target}",
            value=t.number(values["value"]),
            target=values["target"],
        ),
        "unanswered": lambda: (
            t.plural("{n} answer due", "{n} answers due", values["n"]) if values["n"] else t("no answer due")
        ),
    }
    return said[item.key]() if item.key in said else ""


def _finish(desk: Desk, days: float) -> str:
    t = desk.t
    if not days:
        return t("finish on its target")
    slip = slip_words(desk, abs(days)).removeprefix("+")
    return (
        t("finish {days} behind its target", days=slip)
        if days > 0
        else t("finish {days} ahead of its target", days=slip)
    )


def _changes(desk: Desk, number: int, late: int) -> str:
    t = desk.t
    if late:
        return t.plural("{n} change waits too long", "{n} changes wait too long", late)
    return t.plural("{n} change waits", "{n} changes wait", number) if number else t("no change waits")


def _critical(desk: Desk, number: int, ids: tuple[str, ...]) -> str:
    t = desk.t
    if not number:
        return t("none critical")
    return (
        t("1 critical: {id}", id=ids[0]) if number == 1 else t.plural("{n} critical", "{n} critical", number)
    )


def decisions(desk: Desk, project: Record | None) -> list[Record]:
    """Changes that wait for a decision, the most pressing first."""
    graph = desk.portal.graph
    found = [
        item
        for item in graph.of("change", project.id if project else None)
        if awaited(item, desk.today) is not None
    ]
    return sorted(
        found,
        key=lambda item: (
            item.get("needed_by") or dt.date.max,
            item.get("submitted") or dt.date.max,
            item.uid,
        ),
    )


def ask(desk: Desk, changes: list[Record], *, most: int = 5) -> Ask | None:
    """What waits for a decision, with its consequence; None where nothing does."""
    if not changes:
        return None
    t = desk.t
    days = [day for item in changes if (day := item.get("needed_by")) is not None]
    title = t("Waiting for a decision: {n}", n=len(changes))
    if len(changes) == 1 and days:
        title = t("Waiting for a decision by {day}", day=t.dated(days[0], desk.today))
    lines = [_asked(desk, item, dated=len(changes) > 1) for item in changes[:most]]
    if len(changes) > most:
        lines.append((Words(t("and {n} more", n=len(changes) - most), "mute"),))
    return Ask(title=title, lines=tuple(lines))


def _asked(desk: Desk, change: Record, *, dated: bool) -> Text:
    parts = [*impact(desk, change)]
    day: dt.date | None = change.get("needed_by")
    if day is not None and dated:
        parts.append(desk.t("by {day}", day=desk.t.dated(day, desk.today)))
    names = approvers(desk, change)
    if names:
        parts.append(desk.t("waits for {names}", names=desk.t.joined(names)))
    return (desk.ref(change), *((Words("· " + " · ".join(parts)),) if parts else ()))


def approvers(desk: Desk, change: Record) -> list[str]:
    """Names of those whose word a change waits for."""
    missing = awaited(change, desk.today) or ()
    return [desk.person_name(item.who) for item in missing if item.who]


def impact(desk: Desk, change: Record) -> list[str]:
    """What a change costs and how long it takes, as far as that is stated."""
    cost, days = cost_of(change), days_of(desk, change)
    found = [desk.t.money(cost, currency(desk, change), sign=True)] if cost else []
    return [*found, signed_days(desk, days)] if days is not None else found


def actions(desk: Desk, *, most: int, more: Link | None = None) -> Listing:
    """Open actions that are overdue or due soon, the oldest first; the heading says how many."""
    t = desk.t
    due = [item for item in ordered(desk, desk.of("action")) if is_overdue(desk, item) or is_soon(desk, item)]
    overdue = sum(is_overdue(desk, item) for item in due)
    title = t("Actions due")
    if due:
        title = t("Actions: {overdue} overdue, {soon} due soon", overdue=overdue, soon=len(due) - overdue)
    return Listing(
        title=title,
        small=shown_of(desk, len(due), most) or t("overdue or due in the next 7 days"),
        more=more,
        items=tuple(_action(desk, item) for item in due[:most]),
        empty=t("No action is due."),
    )


def shown_of(desk: Desk, number: int, most: int) -> str:
    """How many of a list are shown; "" where all are."""
    return desk.t("{shown} of {all}", shown=most, all=number) if number > most else ""


def _action(desk: Desk, action: Record) -> Item:
    """An action with its owner, and when it is due or by how much it is overdue."""
    state = desk.state(action)
    if not is_overdue(desk, action):
        state = State(state.icon, desk.t.dated(action.get("due"), desk.today))
    return Item((desk.ref(action),), desk.person(action.get("owner")), state)


def open_threats(desk: Desk) -> list[Record]:
    """Open threats, the highest score first."""
    risks = [
        item
        for item in desk.of("risk")
        if item.get("type") != "opportunity" and desk.portal.of(item).get("open")
    ]
    return sorted(
        risks, key=lambda item: (-((desk.portal.of(item).get("score") or {}).get("current") or 0), item.uid)
    )


def risks_finding(desk: Desk, threats: Sequence[Record]) -> str:
    """How many threats are open, and how many of them critical."""
    critical = sum(desk.portal.of(item).get("band") == "critical" for item in threats)
    return desk.t("Risks: {open} open, {critical} critical", open=len(threats), critical=critical)


def risk_item(desk: Desk, risk: Record) -> Item:
    """A risk with its score, owner, what it was first, and how far its responses are."""
    t, found = desk.t, desk.portal.of(risk)
    scores = found.get("score") or {}
    meta: list[Text] = [desk.person(risk.get("owner"))]
    start, now = scores.get("inherent"), scores.get("current")
    if start and now:
        meta.append((Words(t("was {score}", score=start) if start != now else t("unchanged")),))
    done, responses = answered(desk, risk)
    if responses:
        meta.append((Words(t("responses {done} of {all} done", done=len(done), all=len(responses))),))
    if risk.uid in lowered(desk):
        meta.append((Words(t("lowered"), "ok"),))
    band = found.get("band")
    score = Score(now, BAND_NAMES.index(band) + 1) if now and band else None
    return Item((desk.ref(risk),), dotted(meta), score=score)
