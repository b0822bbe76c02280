"""What goes on the agenda of the next meeting of a series, and what its minutes begin with.

Everything follows from the records as of the day of the portal; what is due is judged at the day of the meeting.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from pmsite.analyses.portal import Portal
from pmsite.graph.graph import Graph
from pmsite.model.calendar import WorkCalendar
from pmsite.model.record import Record

AHEAD = dt.timedelta(weeks=4)
"""How far behind the meeting a milestone is still on its agenda."""
TOP_RISKS = 5
"""Risks that are talked about for their score; those due for review come on top."""
WEEK = 7
"""Calendar days between two meetings where nothing says otherwise."""
_TITLE = re.compile(r"(?P<lead>[^\d:：]*[^\d:：.-])?(?P<number>\d{1,3})(?P<rest>\s*(?:[:：].*)?)\Z")
_NTH = re.compile(r"(?P<lead>.*?第\s*)(?P<number>\d{1,3})(?P<rest>\s*[次期届][^:：]*)(?:[:：].*)?\Z")
_LATE = ("overdue", "delayed", "at_risk")
_GRAVE = ("critical", "high")
_ASKED = ("in_review", "analysing", "submitted")
"""States of a pending change in which somebody is asked, the nearest to its decision first."""


@dataclass(frozen=True, slots=True)
class Section:
    """An item of the agenda: its key, the records it is about, and how many more there are of them."""

    name: str
    records: tuple[Record, ...]
    further: int = 0
    own: int = 0
    """How many of the records, the first ones, are of the series itself."""


def series_names(graph: Graph, project: str | None) -> list[str]:
    """Names of the series of a project's meetings, each once, in the order of the alphabet."""
    found = (meeting.get("series") for meeting in graph.of("meeting", project))
    return sorted({name for name in found if name})


def series_of(graph: Graph, project: str, name: str) -> list[Record]:
    """Dated meetings of a series by their day."""
    meetings = [item for item in graph.of("meeting", project) if item.get("series") == name]
    return sorted(
        (item for item in meetings if item.get("date")), key=lambda item: (item.get("date"), item.id)
    )


def interval(days: Sequence[dt.date]) -> int:
    """Usual calendar days from one meeting to the next: the median (the lower one), a week where there is none."""
    gaps = [(later - day).days for day, later in pairwise(days) if later > day]
    return median_low(gaps) if gaps else WEEK


