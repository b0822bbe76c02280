"""Pieces of MSPDI as they are read: elements, days, lengths of working time, calendars."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree as ET

from pmsite.model.calendar import WorkCalendar

SPACE = "{http://schemas.microsoft.com/project}"
_LENGTH = re.compile(r"P(?:(\d+)D)?T(?:(\d{1,7})H)?(?:(\d{1,7})M)?(?:(\d{1,7})(?:\.\d+)?S)?\Z")
_A_YEAR = 366


def calendar_of(node: ET.Element | None, notes: list[str]) -> WorkCalendar:
    """Working time of a calendar: its week, and its exceptions day by day."""
    if node is None:
        return WorkCalendar()
    weekdays: dict[int, int] = {}
    single: dict[dt.date, int] = {}
    for day in node.iterfind(f"{SPACE}WeekDays/{SPACE}WeekDay"):
        kind, minutes = text_of(day, "DayType"), _worked(day)
        if kind == "0":
            single.update(_period(day, minutes))
        elif kind.isdecimal():
            weekdays[(int(kind) - 2) % 7] = minutes
    for day in node.iterfind(f"{SPACE}Exceptions/{SPACE}Exception"):
        if text_of(day, "Type") in ("", "1") or text_of(day, "Occurrences") in ("", "1"):
            single.update(_period(day, _worked(day)))
        else:
            notes.append(
                f"the calendar {text_of(node, 'Name')} has an exception that returns; it is left out"
            )
    full = max(weekdays.values(), default=480) or 480
    worked = frozenset(number for number, minutes in weekdays.items() if minutes) or frozenset(range(5))
    if len({minutes for minutes in weekdays.values() if minutes}) > 1:
        notes.append(
            f"the calendar {text_of(node, 'Name')} has days of different lengths; the longest counts"
        )
    return WorkCalendar(full, worked, exceptions=single)


def text_of(node: ET.Element | None, name: str) -> str:
    """What an element of that name in a node says; "" where there is none."""
    found = node.find(f"{SPACE}{name}") if node is not None else None
    return (found.text or "").strip() if found is not None else ""


def day_of(text: str) -> dt.date | None:
    """The day of a time; None where none is written, or it is not applicable."""
    if not text or text.startswith("NA"):
        return None
    return dt.datetime.fromisoformat(text).date()


def minutes_of(text: str) -> int:
    """Minutes of a duration of XML, such as ``PT8H0M0S``; 0 where it is none."""
    found = _LENGTH.match(text)
    if found is None:
        return 0
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return days * 1440 + hours * 60 + minutes + round(seconds / 60)


def _worked(day: ET.Element) -> int:
    if text_of(day, "DayWorking") == "0":
        return 0
    spans = list(day.iterfind(f"{SPACE}WorkingTimes/{SPACE}WorkingTime"))
    if not spans and text_of(day, "DayWorking") == "1":
        return 480  # Microsoft Project's own hours
    whole = 0
    for span in spans:
        start, end = (_clock(text_of(span, name)) for name in ("FromTime", "ToTime"))
        whole += (end or 1440) - start
    return max(whole, 0)


def _clock(text: str) -> int:
    hour, minute, *_ = text.split(":")
    return int(hour) * 60 + int(minute)


def _period(day: ET.Element, minutes: int) -> dict[dt.date, int]:
    period = day.find(f"{SPACE}TimePeriod")
    first, last = day_of(text_of(period, "FromDate")), day_of(text_of(period, "ToDate"))
    if first is None or last is None or (last - first).days > 10 * _A_YEAR:
        return {}
    return {first + dt.timedelta(days=number): minutes for number in range((last - first).days + 1)}
