"""A project on one screen: its state in a sentence, what waits, its milestones, risks and latest steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pmsite.analyses.portal import INTERNAL
from pmsite.analyses.status import DimensionStatus, dimensions, overall
from pmsite.model.address import Address
from pmsite.model.figure import (
    Band,
    Figure,
    Inline,
    Item,
    Listing,
    Page,
    Prose,
    Strip,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views import _client as client
from pmsite.views._activity import block
from pmsite.views._areas import all_of
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._impact import is_pending
from pmsite.views._kpi_cards import indicators
from pmsite.views._lines import dotted, persons
from pmsite.views._milestones import in_order, timeline
from pmsite.views._outlook import money_and_risks, sure
from pmsite.views._project_facts import project_facts
from pmsite.views._status import (
    actions,
    approvers,
    ask,
    decisions,
    declared,
    differs,
    dimension,
    dimension_name,
    impact,
    light,
    shown_of,
)
from pmsite.views._status_trend import traces

_MOST = 6
"""Entries of a list, at most."""


def pages(desk: Desk) -> Iterator[Page]:
    """The dashboard of a project: the first page of its folder."""
    project = desk.project
    if project is None:
        return
    found = dimensions(desk.portal, project)
    waiting = decisions(desk, project)
    team = desk.portal.audience == INTERNAL
    head = desk.head(
        project.id,
        _sentence(desk, project, found, waiting),
        small=_subject(desk, project),
        sub=_declared(desk, project, found),
        ask=ask(desk, waiting) if team else client.asked(desk, waiting),
    )
    figures: list[Figure] = [head]
    if found:
        past = traces(desk, project)
        lights = tuple(replace(dimension(desk, item), past=past.get(item.name)) for item in found)
        figures.append(
            Strip(
                title=desk.t("Status"),
                small=desk.t("computed from the records"),
                dimensions=lights,
                formula=formula(desk, "status"),
            )
        )
    milestones = in_order(desk, desk.of("milestone"))
    if milestones:
        line = timeline(desk, milestones, to=desk.at("milestones"))
        figures.append(replace(line, note=sure(desk, project)))
    if not team:
        figures.extend(client.figures(desk))
    if (cards := indicators(desk)) is not None:
        figures.append(cards)
    figures.extend(money_and_risks(desk, project))
    due = actions(desk, most=_MOST, more=all_of(desk, "action"))
    lists = (due, _changes(desk, waiting), _decided(desk)) if team else (due, _decided(desk))
    figures.append(Band(layout="3" if team else "2", figures=lists))
    figures.extend(filter(None, [block(desk)]))
    figures.append(project_facts(desk, project))
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
    manager, title = desk.person_name(project.get("manager")), desk.title(project)
    account = desk.person_name(project.get("account_manager"))
    if desk.portal.audience != INTERNAL and account:
        return desk.t("{title} · {manager}, account manager", title=title, manager=account)
    return desk.t("{title} · {manager}, project manager", title=title, manager=manager) if manager else title


def _sentence(
    desk: Desk, project: Record, found: Sequence[DimensionStatus], waiting: Sequence[Record]
) -> str:
    """When it ends, against its target, with the float that is left; and how many decisions it needs."""
    t = desk.t
    first = _state(desk, project, found)
    if not waiting:
        return t("{state}.", state=first)
    need = t.plural("one decision needed", "{n} decisions needed", len(waiting))
    return t("{state}; {need}.", state=first, need=need)


def _state(desk: Desk, project: Record, found: Sequence[DimensionStatus]) -> str:
    t, values = desk.t, desk.portal.of(project)
    if not desk.portal.is_open(project):
        finished = project.get("status") == "finished"
        return t("The project is finished") if finished else t("The project was discontinued")
    target: dt.date | None = project.get("finish")
    end: dt.date | None = values.get("finish_forecast")
    slip: int | None = values.get("finish_slip_days")
    if target is None or end is None or slip is None:
        return _unmeasured(desk, target, end)
    day, last = t.dated(target, desk.today), t.dated(end, desk.today)
    if slip > 0:
        return t.plural(
            "{n} working day late: finish on {end} instead of {day}",
            "{n} working days late: finish on {end} instead of {day}",
            slip,
            end=last,
            day=day,
        )
    spare = values.get("float_to_finish_days") or -slip
    calm = all(item.health in ("ok", "none") for item in found if item.name == "schedule")
    off = [dimension_name(desk, item.name) for item in found if item.health == "off"]
    state = t("On track for {day}", day=day) if calm and not off else t("{day} still holds", day=day)
    rest = t.plural("{n} working day of float left", "{n} working days of float left", spare)
    whole = t("{state}, {rest}", state=state, rest=rest if spare else t("no float left"))
    if _done(desk):
        whole = _ended(desk, last, day, -slip)
    return t("{state}; off track: {names}", state=whole, names=t.joined(off)) if off else whole


def _done(desk: Desk) -> bool:
    """Whether every task is done and every milestone reached: nothing floats any more."""
    tasks, milestones = desk.of("task"), desk.of("milestone")
    done = all(desk.portal.of(task).get("state") == "done" for task in tasks)
    return bool(tasks) and done and all(item.get("actual") is not None for item in milestones)


def _ended(desk: Desk, end: str, target: str, days: int) -> str:
    """When all work was done, against the target."""
    if not days:
        return desk.t("All work was done on {end}, the target", end=end)
    return desk.t.plural(
        "All work was done on {end}, {n} working day before {target}",
        "All work was done on {end}, {n} working days before {target}",
        days,
        end=end,
        target=target,
    )


def _unmeasured(desk: Desk, target: dt.date | None, forecast: dt.date | None) -> str:
    """What can be said of the finish where it is not measured against a target."""
    t = desk.t
    if forecast is not None:
        return t("Finish expected on {day}", day=t.dated(forecast, desk.today))
    if target is not None and desk.portal.audience != INTERNAL:
        last, day = _last_expected(desk), t.dated(target, desk.today)
        if last is None:
            return t("To be finished on {day}", day=day)
        return t(
            "To be finished on {day}; the last milestone, {name}, is expected on {expected}",
            day=day,
            name=f"{last[1].id} {desk.title(last[1])}",
            expected=t.dated(last[0], desk.today),
        )
    if target is not None:
        return t("To be finished on {day}; no forecast is computed", day=t.dated(target, desk.today))
    return t("No date of the finish is known")


def _last_expected(desk: Desk) -> tuple[dt.date, Record] | None:
    """The milestone that is expected last, and when; None where no forecast of one ahead is known."""
    ahead = [item for item in desk.of("milestone") if item.get("actual") is None]
    days = [(desk.portal.of(item).get("forecast") or item.get("forecast"), item) for item in ahead]
    return max(((day, item) for day, item in days if day), key=lambda found: found[0], default=None)


def _declared(desk: Desk, project: Record, found: Sequence[DimensionStatus]) -> Text:
    """The declared light beside the computed one, and the reason of a difference."""
    t = desk.t
    worst = overall(found)
    pieces: list[Inline] = [Words(t("Declared")), declared(desk, project)]
    if found:
        pieces += [Words(t("; computed")), light(desk, worst)]
    if worst in ("warn", "off"):
        names = [dimension_name(desk, item.name) for item in found if item.health == worst]
        pieces.append(Words(t("because of {names}", names=t.joined(names))))
    pieces.append(Words(t(".")))
    reason = project.get("status_reason")
    if reason:
        pieces.append(Words(t("Reason given: “{reason}”", reason=reason)))
    elif differs(project, worst):
        pieces.append(Words(t("No reason is given for the difference."), "strong"))
    return tuple(pieces)


def _changes(desk: Desk, waiting: Sequence[Record]) -> Listing:
    """Changes that are not decided, those that wait for a verdict first."""
    t = desk.t
    pending = [item for item in desk.of("change") if is_pending(desk, item) and item not in waiting]
    pending.sort(key=lambda item: (item.get("submitted") or dt.date.max, item.uid))
    items = []
    for change in [*waiting, *pending][:_MOST]:
        meta = [(Words(text),) for text in impact(desk, change)]
        names = approvers(desk, change)
        days = desk.portal.of(change).get("state_age_days")
        if names:
            meta.append((Words(t("waits for {names}", names=t.joined(names))),))
        elif days is not None:
            meta.append((Words(t.plural("last step {n} day ago", "last step {n} days ago", days)),))
        items.append(Item((desk.ref(change),), dotted(meta), desk.state(change)))
    number = len(waiting) + len(pending)
    return Listing(
        title=t.plural("Changes: {n} undecided", "Changes: {n} undecided", number)
        if number
        else t("Changes"),
        small=shown_of(desk, number, _MOST),
        more=all_of(desk, "change"),
        items=tuple(items),
        empty=t("No change is undecided."),
    )


def _decided(desk: Desk) -> Listing:
    """Decisions taken, the latest first; one without a day has that of its minutes."""
    graph = desk.portal.graph
    taken: list[tuple[dt.date, Record, Record | None]] = []
    for record in desk.of("decision"):
        place = graph.get(record.parent) if record.parent else None
        day = record.get("date") or (place.get("date") if place is not None else None)
        if day is not None and day <= desk.today and record.get("status") not in ("draft", "proposed"):
            taken.append((day, record, place))
    taken.sort(key=lambda item: (item[0], item[1].uid), reverse=True)
    items = tuple(
        Item(
            (desk.ref(record),),
            dotted([persons(desk, record.get("by") or ()), (desk.ref(place, title=False),) if place else ()]),
            desk.state(record) if record.get("status") != "accepted" else None,
            date=desk.t.dated(day, desk.today),
        )
        for day, record, place in taken[:_MOST]
    )
    return Listing(
        title=desk.t("Latest decisions"),
        more=all_of(desk, "decision"),
        items=items,
        empty=desk.t("No decision is recorded."),
    )
