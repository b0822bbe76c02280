"""Months with what happens on their days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pmsite.model.figure._base import Figure
from pmsite.model.figure._inline import Text


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Something on a day: its record, and in words what it is there."""

    text: Text
    label: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a month; ``name`` is the whole date for readers of the list."""

    date: dt.date
    name: str
    events: tuple[CalendarEvent, ...] = ()
    more: str = ""
    """How many events are left out."""
    today: bool = False
    free: bool = False
    """Whether it is not worked on."""


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """Seven places from Monday on; None where a day belongs to another month."""

    label: str
    days: tuple[CalendarDay | None, ...]


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month by weeks; ``empty`` is said where nothing happens in it."""

    title: str
    weeks: tuple[CalendarWeek, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar(Figure):
    """Months one below the other, with their events by day; on a phone a list."""

    months: tuple[CalendarMonth, ...]
    weekdays: tuple[str, ...]
    today_label: str = ""
