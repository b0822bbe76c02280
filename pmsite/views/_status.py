"""The state of projects in words: lights and their measures, what waits for a decision, what is due."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Any

from pmsite.analyses.status import DimensionStatus, Measure, awaited
from pmsite.model.figure import Ask, Dimension, Health, Inline, Item, State, Status, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._milestones import slip_words

SOON = dt.timedelta(days=7)
"""How far ahead an action is shown as due."""
_DECLARED: dict[str, Health] = {"on_track": "ok", "at_risk": "warn", "off_track": "off"}
_MEASURES = 2
_WORK = re.compile(r"\d{1,6}(?:\.\d{1,4})?[dwh]")


def light(desk: Desk, health: Health) -> Status:
    """A light with its word."""
    words = {"ok": desk.t("On track"), "warn": desk.t("At risk"), "off": desk.t("Off track"), "none": desk.t("No data")}
    return Status(health, words[health])


def declared(desk: Desk, project: Record) -> Status | State:
    """The state that the specialist gives a project."""
    written = str(project.get("status") or "")
    if written in _DECLARED:
        return light(desk, _DECLARED[written])
    icons: dict[str, Any] = {"finished": "done", "discontinued": "x"}
    return State(icons.get(written, "open"), desk.label(written or "not_started"))


def differs(project: Record, computed: Health) -> bool:
    """Whether the declared light is another one than the computed one."""
    return computed != "none" and project.get("status") in _DECLARED and _DECLARED[project.get("status")] != computed


def dimension(desk: Desk, found: DimensionStatus) -> Dimension:
    """A dimension with its two weightiest measures; without data, why."""
    said = tuple(text for item in found.measures[:_MEASURES] if (text := _measure(desk, item)))
    why = (_why(desk, found.why),) if found.why else ()
    return Dimension(dimension_name(desk, found.name), light(desk, found.health), (*why, *said)[:_MEASURES])


def dimension_name(desk: Desk, name: str) -> str:
    """A dimension's name."""
    return desk.label(name)


def _why(desk: Desk, key: str) -> str:
    t = desk.t
    return {
        "no_milestones": t("no milestones"),
        "no_forecast": t("no forecast of milestones or finish"),
        "no_earned_value": t("no earned value"),
        "no_scope": t("no changes or requirements"),
        "no_risks": t("no risks recorded"),
        "not_assessed": t("risks are not assessed"),
        "no_load": t("no load computed"),
        "no_survey": t("no client survey answered"),
    }.get(key, "")


def _measure(desk: Desk, item: Measure) -> str:
    """A measure in words, with its limit where it has one."""
    t, values = desk.t, item.values
    one: Callable[[float], str] = lambda value: t.number(value, 2)  # noqa: E731 - a word for what is written below
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
        "spi": lambda: t("SPI {value}, limit {limit}", value=one(values["value"]), limit=one(values["limit"])),
        "cpi": lambda: t("CPI {value}, limit {limit}", value=one(values["value"]), limit=one(values["limit"])),
        "eac": lambda: _eac(desk, values["share"]),
        "changes_waiting": lambda: _changes(desk, values["n"], values["late"]),
        "requirements_met": lambda: t("{n} of {all} requirements met", n=values["n"], all=values["all"]),
        "open": lambda: t.plural("{n} open risk", "{n} open risks", values["n"]),
        "critical": lambda: _critical(desk, values["n"], values["ids"]),
        "reviews_due": lambda: t.plural("{n} review due", "{n} reviews due", values["n"]),
        "open_score": lambda: t("{n} open, Σ score {sum}", n=values["n"], sum=values["sum"]),
        "satisfaction": lambda: t(
            "satisfaction {value} of 100, target {target}", value=t.number(values["value"]), target=values["target"]
        ),
        "unanswered": lambda: t.plural("{n} answer due", "{n} answers due", values["n"]) if values["n"] else t("no answer due"),
    }
    return said[item.key]() if item.key in said else ""


def _finish(desk: Desk, days: float) -> str:
    t = desk.t
    if not days:
        return t("finish on its target")
    slip = slip_words(desk, abs(days)).removeprefix("+")
    return t("finish {days} behind its target", days=slip) if days > 0 else t("finish {days} ahead of its target", days=slip)


def _eac(desk: Desk, share: float) -> str:
    t = desk.t
    if share > 0:
        return t("EAC {share} over budget", share=t.percent(share))
    return t("EAC {share} under budget", share=t.percent(-share))


def _changes(desk: Desk, number: int, late: int) -> str:
    t = desk.t
    if late:
        return t.plural("{n} change waits too long", "{n} changes wait too long", late)
    return t.plural("{n} change waits", "{n} changes wait", number) if number else t("no change waits")


