"""What is wrong with the calendars and the links of a project's plans, told where it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pmsite.analyses._network import parts
from pmsite.analyses.schedule import Cycle, Schedule
from pmsite.analyses.schedule.national import (
    ExceptionDay,
    UnknownCalendarError,
    named_calendar,
    unpublished_years,
)
from pmsite.graph.graph import Graph
from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.settings import Settings
from pmsite.model.source import Source

_MEND = "use a country code such as cn, a calendar of the configuration, none or always"
_ADD = (
    "when they are published, update the package holidays, or write the days off and make-up workdays as "
    "exceptions of the plan or of a calendar of the configuration"
)
_MOST = 12
"""Links of a cycle that are named."""


def calendar_problems(
    graph: Graph,
    project: Record,
    plans: tuple[Record, ...],
    schedule: Schedule,
    settings: Settings,
    exceptions: Mapping[str, Sequence[ExceptionDay]],
) -> Iterator[Diagnostic]:
    """Unknown calendars of plans, tasks and people, and years of theirs that are not published yet.

    An unknown name is told wherever it is written, an unpublished year once for each calendar; not where the
    calendar, or the plans' ``exceptions`` to it, name a day off in that year.
    """
    told: set[str] = set()
    for name, place in _named(graph, project, plans):
        try:
            named_calendar(name, settings.calendars)
        except UnknownCalendarError as error:
            yield rules.CALENDAR.at(place, str(error), _MEND)
            continue
        own = exceptions.get(name, ())
        missing = unpublished_years(name, schedule.years, settings.calendars, exceptions=own)
        if missing and name not in told:
            years = ", ".join(map(str, missing))
            message = f"the plan reaches {years}, whose working days are not known yet in calendar {name}"
            yield rules.CALENDAR_YEAR.at(place, message, _ADD)
        told.add(name)


def _named(graph: Graph, project: Record, plans: tuple[Record, ...]) -> Iterator[tuple[str, Source]]:
    """Names of calendars with where they are written: of plans, else the project, of tasks, of people."""
    owners: Iterable[Record] = [plan for plan in plans if plan.get("calendar")] or [project]
    tasks = [task for plan in plans for task in parts(graph, plan.uid)]
    for record in (*owners, *tasks):
        if record.get("calendar"):
            yield record.get("calendar"), record.place("calendar")
    for record in graph.of("resources", project.id):
        for number, member in enumerate(record.get("people") or ()):
            if member.calendar:
                yield member.calendar, record.place("people", number, "calendar")


def cycle_problems(schedule: Schedule) -> Iterator[Diagnostic]:
    """Cycles that close through a summary: its link holds for its parts, which lead back to it.

    Rings of the written links alone are told when the records are linked.
    """
    for cycle in schedule.cycles:
        if not _written(cycle):
            ids, ordered = cycle.ids[::-1], (*cycle.links[-2::-1], cycle.links[-1])
            ring = " → ".join(_shortened([*ids, ids[0]]))
            links = _shortened(
                [
                    f"{item.id} depends on {item.link.predecessor} {item.link.source.path}:{item.link.source.line}"
                    for item in ordered
                    if isinstance(item.link.source, Source)
                ]
            )
            first = min(item.link.source for item in cycle.links if isinstance(item.link.source, Source))
            message = f"depends in a ring through a summary: {ring} ({', '.join(links)})"
            yield rules.CYCLE.at(first, message, "take one of these links out")


def _written(cycle: Cycle) -> bool:
    """Whether the links of a cycle are a ring as they are written, without the parts of summaries."""
    links = cycle.links[::-1]
    return all(
        item.link.predecessor == after.id for item, after in zip(links, (*links[1:], links[0]), strict=True)
    )


def _shortened(words: list[str]) -> list[str]:
    return words if len(words) <= _MOST else [*words[: _MOST - 2], "…", words[-1]]
