"""A plan in the XML of Microsoft Project (MSPDI), read into the terms in which pmsite exchanges plans."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from pmsite.analyses.interchange import Tie, Work
from pmsite.imports._table import RefusedError
from pmsite.model.calendar import WorkCalendar
from pmsite.model.value import ID

_SPACE = "{http://schemas.microsoft.com/project}"
_TEXT1 = "188743731"
_MOST = 60_000_000
_LINKS = {"0": "FF", "1": "FS", "2": "SF", "3": "SS"}
_CONSTRAINTS = {
    "2": "must_start",
    "3": "must_finish",
    "4": "no_earlier_than",
    "5": "no_earlier_than",
    "6": "no_later_than",
    "7": "no_later_than",
}
_NOTED = {"1": "as late as possible", "5": "not to start later than", "6": "not to finish earlier than"}
_LENGTH = re.compile(r"P(?:(\d+)D)?T(?:(\d{1,7})H)?(?:(\d{1,7})M)?(?:(\d{1,7})(?:\.\d+)?S)?\Z")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_A_YEAR = 366


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as the file has it; what has no place in a plan of pmsite is in ``notes``."""

    title: str
    start: dt.date | None
    status: dt.date | None
    """Day up to which progress is told."""
    calendar_name: str
    calendar: WorkCalendar
    works: tuple[Work, ...]
    parents: Mapping[str, str] = field(default_factory=dict)
    """The summary of each task by id, "" at the top."""
    notes: tuple[str, ...] = ()


def is_one(data: bytes) -> bool:
    """Whether a file looks like XML of Microsoft Project."""
    return b"schemas.microsoft.com/project" in data[:4000]


def read(data: bytes) -> PlanFile:
    """The plan of a file.

    Raises:
        RefusedError: if it is no such file, or a hostile one.
    """
    if len(data) > _MOST or b"\x00" in data or _DECLARED.search(data):
        raise RefusedError(
            "is too large, declares entities or is not UTF-8; save it from Microsoft Project as XML"
        )
    try:
        root = ET.fromstring(data)  # noqa: S314 - without declarations there are no entities
        if root.tag != f"{_SPACE}Project":
            raise RefusedError("is no XML of Microsoft Project")
        return _Reader(root).plan()
    except (ET.ParseError, ValueError, OverflowError, RecursionError) as error:
        if isinstance(error, RefusedError):
            raise
        raise RefusedError(f"cannot be read as XML of Microsoft Project: {error}") from None


