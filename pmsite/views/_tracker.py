"""Actions as the pages show them: their state at the day, their order, tables of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from pmsite.model.figure import Cell, Chip, Column, Row, State, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._grouped import grouped
from pmsite.views._lines import dash, named

SOON = dt.timedelta(days=7)
"""How far ahead an action is due soon."""


def is_open(desk: Desk, action: Record) -> bool:
    """Whether an action is still to be done at the day."""
    return bool(desk.portal.of(action).get("open", desk.portal.is_open(action)))


def is_overdue(desk: Desk, action: Record) -> bool:
    """Whether an action is open past its day."""
    return bool(desk.portal.of(action).get("overdue"))


def is_soon(desk: Desk, action: Record) -> bool:
    """Whether an open action is due within seven days from the day on."""
    due: dt.date | None = action.get("due")
    return is_open(desk, action) and due is not None and desk.today <= due <= desk.today + SOON


def is_done(desk: Desk, action: Record) -> bool:
    """Whether an action was done, not cancelled."""
    return not is_open(desk, action) and action.get("status") in ("done", "verified")


def ordered(desk: Desk, actions: Iterable[Record]) -> list[Record]:
    """Overdue ones first, then by due day; closed ones last, the latest first."""

    def place(action: Record) -> tuple[int, int, str]:
        due: dt.date = action.get("due") or dt.date.max
        if is_open(desk, action):
            return (0 if is_overdue(desk, action) else 1, due.toordinal(), action.uid)
        done: dt.date = action.get("done") or action.get("closed") or dt.date.min
        return (2 if is_done(desk, action) else 3, -done.toordinal(), action.uid)

    return sorted(actions, key=place)


def since(desk: Desk, action: Record) -> dt.date | None:
    """Day an action began, as its age was computed."""
    age: int | None = desk.portal.of(action).get("age_days")
    end: dt.date | None = desk.today if is_open(desk, action) else action.get("done")
    return end - dt.timedelta(days=age) if age is not None and end is not None else None


def open_at(desk: Desk, action: Record, day: dt.date) -> bool:
    """Whether an action had begun before ``day`` and was not done before it."""
    ended: dt.date | None = action.get("done") or action.get("closed")
    if (ended is None or ended < day) and not is_open(desk, action):
        return False
    began = since(desk, action)
    return began is not None and began < day


def state(desk: Desk, action: Record) -> State:
    """An action's state at the day, with the day it was done or verified."""
    t, done = desk.t, action.get("done")
    verified = action.get("verified")
    if not is_done(desk, action):
        if is_open(desk, action) and not desk.portal.is_open(action):
            return State("half" if action.get("started") else "open", t("Open"))
        return desk.state(action)
    if verified is not None and verified.date is not None and verified.date <= desk.today:
        seen = t.dated(verified.date, desk.today)
        if not verified.effective:
            return State("x", t("Verified {day}, without effect", day=seen))
        return State("done", t("Verified {day}", day=seen))
    return State("done", t("Done {day}", day=t.dated(done, desk.today))) if done else desk.state(action)


def effect(desk: Desk, action: Record) -> Cell:
    """Whether someone saw that an action had its effect."""
    t, verified = desk.t, action.get("verified")
    if verified is not None and verified.date is not None and verified.date <= desk.today:
        word = Words(t("effective"), "ok") if verified.effective else Words(t("without effect"), "off")
        day = t.dated(verified.date, desk.today)
        who = desk.person_name(verified.by)
        return Cell(
            (word,), (Words(t("{who}, {day}", who=who, day=day) if who else day, "mute"),), sort=word.text
        )
    if is_done(desk, action):
        return Cell((Words(t("not verified"), "mute"),), sort="~")
    return Cell(dash(), sort="~~")


def source(desk: Desk, action: Record) -> Record | None:
    """The record an action was written in, or names as its source."""
    parent = desk.portal.graph.get(action.parent) if action.parent else None
    return parent or named(desk, action, action.get("source"))


def due(desk: Desk, action: Record) -> Cell:
    """The due day, in the hue of what is off where it has passed."""
    day: dt.date | None = action.get("due")
    if day is None:
        return Cell(dash(), sort="9999")
    words = desk.t.dated(day, desk.today)
    return Cell((Words(words, "off" if is_overdue(desk, action) else ""),), sort=day.isoformat())


def overdue_sentence(desk: Desk, actions: Iterable[Record]) -> str:
    """How many of the open actions are overdue; "" where none is open."""
    t = desk.t
    open_ = [action for action in actions if is_open(desk, action)]
    late = [action for action in open_ if is_overdue(desk, action)]
    if not open_:
        return ""
    if not late:
        return t.plural(
            "{n} action is open, not overdue.", "{n} actions are open, none is overdue.", len(open_)
        )
    if len(open_) == 1:
        return t("The only open action is overdue.")
    return t.plural(
        "{n} of {all} open actions is overdue.",
        "{n} of {all} open actions are overdue.",
        len(late),
        all=t.number(len(open_)),
    )


