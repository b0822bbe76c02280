"""Meetings: what comes, what was held, and what came of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pmsite.model.figure import (
    Ask,
    Cell,
    Chip,
    Column,
    Figure,
    Item,
    Listing,
    Page,
    Row,
    State,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._due import near
from pmsite.views._lines import dash, dotted, own, said
from pmsite.views._measures import panel
from pmsite.views._meeting_series import series_table
from pmsite.views._meetings import Coming, attendance, chronological, coming, day_of, is_held, results
from pmsite.views._tracker import is_open, overdue_sentence


def pages(desk: Desk) -> Iterator[Page]:
    """The meetings of a project, or those of no project."""
    meetings = own(desk, "meeting")
    if not meetings:
        return
    t = desk.t
    held = [meeting for meeting in meetings if is_held(desk, meeting)]
    ahead = coming(desk, meetings)
    figures: list[Figure] = [
        desk.head(
            t("Meetings"),
            said(t, _sentence(desk, len(held), ahead), overdue_sentence(desk, own(desk, "action"))),
            small=t("{held} held, {ahead} to come", held=len(held), ahead=len(ahead)),
            ask=_ask(desk, ahead[0]) if ahead else None,
        )
    ]
    if ahead:
        figures.append(_ahead(desk, ahead))
    figures.append(_table(desk, meetings))
    actions = [action for meeting in meetings for action in results(desk, meeting, "action")]
    beside = (series_table(desk, meetings), panel(desk, actions))
    figures += [figure for figure in beside if figure is not None]
    address = desk.at("meetings")
    yield Page(
        address,
        t("Meetings"),
        tuple(figures),
        project=desk.key or "",
        area="meetings" if desk.key else "portfolio",
        view=address.page,
        nav=t("Meetings"),
        order=0 if desk.key else 40,
    )


def _sentence(desk: Desk, held: int, ahead: Sequence[Coming]) -> str:
    t = desk.t
    if not ahead:
        if not held:
            return t("No meeting has a date yet.")
        return t.plural(
            "{n} meeting held; no next one has a date.", "{n} meetings held; no next one has a date.", held
        )
    day = near(desk, ahead[0].day)
    if not held:
        return t("No meeting held yet; the first is on {day}.", day=day)
    return t.plural(
        "{n} meeting held; the next is on {day}.", "{n} meetings held; the next is on {day}.", held, day=day
    )


def _ask(desk: Desk, next_: Coming) -> Ask:
    """The next meeting: when, where, how many items its agenda has."""
    t = desk.t
    title = t("Next meeting, {day}", day=t.full_day(next_.day))
    if next_.meeting is None:
        return Ask(title=title, lines=((Words(_kind(desk, next_.after)),), _announced(desk, next_)))
    meeting = next_.meeting
    below = dotted([_place(meeting), (Words(_agenda(desk, meeting)),)])
    return Ask(title=title, lines=((desk.ref(meeting),), below))


def _agenda(desk: Desk, meeting: Record) -> str:
    items = len(meeting.get("agenda"))
    return (
        desk.t.plural("{n} item on the agenda", "{n} items on the agenda", items)
        if items
        else desk.t("no agenda yet")
    )


def _place(meeting: Record) -> Text:
    return dotted([(Words(text),) for text in (meeting.get("time"), meeting.get("place")) if text])


def _announced(desk: Desk, item: Coming) -> Text:
    """Where a meeting without a record was announced."""
    return (Words(desk.t("announced in"), "mute"), desk.ref(item.after, title=False)) if item.after else ()


def _kind(desk: Desk, meeting: Record | None) -> str:
    """What sort of meeting it is."""
    return (desk.label(meeting.get("type"), "meeting.type") if meeting else "") or desk.t("Meeting")


def _ahead(desk: Desk, ahead: Sequence[Coming]) -> Listing:
    """Meetings to come, the next one first."""
    t = desk.t
    items = []
    for item in ahead:
        day = t.dated(item.day, desk.today)
        if item.meeting is None:
            main = (Words(_kind(desk, item.after)),)
            items.append(Item(main, _announced(desk, item), Words(t("no agenda yet"), "mute"), date=day))
            continue
        name = desk.label(item.meeting.get("type"), "meeting.type")
        kind: Text = (Words(name),) if name else ()
        meta = dotted([kind, _place(item.meeting)])
        items.append(Item((desk.ref(item.meeting),), meta, Words(_agenda(desk, item.meeting)), date=day))
    return Listing(title=t("To come"), items=tuple(items), anchor="ahead")


def _table(desk: Desk, meetings: Sequence[Record]) -> Table:
    """Every meeting, the newest first; those without a date last."""
    t = desk.t
    dated = [meeting for meeting in meetings if day_of(meeting) is not None]
    undated = [meeting for meeting in meetings if day_of(meeting) is None]
    rows = tuple(_row(desk, meeting) for meeting in (*chronological(dated)[::-1], *undated))
    types = Counter(str(meeting.get("type")) for meeting in meetings if meeting.get("type"))
    open_ = sum(("minutes", "open") in row.facts for row in rows)
    chips = [Chip(t("All"), len(rows))]
    chips += [
        Chip(desk.label(name, "meeting.type"), count, "type", name) for name, count in types.most_common()
    ]
    chips += [Chip(t("Minutes not closed"), open_, "minutes", "open")] if open_ else []
    columns = (
        Column(t("Meeting"), key="meeting"),
        Column(t("Type"), key="type"),
        Column(t("Date"), number=True, key="date"),
        Column(t("Chair"), key="chair", least=True),
        Column(t("Present"), number=True, key="present"),
        Column(t("Decisions"), number=True, key="decisions"),
        Column(t("Actions"), number=True, key="actions"),
        Column(t("State"), key="state"),
    )
    return Table(
        title=t("All meetings"),
        small=t("newest first"),
        columns=columns,
        rows=rows,
        chips=tuple(chips) if len(chips) > 2 else (),  # noqa: PLR2004 - a filter needs two sides
        caption=t("All meetings"),
        anchor="all",
    )


def _row(desk: Desk, meeting: Record) -> Row:
    t = desk.t
    decisions, actions = results(desk, meeting, "decision"), results(desk, meeting, "action")
    open_ = sum(is_open(desk, action) for action in actions)
    there = attendance(meeting)
    kind, series = desk.label(meeting.get("type"), "meeting.type"), meeting.get("series")
    held = is_held(desk, meeting)
    state = desk.state(meeting) if held or day_of(meeting) is None else State("wait", t("To come"))
    cells = (
        Cell(
            (desk.ref(meeting),),
            (Words(t("series {name}", name=series), "mute"),) if series else (),
            sort=meeting.id,
        ),
        desk.words(kind or "–", "" if kind else "mute", sort=kind),
        desk.day(day_of(meeting), missing="–"),
        Cell(desk.person(meeting.get("chair")) or dash()),
        desk.words(t("{n} of {all}", n=there[0], all=there[1]), sort=there[0])
        if there
        else Cell(dash(), sort=-1),
        desk.words(len(decisions), sort=len(decisions)) if decisions else Cell(dash(), sort=0),
        desk.words(t("{open} of {all} open", open=open_, all=len(actions)), sort=open_)
        if actions
        else Cell(dash(), sort=-1),
        Cell((state,)),
    )
    facts = (
        ("type", meeting.get("type") or ""),
        ("status", meeting.get("status") or ""),
        ("minutes", "open" if held and desk.portal.is_open(meeting) else "closed"),
    )
    return Row(cells, facts=facts)
