"""Pieces of MSPDI: elements, days with their hours, lengths of working time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from pmsite.model.calendar import WorkCalendar

MORNING, _NOON, _AFTERNOON = 8 * 60, 12 * 60, 13 * 60
_DAY = 24 * 60


def spans(minutes: int) -> Iterable[tuple[int, int]]:
    """Hours of a day that has so many working minutes: from eight with an hour at noon, as far as they fit."""
    morning = _NOON - MORNING
    if minutes <= 0:
        return ()
    if minutes <= morning:
        return ((MORNING, MORNING + minutes),)
    if minutes - morning <= _DAY - _AFTERNOON:
        return ((MORNING, _NOON), (_AFTERNOON, _AFTERNOON + minutes - morning))
    return ((_DAY - minutes, _DAY),)


def close_of(calendar: WorkCalendar) -> int:
    """Minute of the day at which a full day's work ends."""
    return [*spans(calendar.minutes_per_day)][-1][1]


def hours(parent: ET.Element, minutes: int) -> None:
    """The hours of a day that has so many working minutes."""
    found = [*spans(minutes)]
    if not found:
        return
    node = ET.SubElement(parent, "WorkingTimes")
    for start, end in found:
        texts_of(ET.SubElement(node, "WorkingTime"), {"FromTime": time_of(start), "ToTime": time_of(end)})


def texts_of(parent: ET.Element, values: Mapping[str, object]) -> None:
    """Elements with a text each, in their order; none for None."""
    for name, value in values.items():
        if value is not None:
            ET.SubElement(parent, name).text = str(value)


def time_of(minute: int) -> str:
    """A minute of the day as XML has it."""
    return f"{minute // 60 % 24:02}:{minute % 60:02}:00"


def at(day: dt.date | None, minute: int) -> str | None:
    """A minute of a day; None without one."""
    if day is None:
        return None
    return f"{(day + dt.timedelta(days=minute // _DAY)).isoformat()}T{time_of(minute)}"


def length(minutes: int) -> str:
    """Working time as XML has it."""
    return f"PT{minutes // 60}H{minutes % 60}M0S"
