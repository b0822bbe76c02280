"""A plan in the XML of Microsoft Project (MSPDI), read into the terms in which pmsite exchanges plans."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from pmsite.analyses.interchange import Kept, Tie, Work
from pmsite.imports._mspdi import SPACE, calendar_of, day_of, minutes_of, text_of
from pmsite.imports._table import RefusedError
from pmsite.model.calendar import WorkCalendar
from pmsite.model.value import ID

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
_ELAPSED = frozenset({"4", "6", "8", "10", "12", "36", "38", "40", "42", "44"})
"""Formats of durations that count nights and holidays."""
_NOTED = {"1": "as late as possible", "5": "not to start later than", "6": "not to finish earlier than"}
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


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
    unnamed: frozenset[str] = frozenset()
    """Ids that no export wrote: made here, of numbers of the file."""


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
        if root.tag != f"{SPACE}Project":
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
            text_of(node, "UID"): node for node in root.iterfind(f"{SPACE}Calendars/{SPACE}Calendar")
        }
        self.unnamed: set[str] = set()
        self.people: dict[str, str] = {}
        for node in root.iterfind(f"{SPACE}Resources/{SPACE}Resource"):
            name = text_of(node, "Code") or text_of(node, "Name")
            if text_of(node, "Type") in ("", "1"):
                self.people[text_of(node, "UID")] = name
            elif name:
                self.notes.append(f"the resource {name} is a material or a cost; it is left out")

    def plan(self) -> PlanFile:
        nodes = [
            node
            for node in self.root.iterfind(f"{SPACE}Tasks/{SPACE}Task")
            if text_of(node, "IsNull") != "1" and text_of(node, "OutlineLevel") != "0" and self._active(node)
        ]
        names = self._names(nodes)
        who: dict[str, list[tuple[str, float]]] = {}
        for node in self.root.iterfind(f"{SPACE}Assignments/{SPACE}Assignment"):
            name = self.people.get(text_of(node, "ResourceUID"), "")
            if name:
                share = float(text_of(node, "Units") or 1)
                who.setdefault(text_of(node, "TaskUID"), []).append((name, share))
        works, parents, path = [], {}, [""]
        for node in nodes:
            work = self._work(node, names, who)
            path = [*path[: max(work.level, 1)], work.id]
            parents[work.id] = path[-2]
            works.append(work)
        own = self.calendars.get(text_of(self.root, "CalendarUID"))
        return PlanFile(
            text_of(self.root, "Title") or text_of(self.root, "Name") or "Plan",
            day_of(text_of(self.root, "StartDate")),
            day_of(text_of(self.root, "StatusDate")),
            text_of(own, "Name") if own is not None else "none",
            calendar_of(own, self.notes),
            tuple(works),
            parents,
            tuple(dict.fromkeys(self.notes)),
            frozenset(self.unnamed),
        )

    def _active(self, node: ET.Element) -> bool:
        if text_of(node, "Active") != "0":
            return True
        self.notes.append(f"the task {text_of(node, 'Name')} is not active; it is left out")
        return False

    def _names(self, nodes: list[ET.Element]) -> dict[str, str]:
        """Ids of tasks by their numbers: those that an export wrote, else new ones."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for node in nodes:
            written = next(
                (
                    text_of(item, "Value")
                    for item in node.iterfind(f"{SPACE}ExtendedAttribute")
                    if text_of(item, "FieldID") == _TEXT1
                ),
                "",
            )
            own = written if ID.match(written) and written not in taken else ""
            prefix = "M" if text_of(node, "Milestone") == "1" else "T-"
            name = own
            number = text_of(node, "ID") or text_of(node, "UID")
            while not name or name in taken:
                name, number = f"{prefix}{number}", f"{number}0"
            taken.add(name)
            if not own:
                self.unnamed.add(name)
            found[text_of(node, "UID")] = name
        return found

    def _work(
        self, node: ET.Element, names: Mapping[str, str], who: Mapping[str, list[tuple[str, float]]]
    ) -> Work:
        uid = text_of(node, "UID")
        kind = text_of(node, "ConstraintType")
        held = day_of(text_of(node, "ConstraintDate"))
        if kind in _NOTED:
            self.notes.append(f"{names[uid]}: the constraint {_NOTED[kind]} is not one of a plan here")
        ties = []
        for link in node.iterfind(f"{SPACE}PredecessorLink"):
            name = names.get(text_of(link, "PredecessorUID"))
            if name is None or text_of(link, "CrossProject") == "1":
                self.notes.append(f"{names[uid]}: a link to another project, or to nothing, is left out")
            elif text_of(link, "LagFormat") in ("19", "20", "51", "52"):
                self.notes.append(f"{names[uid]}: a lag in percent is left out")
                ties.append(Tie(name, _LINKS.get(text_of(link, "Type"), "FS")))
            else:
                lag = int(text_of(link, "LinkLag") or 0) // 10
                if lag and text_of(link, "LagFormat") in _ELAPSED:
                    self.notes.append(f"{names[uid]}: an elapsed lag is taken as working time")
                ties.append(Tie(name, _LINKS.get(text_of(link, "Type"), "FS"), lag))
        calendar = self.calendars.get(text_of(node, "CalendarUID"))
        start, finish = day_of(text_of(node, "Start")), day_of(text_of(node, "Finish"))
        minutes, summary = minutes_of(text_of(node, "Duration")), text_of(node, "Summary") == "1"
        milestone = text_of(node, "Milestone") == "1" and not (minutes or summary)
        if text_of(node, "DurationFormat") in _ELAPSED and start and finish and not (summary or milestone):
            minutes = calendar_of(calendar, []).minutes_between(start, finish + dt.timedelta(days=1))
            self.notes.append(f"{names[uid]}: its elapsed duration is taken as the working days it covers")
        constraint = (
            (_CONSTRAINTS[kind], held) if kind in _CONSTRAINTS and held and kind not in _NOTED else None
        )
        if text_of(node, "Manual") == "1" and start and not summary:
            constraint = constraint or ("must_start", start)
            self.notes.append(f"{names[uid]}: is scheduled by hand; its start is held by must_start")
        done, left = day_of(text_of(node, "ActualFinish")), text_of(node, "RemainingDuration")
        return Work(
            names[uid],
            text_of(node, "Name") or names[uid],
            level=int(text_of(node, "OutlineLevel") or 1),
            summary=summary,
            milestone=milestone,
            start=start,
            finish=finish,
            minutes=minutes,
            ties=tuple(ties),
            constraint=constraint,
            deadline=day_of(text_of(node, "Deadline")),
            actual_start=day_of(text_of(node, "ActualStart")),
            actual_finish=done,
            percent=float(text_of(node, "PercentComplete") or 0),
            remaining=minutes_of(left) if left and not (done or summary or milestone) else None,
            calendar=text_of(calendar, "Name") if calendar is not None else "",
            who=tuple(who.get(uid, ())),
            baselines=dict(self._baselines(node)),
            owner=text_of(node, "Contact"),
        )

    @staticmethod
    def _baselines(node: ET.Element) -> Iterator[tuple[int, Kept]]:
        """What baselines hold of a task, by number."""
        for item in node.iterfind(f"{SPACE}Baseline"):
            start, finish = day_of(text_of(item, "Start")), day_of(text_of(item, "Finish"))
            if start and finish:
                work, cost = text_of(item, "Work"), text_of(item, "Cost")
                yield (
                    int(text_of(item, "Number") or 0),
                    Kept(
                        start,
                        finish,
                        minutes_of(text_of(item, "Duration")),
                        minutes_of(work) / 60 if work else None,
                        float(cost) / 100 if cost else None,
                    ),
                )
