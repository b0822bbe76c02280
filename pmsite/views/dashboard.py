"""A project on one screen: its state in a sentence, what waits, its milestones, risks and latest steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from pmsite.analyses.status import DimensionStatus, dimensions, overall
from pmsite.model.address import Address
from pmsite.model.figure import (
    Band,
    Fact,
    Facts,
    Figure,
    Inline,
    Item,
    Link,
    Listing,
    Page,
    Prose,
    Strip,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._areas import register_of
from pmsite.views._desk import Desk
from pmsite.views._milestones import Dates, in_order, timeline
from pmsite.views._risk_matrix import matrix
from pmsite.views._status import (
    action_item,
    actions_finding,
    approvers,
    ask,
    decisions,
    declared,
    differs,
    dimension,
    dimension_name,
    dotted,
    due_actions,
    impact,
    light,
    open_threats,
    risk_item,
)

_TOP_RISKS = 3
_MOST = 6
"""Entries of a list on this page, at most."""
_CLOSED = frozenset({"finished", "discontinued"})


def pages(desk: Desk) -> Iterator[Page]:
    """The dashboard of a project: the first page of its folder."""
    project = desk.project
    if project is None:
        return
    found = dimensions(desk.portal, project)
    waiting = decisions(desk, project)
    figures: list[Figure] = [
        desk.head(
            project.id,
            _sentence(desk, project, found, waiting),
            small=_subject(desk, project),
            sub=_declared(desk, project, found),
            ask=ask(desk, waiting),
        ),
        Strip(
            title=desk.t("Status"),
            small=desk.t("computed from the records"),
            dimensions=tuple(dimension(desk, item) for item in found),
        ),
    ]
    milestones = in_order(desk, desk.of("milestone"))
    if milestones:
        figures.append(timeline(desk, milestones, to=desk.at("milestones")))
    if desk.of("risk"):
        figures.append(_risks(desk))
    figures.append(Band(layout="3", figures=(_actions(desk, project), _changes(desk), _decided(desk))))
    figures.append(_facts(desk, project, milestones))
    charter = _charter(desk, project)
    if charter.facts:
        figures.append(charter)
    if project.body.text.strip():
        figures.append(Prose())
    yield Page(
        Address(project.folder),
        f"{project.id} {desk.title(project)}",
        tuple(figures),
        project=project.id,
        area="overview",
        nav=desk.t("Dashboard"),
        order=0,
        record=project.uid,
    )


def _subject(desk: Desk, project: Record) -> str:
    manager = desk.person_name(project.get("manager"))
    title = desk.title(project)
    return desk.t("{title} · {manager}, project manager", title=title, manager=manager) if manager else title


def _sentence(desk: Desk, project: Record, found: Sequence[DimensionStatus], waiting: Sequence[Record]) -> str:
    """When it ends, against its target, with the float that is left; and how many decisions it needs."""
    t = desk.t
    first = _state(desk, project, found)
    if not waiting:
        return t("{state}.", state=first)
    need = t.plural("one decision needed", "{n} decisions needed", len(waiting))
    return t("{state}; {need}.", state=first, need=need)


def _state(desk: Desk, project: Record, found: Sequence[DimensionStatus]) -> str:
    t, values = desk.t, desk.portal.of(project)
    if project.get("status") in _CLOSED:
        return t("The project is finished") if project.get("status") == "finished" else t("The project was discontinued")
    target: dt.date | None = project.get("finish")
    forecast: dt.date | None = values.get("finish_forecast")
    slip, spare = values.get("finish_slip_days"), values.get("float_to_finish_days")
    if target is None or (slip is None and spare is None):
        return _unmeasured(desk, target, forecast)
    day = t.dated(target, desk.today)
    if (slip or 0) > 0 or (slip is None and spare < 0):
        days = slip or -spare
        if forecast is None:
            return t.plural("{n} working day late for {day}", "{n} working days late for {day}", days, day=day)
        end = t.dated(forecast, desk.today)
        one, many = "{n} working day late: finish on {end} instead of {day}", "{n} working days late: finish on {end} instead of {day}"
        return t.plural(one, many, days, end=end, day=day)
    calm = next((item.health for item in found if item.name == "schedule"), "none") in ("ok", "none")
    spare = spare if spare is not None else -slip
    if not spare:
        return t("On track for {day}, no float left", day=day) if calm else t("{day} still holds, no float left", day=day)
    if calm:
        one, many = "On track for {day}, {n} working day of float left", "On track for {day}, {n} working days of float left"
    else:
        one, many = "{day} still holds, {n} working day of float left", "{day} still holds, {n} working days of float left"
    return t.plural(one, many, spare, day=day)


def _unmeasured(desk: Desk, target: dt.date | None, forecast: dt.date | None) -> str:
    """What can be said of the finish where it is not measured against a target."""
    t = desk.t
    if forecast is not None:
        return t("Finish expected on {day}", day=t.dated(forecast, desk.today))
    if target is not None:
        return t("To be finished on {day}; no forecast is computed", day=t.dated(target, desk.today))
    return t("No date of the finish is known")


def _declared(desk: Desk, project: Record, found: Sequence[DimensionStatus]) -> Text:
    """The declared light beside the computed one, and the reason of a difference."""
    t = desk.t
    worst = overall(found)
    pieces: list[Inline] = [Words(t("Declared:")), declared(desk, project), Words(t("Computed:")), light(desk, worst)]
    if worst in ("warn", "off"):
        names = [dimension_name(desk, item.name) for item in found if item.health == worst]
        pieces.append(Words(t("because of: {names}.", names=t.joined(names))))
    reason = project.get("status_reason")
    if reason:
        pieces.append(Words(t("Reason given: “{reason}”", reason=reason)))
    elif differs(project, worst):
        pieces.append(Words(t("No reason is given for the difference."), "strong"))
    return tuple(pieces)


def _risks(desk: Desk) -> Band:
    t = desk.t
    threats = open_threats(desk, desk.of("risk"))
    critical = sum(desk.portal.of(item).get("band") == "critical" for item in threats)
    title = t("Risks: {open} open, {critical} critical", open=len(threats), critical=critical)
    small = matrix(desk, threats, title=title, small=True)
    highest = Listing(
        title=t("Highest now"),
        more=Link(t("Register"), desk.at("risks")),
        items=tuple(risk_item(desk, item) for item in threats[:_TOP_RISKS]),
        empty=t("No open threat."),
    )
    return Band(layout="2", figures=(small, highest))


def _actions(desk: Desk, project: Record) -> Listing:
    due = due_actions(desk, project)
    return Listing(
        title=actions_finding(desk, due),
        small=_shown(desk, len(due), desk.t("overdue or due in the next 7 days")),
        more=_register(desk, "action"),
        items=tuple(action_item(desk, item) for item in due[:_MOST]),
        empty=desk.t("No action is due."),
    )


def _changes(desk: Desk) -> Listing:
    t = desk.t
    pending = [item for item in desk.of("change") if _pending(desk, item)]
    waiting = {item.uid for item in decisions(desk, desk.project)}
    pending.sort(key=lambda item: (item.uid not in waiting, item.get("submitted") or dt.date.max, item.uid))
    items = []
    for change in pending[:_MOST]:
        meta: list[Inline] = []
        for text in impact(desk, change):
            meta += dotted(meta, text)
        days = desk.portal.of(change).get("state_age_days")
        names = approvers(desk, change) if change.uid in waiting else []
        if names:
            meta += dotted(meta, t("waits for {names}", names=t.joined(names)))
        elif days is not None:
            meta += dotted(meta, t.plural("last step {n} day ago", "last step {n} days ago", days))
        items.append(Item((desk.ref(change),), tuple(meta), desk.state(change)))
    return Listing(
        title=t.plural("Changes: {n} undecided", "Changes: {n} undecided", len(pending)) if pending else t("Changes"),
        small=_shown(desk, len(pending), ""),
        more=_register(desk, "change"),
        items=tuple(items),
        empty=t("No change is undecided."),
    )


def _pending(desk: Desk, change: Record) -> bool:
    found = desk.portal.of(change)
    return bool(found["pending"]) if "pending" in found else desk.portal.is_open(change)


def _decided(desk: Desk) -> Listing:
    t = desk.t
    taken = []
    for record in desk.of("decision"):
        place = desk.portal.graph.get(record.parent) if record.parent else None
        day = record.get("date") or (place.get("date") if place is not None else None)
        if day is not None and day <= desk.today and record.get("status") not in ("draft", "proposed"):
            taken.append((day, record, place))
    taken.sort(key=lambda item: (item[0], item[1].uid), reverse=True)
    items = []
    for day, record, place in taken[:_MOST]:
        meta: list[Inline] = [piece for handle in record.get("by") or () for piece in desk.person(handle)]
        if place is not None:
            meta.append(desk.ref(place, title=False))
        state = desk.state(record) if record.get("status") != "accepted" else None
        items.append(Item((desk.ref(record),), tuple(meta), state, date=t.dated(day, desk.today)))
    return Listing(
        title=t("Latest decisions"),
        more=_register(desk, "decision"),
        items=tuple(items),
        empty=t("No decision is recorded."),
    )


def _shown(desk: Desk, number: int, otherwise: str) -> str:
    return desk.t("{shown} of {all}", shown=_MOST, all=number) if number > _MOST else otherwise


def _register(desk: Desk, kind: str) -> Link | None:
    """The way to all records of a kind, where there are any."""
    if not desk.of(kind):
        return None
    address, _ = register_of(desk, kind)
    return Link(desk.t("All {n}", n=len(desk.of(kind))), address)


def _facts(desk: Desk, project: Record, milestones: Sequence[Dates]) -> Facts:
    """Who it is for, who answers for it, when it runs and what it may cost."""
    t = desk.t
    facts: list[Fact] = []
    if project.get("client"):
        facts.append(Fact(desk.label("client"), (Words(str(project.get("client"))),)))
    for name in ("sponsor", "manager", "account_manager"):
        if project.get(name):
            facts.append(Fact(desk.label(name), desk.person(project.get(name))))
    if project.get("phase"):
        facts.append(Fact(desk.label("phase"), (Words(str(project.get("phase"))),)))
    for name in ("start", "finish"):
        if project.get(name) is not None:
            facts.append(Fact(desk.label(name), (Words(t.full_day(project.get(name))),)))
    forecast = desk.portal.of(project).get("finish_forecast")
    if forecast is not None:
        facts.append(Fact(t("Finish expected"), (Words(t.full_day(forecast)),)))
    budget: dict[str, float] = project.get("budget") or {}
    if budget:
        money = project.get("currency") or ""
        parts = [f"{desk.label(name)} {t.money(value, money)}" for name, value in budget.items()]
        text = (Words(t.money(sum(budget.values()), money)), *((Words(" · ".join(parts), "mute"),) if len(parts) > 1 else ()))
        facts.append(Fact(t("Budget planned"), text))
    meeting = _next_meeting(desk)
    if meeting:
        facts.append(Fact(t("Next meeting"), meeting))
    if milestones and desk.of("task"):
        links = (Link(desk.plural("milestone"), desk.at("milestones")), Link(desk.plural("task"), desk.at("plan")))
        facts.append(Fact(desk.label("plan"), links))
    return Facts(title=t("Project"), facts=tuple(facts))


def _next_meeting(desk: Desk) -> Text:
    """The next meeting that has a record, else the next date that the minutes name."""
    coming = [(item.get("date"), item) for item in desk.of("meeting") if item.get("date") and item.get("date") > desk.today]
    named = [(item.get("next"), item) for item in desk.of("meeting") if item.get("next") and item.get("next") > desk.today]
    if not coming and not named:
        return ()
    day, record = min([*coming, *named], key=lambda item: (item[0], item[1].get("date") != item[0], item[1].uid))
    when = Words(desk.t.full_day(day))
    if record.get("date") == day:
        return (when, desk.ref(record))
    return (when, Words(desk.t("named in"), "mute"), desk.ref(record, title=False))


def _charter(desk: Desk, project: Record) -> Facts:
    """Goals and scope, one line each."""
    t, scope = desk.t, project.get("scope")
    facts = [Fact(t("Goal {n}", n=number), (Words(goal),)) for number, goal in enumerate(project.get("goals") or (), 1)]
    if scope is not None and scope.in_:
        facts.append(Fact(t("In scope"), (Words(" · ".join(scope.in_)),)))
    if scope is not None and scope.out:
        facts.append(Fact(t("Out of scope"), (Words(" · ".join(scope.out)),)))
    return Facts(title=t("Charter"), facts=tuple(facts), columns=1)