def actions_table(
    desk: Desk,
    actions: Sequence[Record],
    *,
    title: str,
    small: str = "",
    owner: bool = True,
    anchors: bool = False,
) -> Table:
    """A short table of actions in the given order: what, who (or from where), until when, how it stands."""
    t = desk.t
    columns = [Column(t("Action"), key="action")]
    columns += [Column(t("Owner"), key="owner")] if owner else [Column(t("Source"), key="source", least=True)]
    columns += [Column(t("Due"), number=True, key="due"), Column(t("State today"), key="state")]
    rows = tuple(_short(desk, action, owner=owner, anchors=anchors) for action in actions)
    return Table(title=title, small=small, columns=tuple(columns), rows=rows, caption=title)


def _short(desk: Desk, action: Record, *, owner: bool, anchors: bool) -> Row:
    found = source(desk, action)
    second = desk.person(action.get("owner")) if owner else (desk.ref(found),) if found else ()
    cells = (
        Cell((desk.ref(action),), sort=action.id),
        Cell(second or dash()),
        due(desk, action),
        Cell((state(desk, action),)),
    )
    return Row(cells, anchor=action.id if anchors else "")


def tracker(desk: Desk, actions: Sequence[Record], *, title: str) -> Table:
    """The whole tracker: every action, overdue ones first, with filters."""
    t = desk.t
    columns = (
        Column(t("Action"), key="action"),
        Column(t("Owner"), key="owner"),
        Column(t("Due"), number=True, key="due"),
        Column(t("State"), key="state"),
        Column(t("Age"), number=True, key="age", least=True),
        Column(t("Source"), key="source"),
        Column(t("Effect"), key="effect"),
    )
    rows = tuple(_row(desk, action) for action in ordered(desk, actions))
    unknown = any(desk.portal.of(action).get("age_days") is None for action in actions)
    return Table(
        title=title,
        small=t.plural("{n} action", "{n} actions", len(rows)),
        columns=columns,
        rows=grouped(desk, rows, [_group(desk, action) for action in ordered(desk, actions)]),
        chips=_chips(desk, rows),
        caption=title,
        anchor="tracker",
        note=(Words(t("Age n/a: the day on which the action began, or was done, is not known.")),)
        if unknown
        else (),
        empty=t("No action yet."),
    )


def _group(desk: Desk, action: Record) -> str:
    """Where an action is looked for: overdue, open, done or given up."""
    t = desk.t
    if is_open(desk, action):
        return t("Overdue") if is_overdue(desk, action) else t("Open")
    return t("Done") if is_done(desk, action) else t("Cancelled")


def _chips(desk: Desk, rows: Sequence[Row]) -> tuple[Chip, ...]:
    t = desk.t
    chips = [Chip(t("All"), len(rows))]
    wanted = [
        (t("Overdue"), "overdue", "yes"),
        (t("Due in 7 days"), "soon", "yes"),
        (t("Open"), "open", "yes"),
        (t("Done"), "done", "yes"),
        (t("Effect not verified"), "effect", "missing"),
        (t("Improvement measures"), "improvement", "yes"),
    ]
    if desk.project is None:
        wanted += [(project.id, "project", project.id) for project in desk.portal.graph.projects]
    for label, key, value in wanted:
        count = sum((key, value) in row.facts for row in rows)
        if count:
            chips.append(Chip(label, count, key, value))
    return tuple(chips) if len(chips) > 2 else ()  # noqa: PLR2004 - a filter needs two sides


def _row(desk: Desk, action: Record) -> Row:
    derived = desk.portal.of(action)
    age: int | None = derived.get("age_days")
    if age is None:
        aged = Cell((Words(desk.t("n/a"), "mute"),), sort=-1)
    else:
        aged = Cell((Words(desk.t.plural("{n} day", "{n} days", age)),), sort=age)
    verified = effect(desk, action)
    unseen = is_done(desk, action) and verified.sort == "~"
    cells = (
        Cell((desk.ref(action),), sort=action.uid),
        Cell(desk.person(action.get("owner")) or dash()),
        due(desk, action),
        Cell((state(desk, action),)),
        aged,
        _sourced(desk, action),
        verified,
    )
    facts = (
        ("overdue", "yes" if is_overdue(desk, action) else "no"),
        ("soon", "yes" if is_soon(desk, action) else "no"),
        ("open", "yes" if is_open(desk, action) else "no"),
        ("done", "yes" if is_done(desk, action) else "no"),
        ("effect", "missing" if unseen else ""),
        ("improvement", "yes" if action.get("improvement") else "no"),
        ("owner", action.get("owner") or ""),
        ("project", action.project or ""),
    )
    return Row(cells, facts=facts)


def _sourced(desk: Desk, action: Record) -> Cell:
    found = source(desk, action)
    if found is None:
        written = str(action.get("source") or "")
        text: Text = (
            (Words(desk.label(written) if written.isidentifier() else written),) if written else dash()
        )
        return Cell(text)
    day: dt.date | None = found.get("date")
    below = (Words(desk.t.dated(day, desk.today), "mute"),) if day else ()
    return Cell((desk.ref(found, title=False),), below, sort=found.uid)