class _Reader:
    def __init__(self, root: ET.Element) -> None:
        self.root = root
        self.notes: list[str] = []
        self.calendars = {
            _text(node, "UID"): node for node in root.iterfind(f"{_SPACE}Calendars/{_SPACE}Calendar")
        }
        self.people = {
            _text(node, "UID"): _text(node, "Code") or _text(node, "Name")
            for node in root.iterfind(f"{_SPACE}Resources/{_SPACE}Resource")
        }

    def plan(self) -> PlanFile:
        nodes = [
            node
            for node in self.root.iterfind(f"{_SPACE}Tasks/{_SPACE}Task")
            if _text(node, "IsNull") != "1" and _text(node, "OutlineLevel") != "0"
        ]
        names = self._names(nodes)
        who: dict[str, list[tuple[str, float]]] = {}
        for node in self.root.iterfind(f"{_SPACE}Assignments/{_SPACE}Assignment"):
            name = self.people.get(_text(node, "ResourceUID"), "")
            if name:
                share = float(_text(node, "Units") or 1)
                who.setdefault(_text(node, "TaskUID"), []).append((name, share))
        works, parents, path = [], {}, [""]
        for node in nodes:
            work = self._work(node, names, who)
            path = [*path[: max(work.level, 1)], work.id]
            parents[work.id] = path[-2]
            works.append(work)
        own = self.calendars.get(_text(self.root, "CalendarUID"))
        return PlanFile(
            _text(self.root, "Title") or _text(self.root, "Name") or "Plan",
            _day(_text(self.root, "StartDate")),
            _day(_text(self.root, "StatusDate")),
            _text(own, "Name") if own is not None else "none",
            self._calendar(own),
            tuple(works),
            parents,
            tuple(dict.fromkeys(self.notes)),
        )

    def _names(self, nodes: list[ET.Element]) -> dict[str, str]:
        """Ids of tasks by their numbers: those that an export wrote, else new ones."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for node in nodes:
            written = next(
                (
                    _text(item, "Value")
                    for item in node.iterfind(f"{_SPACE}ExtendedAttribute")
                    if _text(item, "FieldID") == _TEXT1
                ),
                "",
            )
            prefix = "M" if _text(node, "Milestone") == "1" else "T-"
            name = written if ID.match(written) and written not in taken else ""
            number = _text(node, "ID") or _text(node, "UID")
            while not name or name in taken:
                name, number = f"{prefix}{number}", f"{number}0"
            taken.add(name)
            found[_text(node, "UID")] = name
        return found

    def _work(
        self, node: ET.Element, names: Mapping[str, str], who: Mapping[str, list[tuple[str, float]]]
    ) -> Work:
        uid = _text(node, "UID")
        kind = _text(node, "ConstraintType")
        held = _day(_text(node, "ConstraintDate"))
        if kind in _NOTED:
            self.notes.append(f"{names[uid]}: the constraint {_NOTED[kind]} is not one of a plan here")
        ties = []
        for link in node.iterfind(f"{_SPACE}PredecessorLink"):
            name = names.get(_text(link, "PredecessorUID"))
            if name is None or _text(link, "CrossProject") == "1":
                self.notes.append(f"{names[uid]}: a link to another project, or to nothing, is left out")
            elif _text(link, "LagFormat") in ("19", "20", "51", "52"):
                self.notes.append(f"{names[uid]}: a lag in percent is left out")
                ties.append(Tie(name, _LINKS.get(_text(link, "Type"), "FS")))
            else:
                lag = int(_text(link, "LinkLag") or 0) // 10
                ties.append(Tie(name, _LINKS.get(_text(link, "Type"), "FS"), lag))
        own = _text(node, "CalendarUID")
        calendar = self.calendars.get(own)
        return Work(
            names[uid],
            _text(node, "Name") or names[uid],
            level=int(_text(node, "OutlineLevel") or 1),
            summary=_text(node, "Summary") == "1",
            milestone=_text(node, "Milestone") == "1",
            start=_day(_text(node, "Start")),
            finish=_day(_text(node, "Finish")),
            minutes=_minutes(_text(node, "Duration")),
            ties=tuple(ties),
            constraint=(_CONSTRAINTS[kind], held)
            if kind in _CONSTRAINTS and held and kind not in _NOTED
            else None,
            deadline=_day(_text(node, "Deadline")),
            actual_start=_day(_text(node, "ActualStart")),
            actual_finish=_day(_text(node, "ActualFinish")),
            percent=float(_text(node, "PercentComplete") or 0),
            calendar=_text(calendar, "Name") if calendar is not None else "",
            who=tuple(who.get(uid, ())),
        )

    def _calendar(self, node: ET.Element | None) -> WorkCalendar:
        """Working time of a calendar: its week, and its exceptions day by day."""
        if node is None:
            return WorkCalendar()
        weekdays: dict[int, int] = {}
        single: dict[dt.date, int] = {}
        for day in node.iterfind(f"{_SPACE}WeekDays/{_SPACE}WeekDay"):
            kind, minutes = _text(day, "DayType"), _worked(day)
            if kind == "0":
                single.update(_period(day, minutes))
            elif kind.isdecimal():
                weekdays[(int(kind) - 2) % 7] = minutes
        for day in node.iterfind(f"{_SPACE}Exceptions/{_SPACE}Exception"):
            if _text(day, "Type") in ("", "1") or _text(day, "Occurrences") in ("", "1"):
                single.update(_period(day, _worked(day)))
            else:
                self.notes.append(
                    f"the calendar {_text(node, 'Name')} has an exception that returns; it is left out"
                )
        full = max(weekdays.values(), default=480) or 480
        worked = frozenset(number for number, minutes in weekdays.items() if minutes) or frozenset(range(5))
        if len({minutes for minutes in weekdays.values() if minutes}) > 1:
            self.notes.append(
                f"the calendar {_text(node, 'Name')} has days of different lengths; the longest counts"
            )
        return WorkCalendar(full, worked, exceptions=single)


def _text(node: ET.Element | None, name: str) -> str:
    found = node.find(f"{_SPACE}{name}") if node is not None else None
    return (found.text or "").strip() if found is not None else ""


def _day(text: str) -> dt.date | None:
    if not text or text.startswith("NA"):
        return None
    return dt.datetime.fromisoformat(text).date()


def _minutes(text: str) -> int:
    found = _LENGTH.match(text)
    if found is None:
        return 0
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return days * 1440 + hours * 60 + minutes + round(seconds / 60)


def _worked(day: ET.Element) -> int:
    if _text(day, "DayWorking") == "0":
        return 0
    whole = 0
    for span in day.iterfind(f"{_SPACE}WorkingTimes/{_SPACE}WorkingTime"):
        start, end = (_clock(_text(span, name)) for name in ("FromTime", "ToTime"))
        whole += (end or 1440) - start
    return max(whole, 0)


def _clock(text: str) -> int:
    hour, minute, *_ = text.split(":")
    return int(hour) * 60 + int(minute)


def _period(day: ET.Element, minutes: int) -> dict[dt.date, int]:
    period = day.find(f"{_SPACE}TimePeriod")
    first, last = _day(_text(period, "FromDate")), _day(_text(period, "ToDate"))
    if first is None or last is None or (last - first).days > 10 * _A_YEAR:
        return {}
    return {first + dt.timedelta(days=number): minutes for number in range((last - first).days + 1)}
