"""Minutes: a page for every meeting, from its agenda to what is left of its actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import (
    Agenda,
    AgendaEntry,
    Fact,
    Facts,
    Figure,
    Item,
    Link,
    Listing,
    Page,
    Prose,
    State,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._areas import record_page
from pmsite.views._attachments import attachments
from pmsite.views._carried import carried
from pmsite.views._desk import Desk
from pmsite.views._lines import (
    apposed,
    dotted,
    ended,
    listed,
    named,
    origins,
    own,
    persons,
    refs,
    said,
    targets,
)
from pmsite.views._measures import panel
from pmsite.views._meetings import Coming, day_of, is_held, next_of, result_text, results, series_of
from pmsite.views._related import related
from pmsite.views._tracker import actions_table, is_open, ordered


def pages(desk: Desk) -> Iterator[Page]:
    """The minutes of a project's meetings, or of those of no project."""
    return (page(desk, subject) for subject in subjects(desk))


def subjects(desk: Desk) -> Iterable[Record]:
    """The records that get a page each."""
    return own(desk, "meeting")


def page(desk: Desk, meeting: Record) -> Page:
    """The page of one of them."""
    t = desk.t
    decisions, actions = results(desk, meeting, "decision"), results(desk, meeting, "action")
    register = desk.at("meetings")
    figures: list[Figure] = [
        desk.head(
            meeting.id,
            _sentence(desk, meeting, actions),
            small=_small(desk, meeting),
            path=(Link(t("Meetings"), register),),
        ),
        _facts(desk, meeting, len(decisions), len(actions)),
    ]
    figures += _agenda(desk, meeting)
    if meeting.body.text.strip():
        figures.append(Prose(title=t("Minutes"), anchor="minutes"))
    if decisions:
        items = tuple(_decision(desk, decision) for decision in decisions)
        figures.append(Listing(title=t("Decisions"), items=items, anchor="decisions"))
    if actions:
        figures.append(_actions(desk, actions))
    brought = carried(desk, meeting, actions)
    measures = panel(desk, actions, sourced=False)
    figures += [figure for figure in (brought, measures) if figure is not None]
    figures += attachments(desk, meeting)
    linked = related(desk, meeting)
    figures += [linked] if linked is not None else []
    return record_page(desk, meeting, figures, area="" if desk.key else "portfolio")


def _sentence(desk: Desk, meeting: Record, actions: list[Record]) -> str:
    """The meeting's title, when it was or will be, and what is left of its actions."""
    t, day = desk.t, day_of(meeting)
    if day is None:
        when = t("It has no date yet.")
    elif is_held(desk, meeting):
        when = t("Held on {day}.", day=t.full_day(day))
    else:
        when = t("It takes place on {day}.", day=t.full_day(day))
    open_ = sum(is_open(desk, action) for action in actions)
    left = ""
    if open_ and len(actions) == 1:
        left = t("Its only action is open.")
    elif open_:
        all_ = t.number(len(actions))
        left = t.plural(
            "{n} of its {all} actions is open.", "{n} of its {all} actions are open.", open_, all=all_
        )
    elif actions:
        left = t.plural("Its only action is closed.", "All its {n} actions are closed.", len(actions))
    draft = day is not None and is_held(desk, meeting) and meeting.get("status") == "draft"
    return said(
        t, ended(t, desk.title(meeting)), when, t("The minutes are still a draft.") if draft else "", left
    )


def _small(desk: Desk, meeting: Record) -> str:
    t, series = desk.t, meeting.get("series")
    kind = desk.label(meeting.get("type"), "meeting.type")
    if not series:
        return kind
    meetings = series_of(desk, meeting)
    place = t("series {name}, {n} of {all}", name=series, n=meetings.index(meeting) + 1, all=len(meetings))
    return f"{kind} · {place}" if kind else place


def _facts(desk: Desk, meeting: Record, decisions: int, actions: int) -> Facts:
    t, there = desk.t, meeting.get("attendance")
    day, closed = day_of(meeting), meeting.get("closed")
    when = [(Words(t.full_day(day)),)] if day else []
    when += [(Words(meeting.get("time")),)] if meeting.get("time") else []
    held = is_held(desk, meeting)
    status = desk.state(meeting) if held or day is None else State("wait", t("To come"))
    if closed is not None and not desk.portal.is_open(meeting):
        status = State("done", t("Closed {day}", day=t.dated(closed, desk.today)))
    meetings = series_of(desk, meeting)
    before, next_ = meetings[: meetings.index(meeting)][-1:], next_of(desk, meeting)
    found: list[tuple[str, Text]] = [
        (t("When"), apposed(t, when) or (Words(t("no date yet"), "mute"),)),
        (t("Place"), (Words(meeting.get("place")),) if meeting.get("place") else ()),
        (t("Chair"), desk.person(meeting.get("chair"))),
        (t("Minutes taken by"), desk.person(meeting.get("minutes_by"))),
        (t("Present"), persons(desk, there.present) if there else ()),
        (t("Absent"), persons(desk, there.absent) if there else ()),
        (t("Excused"), persons(desk, there.excused) if there else ()),
        (t("State"), (status,)),
        (
            t("Result"),
            (Words(result_text(desk, decisions, actions)),) if decisions or actions else (),
        ),
        (t("Meeting before"), _with_day(desk, before[0], day_of(before[0])) if before else ()),
        (t("Next meeting"), _next(desk, next_) if next_ else ()),
        (t("Released to"), _released(desk, meeting)),
    ]
    return Facts(facts=tuple(Fact(name, text) for name, text in found if text), anchor="facts")


