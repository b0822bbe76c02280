"""Milestones along time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pmsite.model.address import Address
from pmsite.model.figure._base import Figure
from pmsite.model.figure._inline import Text


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone on a line: dates where known, its state, the words of its label."""

    id: str
    name: str
    label: str
    to: Address | None = None
    baseline: dt.date | None = None
    forecast: dt.date | None = None
    actual: dt.date | None = None
    status: str = ""
    late: bool = False
    next: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Figure):
    """Milestones along time with baseline, forecast and actual, and the as-of day."""

    marks: tuple[Mark, ...]
    start: dt.date
    finish: dt.date
    today: dt.date
    today_label: str
    months: tuple[tuple[dt.date, str], ...] = ()
    """First days of the months and their labels."""
    target: dt.date | None = None
    target_label: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of a timeline over several projects."""

    title: Text
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes(Figure):
    """Milestones of several projects, a line each."""

    lanes: tuple[Lane, ...]
    start: dt.date
    finish: dt.date
    today: dt.date
    today_label: str
    months: tuple[tuple[dt.date, str], ...] = ()
