"""A project as its client meets it: what was promised and where it stands, what is asked, said and agreed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pmsite.model.figure import (
    Ask,
    Band,
    Cell,
    Column,
    Figure,
    Item,
    Listing,
    Meter,
    Row,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._areas import all_of
from pmsite.views._desk import Desk
from pmsite.views._impact import cost_of, days_of, signed_days
from pmsite.views._library import last_revision
from pmsite.views._lines import currency, dotted
from pmsite.views._meetings import chronological, coming, is_held, result_text, results
from pmsite.views._tracker import ordered

_MOST, _ASKED = 6, 5
"""Entries of a list, and of what is asked, at most."""
_DONE = ("delivered", "accepted")


def asked(desk: Desk, waiting: Sequence[Record]) -> Ask | None:
    """What the client must do: their open actions by day, then changes that wait for a decision."""
    t = desk.t
    own = [item for item in ordered(desk, desk.of("action")) if _is_theirs(desk, item)]
    lines: list[Text] = []
    for item in [*own, *waiting][:_ASKED]:
        day: dt.date | None = item.get("due") if item.kind == "action" else item.get("needed_by")
        until = (Words(t("by {day}:", day=t.dated(day, desk.today)), "mute"),) if day is not None else ()
        lines.append((*until, desk.ref(item)))
    if not lines:
        return None
    number = len(own) + len(waiting)
    if number > len(lines):
        lines.append((Words(t("and {n} more", n=number - len(lines)), "mute"),))
    return Ask(title=t("Asked of the client: {n}", n=number), lines=tuple(lines))


def _is_theirs(desk: Desk, action: Record) -> bool:
    """Whether an open action belongs to somebody of the client."""
    person = desk.portal.graph.get(str(action.get("owner") or ""))
    return desk.portal.is_open(action) and person is not None and person.get("organisation") == "client"


def figures(desk: Desk) -> list[Figure]:
    """Promises beside changes, answers beside documents, then meetings; what was not released is not there."""
    every = (_promises(desk), _changes(desk), _answers(desk), _documents(desk), _meetings(desk))
    known = [figure for figure in every if figure is not None]
    pairs = [tuple(known[number : number + 2]) for number in range(0, len(known), 2)]
    return [Band(layout="2", figures=pair) if len(pair) > 1 else pair[0] for pair in pairs]


def _promises(desk: Desk) -> Table | None:
    """Requirements, those that are still open first."""
    t = desk.t
    records = [item for item in desk.of("requirement") if item.get("status") != "rejected"]
    if not records:
        return None
    met = sum(item.get("status") in _DONE for item in records)
    records.sort(key=lambda item: (item.get("status") in _DONE, item.uid))
    rows = tuple(Row((Cell((desk.ref(item),)), Cell((desk.state(item),)))) for item in records[:_MOST])
    return Table(
        title=t("What was promised: {n} of {all} met", n=met, all=len(records)),
        more=all_of(desk, "requirement"),
        columns=(Column(t("Promise"), key="promise"), Column(t("State"), key="state")),
        rows=rows,
        note=(Meter(met, len(records), label=t("{n} of {all} requirements met", n=met, all=len(records))),),
        caption=t("What was promised"),
        compact=True,
    )


def _changes(desk: Desk) -> Table | None:
    """Changes, the newest first: days, money, state."""
    t = desk.t
    records = sorted(
        desk.of("change"), key=lambda item: (item.get("submitted") or dt.date.min, item.uid), reverse=True
    )
    if not records:
        return None
    rows = []
    for item in records[:_MOST]:
        days, cost = days_of(desk, item), cost_of(item)
        spent = t.money(cost, currency(desk, item), sign=True) if cost else "–"
        day = item.get("submitted")
        rows.append(
            Row(
                (
                    Cell((desk.ref(item),)),
                    desk.words(t.dated(day, desk.today) if day else "–", sort=str(day or "")),
                    desk.words(signed_days(desk, days) if days is not None else "–", sort=days or 0),
                    desk.words(spent, sort=cost or 0),
                    Cell((desk.state(item),)),
                )
            )
        )
    columns = (
        Column(t("Change"), key="change"),
        Column(t("Submitted"), number=True, key="submitted", least=True),
        Column(t("Days"), number=True, key="days"),
        Column(t("Cost"), number=True, key="cost"),
        Column(t("State"), key="state"),
    )
    return Table(
        title=t("Changes asked for"),
        more=all_of(desk, "change"),
        columns=columns,
        rows=tuple(rows),
        caption=t("Changes asked for"),
        compact=True,
    )


def _answers(desk: Desk) -> Listing | None:
    """What the client said, the newest first, with the answer below."""
    t = desk.t
    records = sorted(
        desk.of("feedback"), key=lambda item: (item.get("date") or dt.date.min, item.uid), reverse=True
    )
    if not records:
        return None
    items = []
    for item in records[:_MOST]:
        day, answer = item.get("date"), item.get("answer")
        parts: list[Text] = [(Words(t.dated(day, desk.today)),)] if day else []
        if answer is not None and answer.text and (answer.date is None or answer.date <= desk.today):
            parts.append((Words(answer.text),))
        items.append(Item((desk.ref(item),), dotted(parts), desk.state(item)))
    return Listing(title=t("Feedback and answers"), more=all_of(desk, "feedback"), items=tuple(items))


def _meetings(desk: Desk) -> Listing | None:
    """The meetings to come, then the latest minutes."""
    t = desk.t
    meetings = desk.of("meeting")
    if not meetings:
        return None
    items = []
    for found in coming(desk, meetings)[:2]:
        record = found.meeting or found.after
        name: Text = (desk.ref(found.meeting),) if found.meeting is not None else (Words(t("Next meeting")),)
        below: Text = (
            (Words(t("announced in:"), "mute"), desk.ref(record, title=False))
            if record and not found.meeting
            else ()
        )
        items.append(Item(name, below, Words(t.full_day(found.day))))
    held = [item for item in reversed(chronological(meetings)) if is_held(desk, item) and item.get("date")]
    for item in held[: _MOST - len(items)]:
        counts = [len(results(desk, item, kind)) for kind in ("decision", "action")]
        items.append(
            Item(
                (desk.ref(item),),
                (Words(result_text(desk, *counts)),),
                Words(t.dated(item.get("date"), desk.today)),
            )
        )
    return Listing(title=t("Meetings"), more=all_of(desk, "meeting"), items=tuple(items))


def _documents(desk: Desk) -> Listing | None:
    """Documents in force, with version, state and day of the last revision."""
    t = desk.t
    records = [item for item in desk.of("document") if item.get("status") not in ("superseded", "obsolete")]
    if not records:
        return None
    items = []
    for item in records[:_MOST]:
        last = last_revision(desk, item)
        parts: list[Text] = [(desk.state(item),)]
        if last is not None and last.date is not None:
            parts.append((Words(t.dated(last.date, desk.today)),))
        version = item.get("version")
        items.append(
            Item(
                (desk.ref(item),),
                dotted(parts),
                Words(t("version {version}", version=version)) if version else None,
            )
        )
    return Listing(title=t("Documents"), more=all_of(desk, "document"), items=tuple(items))