def next_day(meetings: Sequence[Record], as_of: dt.date, calendar: WorkCalendar) -> dt.date:
    """Day of the next meeting: as the last one announced it, else after the usual interval, on a working day.

    A day that has passed is none: the interval is added to it until the as-of day is reached.
    """
    days: list[dt.date] = [meeting.get("date") for meeting in meetings]
    announced: dt.date | None = meetings[-1].get("next")
    if announced is not None and announced <= days[-1]:
        announced = None
    if announced is not None and announced >= as_of:
        return announced
    step, since = interval(days), announced or days[-1]
    steps = max(1, -(-(as_of - since).days // step))
    return after(since, steps * step, calendar)


def after(day: dt.date, days: int, calendar: WorkCalendar) -> dt.date:
    """The first working day from ``days`` calendar days after a day on."""
    return calendar.add_workdays(day + dt.timedelta(days=days), 0)


def next_title(title: str) -> str | None:
    """The title that follows: ``Weekly 12`` → ``Weekly 13``, ``第12次周例会`` → ``第13次周例会``.

    What stands behind a colon is the last meeting's subject and goes. None where the title has no number.
    """
    found = _NTH.match(title) or _TITLE.match(title)
    if found is None:
        return None
    rest = re.split("[:：]", found["rest"])[0].rstrip()
    number = f"{int(found['number']) + 1:0{len(found['number'])}}"
    return f"{found['lead'] or ''}{number}{rest}"


def expected(meeting: Record) -> tuple[str, ...]:
    """Handles of everybody who was expected at a meeting, those who were present first."""
    there = meeting.get("attendance")
    if there is None:
        return ()
    return tuple(dict.fromkeys(who for who in (*there.present, *there.absent, *there.excused) if who))


def sections(portal: Portal, project: str, series: str, day: dt.date) -> tuple[Section, ...]:
    """Items of the agenda of a meeting of ``series`` on ``day``; those about nothing are left out."""
    found = (_actions(portal, project, series, day), *_others(portal, project, day))
    return tuple(section for section in found if section.records)


def _actions(portal: Portal, project: str, series: str, day: dt.date) -> Section:
    """Open actions: every one of the series, and of the rest those that are due by the meeting."""
    graph = portal.graph
    meetings = {item.uid for item in graph.of("meeting", project) if item.get("series") == series}
    open_ = [
        item for item in graph.of("action", project) if portal.of(item).get("open", portal.is_open(item))
    ]
    own = [item for item in open_ if meetings & _origins(graph, item)]
    names = {item.uid for item in own}
    rest = [item for item in open_ if item.uid not in names]
    due = [item for item in rest if (until := item.get("due")) is not None and until <= day]
    records = (*_by_day(own, _due), *_by_day(due, _due))
    return Section("actions", records, len(rest) - len(due), len(own))


def _origins(graph: Graph, action: Record) -> set[str]:
    """Records that an action was written in or names as its source."""
    named = {link.target for link in graph.links(action.uid) if link.name == "source"}
    return named | ({action.parent} if action.parent else set())


def _others(portal: Portal, project: str, day: dt.date) -> Iterable[Section]:
    def of(kind: str) -> list[Record]:
        return list(portal.graph.of(kind, project))

    def open_of(kind: str) -> list[Record]:
        return [item for item in of(kind) if portal.is_open(item)]

    def reached(date: dt.date | None) -> bool:
        return date is not None and date <= day

    milestones = [item for item in of("milestone") if _on_agenda(portal, item, day)]
    dated = _by_day(milestones, lambda item: milestone_day(portal, item))
    yield Section("milestones", _by_state(dated, lambda item: portal.of(item).get("status"), _LATE))
    yield _risks(portal, [item for item in of("risk") if portal.of(item).get("open")], day)
    issues = [item for item in open_of("issue") if item.get("severity") in _GRAVE or reached(item.get("due"))]
    yield Section("issues", _by_day(issues, _due))
    changes = [item for item in of("change") if portal.of(item).get("pending")]
    needed = _by_day(changes, lambda item: item.get("needed_by"))
    yield Section("changes", _by_state(needed, lambda item: item.get("status"), _ASKED))
    decisions = [item for item in of("decision") if item.get("status") in ("draft", "proposed")]
    plans = [item for item in of("plan") if item.get("status") == "in_review"]
    yield Section("decisions", (*plans, *_by_day(decisions, lambda item: item.get("date"))))
    measures = [item for item in of("action") if _unverified(portal, item)]
    yield Section("measures", _by_day(measures, lambda item: item.get("done")))
    documents = [
        item
        for item in open_of("document")
        if item.get("status") == "in_review" or reached(item.get("next_review"))
    ]
    yield Section("documents", _by_day(documents, lambda item: item.get("next_review")))


def milestone_day(portal: Portal, milestone: Record) -> dt.date | None:
    """Forecast of a milestone, else its baseline, as computed or as written."""
    found = portal.of(milestone)
    names = ("forecast", "baseline")
    days = (*(found.get(name) for name in names), *(milestone.get(name) for name in names))
    return next((day for day in days if day is not None), None)


def _on_agenda(portal: Portal, milestone: Record, day: dt.date) -> bool:
    """Whether a milestone is still to be reached, and late, at risk or near."""
    found = portal.of(milestone)
    actual: dt.date | None = milestone.get("actual")
    if milestone.get("status") == "cancelled" or (actual is not None and actual <= portal.as_of):
        return False
    until = milestone_day(portal, milestone)
    return found.get("status") in _LATE or (until is not None and until <= day + AHEAD)


def _risks(portal: Portal, risks: list[Record], day: dt.date) -> Section:
    """The risks of the highest scores, then those whose review is due by the meeting."""

    def score(risk: Record) -> int:
        return (portal.of(risk).get("score") or {}).get("current") or 0

    def review(risk: Record) -> dt.date | None:
        found: dt.date | None = portal.of(risk).get("review_due")
        return found

    ranked = sorted((risk for risk in risks if score(risk)), key=lambda risk: (-score(risk), risk.uid))
    due = _by_day((risk for risk in risks if (until := review(risk)) is not None and until <= day), review)
    chosen = {risk.uid: risk for risk in (*ranked[:TOP_RISKS], *due)}
    return Section("risks", tuple(chosen.values()), len(risks) - len(chosen))


def _unverified(portal: Portal, action: Record) -> bool:
    """Whether an improvement measure is done and nobody has looked yet whether it helped."""
    seen = action.get("verified")
    looked = seen is not None and seen.date is not None and seen.date <= portal.as_of
    return bool(action.get("improvement")) and action.get("status") == "done" and not looked


def _due(record: Record) -> dt.date | None:
    found: dt.date | None = record.get("due")
    return found


def _by_day(records: Iterable[Record], day: Callable[[Record], dt.date | None]) -> tuple[Record, ...]:
    """Records by a day, those without one last."""
    return tuple(sorted(records, key=lambda record: (day(record) or dt.date.max, record.uid)))


def _by_state(
    records: Iterable[Record], state: Callable[[Record], object], first: Sequence[str]
) -> tuple[Record, ...]:
    """Records of the states ``first`` in their order, then the others; else as they come."""
    return tuple(
        sorted(
            records,
            key=lambda record: first.index(found) if (found := state(record)) in first else len(first),
        )
    )