def _with_day(desk: Desk, meeting: Record | None, day: dt.date | None) -> Text:
    """A meeting by id and day, as far as they are known."""
    dated: Text = (Words(desk.t.full_day(day)),) if day is not None else ()
    return apposed(desk.t, [(desk.ref(meeting, title=False),) if meeting is not None else (), dated])


def _next(desk: Desk, item: Coming) -> Text:
    """The meeting that follows; one that should have been held says that it has no minutes."""
    text = _with_day(desk, item.meeting, item.day)
    absent = item.meeting is None and item.day < desk.today and desk.portal.audience == INTERNAL
    return dotted([text, (Words(desk.t("no minutes"), "mute"),)]) if absent else text


def _released(desk: Desk, meeting: Record) -> Text:
    """Who may see the meeting and its items; for the team only."""
    if desk.portal.audience != INTERNAL:
        return ()
    t = desk.t
    whole = t.joined(list(meeting.audience)) if meeting.audience else t("nobody outside the team")
    numbers: dict[str, list[str]] = {}
    for number, item in enumerate(meeting.get("agenda"), 1):
        if item.audience:
            numbers.setdefault(t.joined(list(item.audience)), []).append(str(number))
    items = [
        t.plural(
            "item {items} to {audience} only",
            "items {items} to {audience} only",
            len(found),
            items=t.joined(found),
            audience=names,
        )
        for names, found in numbers.items()
    ]
    return dotted([(Words(text),) for text in (whole, *items)])


def _agenda(desk: Desk, meeting: Record) -> Iterator[Agenda]:
    """The items in their order, with who, how long, about what, and what was said."""
    t, items = desk.t, meeting.get("agenda")
    if not items:
        return
    entries = []
    for item in items:
        minutes = (Words(t("{n} min", n=t.number(item.minutes))),) if item.minutes else ()
        links: list[Text] = [
            (desk.ref(record, title=False),)
            if (record := named(desk, meeting, written))
            else (Words(written),)
            for written in item.about
        ]
        lines: list[Text] = [(Words(item.text),)] if item.text else []
        lines += [
            (
                Words(
                    t(
                        "{who}: “{text}”",
                        who=desk.person_name(opinion.who) or t("Someone"),
                        text=opinion.text,
                    ),
                    "soft",
                ),
            )
            for opinion in item.opinions
            if opinion.text
        ]
        meta = dotted([apposed(t, [desk.person(item.presenter), minutes]), listed(t, links)])
        entries.append(AgendaEntry(item.item or "", meta, tuple(lines)))
    whole = sum(item.minutes or 0 for item in items)
    small = t("{n} min in all", n=t.number(whole)) if whole and len(items) > 1 else ""
    yield Agenda(title=t("Agenda"), small=small, entries=tuple(entries), anchor="agenda")


def _decision(desk: Desk, decision: Record) -> Item:
    """A decision: who took it, what it affects, what it replaces or what replaced it."""
    t = desk.t
    lines: list[Text] = [persons(desk, decision.get("by"))]
    for word, records in (
        (t("about"), targets(desk, decision, "about")),
        (t("affects"), targets(desk, decision, "affects")),
        (t("supersedes"), targets(desk, decision, "supersedes")),
        (t("superseded by"), origins(desk, decision, "supersedes")),
    ):
        if records:
            lines.append((Words(word, "mute"), *refs(desk, records)))
    if decision.get("context"):
        lines.append((Words(decision.get("context"), "soft"),))
    return Item((desk.ref(decision),), dotted(lines), desk.state(decision), anchor=decision.id)


def _actions(desk: Desk, actions: list[Record]) -> Table:
    t = desk.t
    small = t("state as of {day}", day=t.day(desk.today))
    title = t("Actions from this meeting")
    return actions_table(desk, ordered(desk, actions), title=title, small=small, anchors=True)
