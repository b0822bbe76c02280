"""Days as something to keep: how far they are, and whether they have passed."""

from __future__ import annotations

import datetime as dt

from pmsite.model.day import DayWords
from pmsite.model.figure import Cell, State, Words
from pmsite.views._desk import Desk
from pmsite.views._lines import dash

_FORTNIGHT, _FAR = 14, 60
"""Calendar days up to which a day is named by its weekday too; and from which on how far it is says nothing."""


def near(desk: Desk, day: dt.date) -> DayWords:
    """A day in a sentence: ``Tue 16 Jun, in 11 days``, ``Fri 29 May, 7 days ago``, ``Fri 5 Jun, today``.

    Further away than a fortnight it loses its weekday, further than two months it is a date alone.
    """
    t, days = desk.t, (day - desk.today).days
    if abs(days) > _FAR:
        return t.dated(day, desk.today)
    words = t.week_day(day) if abs(days) <= _FORTNIGHT else t.dated(day, desk.today)
    if days < 0:
        said = t.plural("{day}, {n} day ago", "{day}, {n} days ago", -days, day=words)
    elif days > 0:
        said = t.plural("{day}, in {n} day", "{day}, in {n} days", days, day=words)
    else:
        said = t("{day}, today", day=words)
    return DayWords(said, day)


def is_late(desk: Desk, day: dt.date | None) -> bool:
    """Whether a day has passed."""
    return day is not None and day < desk.today


def distance(desk: Desk, day: dt.date) -> str:
    """``3 days overdue``, ``due today``, ``due in 5 days``."""
    t, days = desk.t, (day - desk.today).days
    if days < 0:
        return t.plural("{n} day overdue", "{n} days overdue", -days)
    return t.plural("due in {n} day", "due in {n} days", days) if days else t("due today")


def state(desk: Desk, day: dt.date) -> State:
    """How far a day is, by shape and word."""
    return State("late" if is_late(desk, day) else "wait", distance(desk, day))


def cell(desk: Desk, day: dt.date | None, *, open_: bool = True) -> Cell:
    """A day with its distance below; what is done needs none."""
    if day is None:
        return Cell(dash(), sort="9999")
    words = desk.t.dated(day, desk.today)
    if not open_:
        return Cell((Words(words, "mute"),), sort=day.isoformat())
    late = is_late(desk, day)
    below = Words(distance(desk, day), "off" if late else "mute")
    return Cell((Words(words, "off" if late else ""),), (below,), sort=day.isoformat())