def _critical(desk: Desk, number: int, ids: tuple[str, ...]) -> str:
    t = desk.t
    if not number:
        return t("none critical")
    return t("1 critical: {id}", id=ids[0]) if number == 1 else t.plural("{n} critical", "{n} critical", number)


def decisions(desk: Desk, project: Record | None) -> list[Record]:
    """Changes that wait for a decision, the most pressing first."""
    graph = desk.portal.graph
    found = [item for item in graph.of("change", project.id if project else None) if awaited(item, desk.today) is not None]
    return sorted(found, key=lambda item: (item.get("needed_by") or dt.date.max, item.get("submitted") or dt.date.max, item.uid))


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
    """What a change costs and how long it takes, as far as that is written."""
    written = change.get("impact")
    if written is None:
        return []
    found = []
    if written.cost is not None:
        found.append(desk.t.money(written.cost, currency(desk, change), sign=True))
    if written.schedule:
        found.append(work(desk, str(written.schedule), sign=True))
    return found


def work(desk: Desk, written: str, *, sign: bool = False) -> str:
    """A written working time in words: ``3d``, ``2w`` (ten days), ``12h``; another text as it is."""
    if not _WORK.fullmatch(written):
        return written
    number = float(written[:-1]) * (5 if written.endswith("w") else 1)
    mark = "+" if sign and number > 0 else "±" if sign else ""
    text = mark + desk.t.number(number, 0 if number.is_integer() else 1)
    return desk.t("{n} h", n=text) if written.endswith("h") else desk.t("{n} d", n=text)


def currency(desk: Desk, record: Record) -> str:
    """Currency of a record's project."""
    project = desk.portal.graph.get(record.project or "")
    return str((project.get("currency") if project is not None else None) or "")


def due_actions(desk: Desk, project: Record | None) -> list[Record]:
    """Open actions that are overdue or due soon, the oldest first."""
    found = [
        item
        for item in desk.portal.graph.of("action", project.id if project else None)
        if _open(desk, item) and (day := item.get("due")) is not None and day <= desk.today + SOON
    ]
    return sorted(found, key=lambda item: (item.get("due"), item.uid))


def _open(desk: Desk, action: Record) -> bool:
    found = desk.portal.of(action)
    return bool(found["open"]) if "open" in found else desk.portal.is_open(action)


def action_item(desk: Desk, action: Record) -> Item:
    """An action with its owner, and when it is due or by how much it is overdue."""
    state = desk.state(action)
    if state.icon != "late" or not desk.portal.of(action).get("overdue"):
        state = State(state.icon, desk.t.dated(action.get("due"), desk.today))
    return Item((desk.ref(action),), desk.person(action.get("owner")), state)


def actions_finding(desk: Desk, actions: list[Record]) -> str:
    """What the due actions say."""
    t = desk.t
    overdue = sum(bool(desk.portal.of(item).get("overdue")) for item in actions)
    if overdue:
        return t.plural("Actions: {n} overdue", "Actions: {n} overdue", overdue)
    return t.plural("Actions: {n} due", "Actions: {n} due", len(actions)) if actions else t("Actions due")


def open_threats(desk: Desk, risks: Iterable[Record]) -> list[Record]:
    """Open threats, the highest score first."""
    found = [item for item in risks if item.get("type") != "opportunity" and desk.portal.of(item).get("open")]
    return sorted(found, key=lambda item: (-((desk.portal.of(item).get("score") or {}).get("current") or 0), item.uid))


def risk_item(desk: Desk, risk: Record) -> Item:
    """A risk with its score, owner, what it was first, and how far its responses are."""
    t, found = desk.t, desk.portal.of(risk)
    scores = found.get("score") or {}
    meta: list[Inline] = [*desk.person(risk.get("owner"))]
    start, now = scores.get("inherent"), scores.get("current")
    if start and now:
        meta += dotted(meta, t("was {score}", score=start) if start != now else t("unchanged"))
    responses = desk.portal.graph.parts(risk.uid, "action")
    if responses:
        done = sum(item.get("status") in ("done", "verified") for item in responses)
        meta += dotted(meta, t("responses {done} of {all} done", done=done, all=len(responses)))
    score = next((piece for piece in desk.score(now, found.get("band")) if not isinstance(piece, Words)), None)
    return Item((desk.ref(risk),), tuple(meta), score=score)  # type: ignore[arg-type]


def dotted(before: list[Inline], text: str) -> list[Inline]:
    """Words after a dot, where something stands before them."""
    return [Words(f"· {text}" if before else text)]
