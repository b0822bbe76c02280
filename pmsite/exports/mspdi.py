"""A project's plan for Microsoft Project and what reads its XML (MSPDI, schema of 2007).

Calendars with their exceptions, tasks with outline, links, constraints, deadlines and progress, people and devices with
their shares of time, baselines. A task carries its id in ``Text1``, by which ``pmsite import`` knows it again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from pmsite.analyses.interchange import Interchange, Kept, Work, of_project
from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.exports._format import Format, NothingToExportError, Wanted
from pmsite.exports._mspdi import MORNING, at, close_of, hours, length, texts_of, time_of
from pmsite.exports._sheets import chosen
from pmsite.model.calendar import WorkCalendar
from pmsite.model.ports import Texts
from pmsite.views._cells import clean
from pmsite.views._desk import Desk

NAMESPACE = "http://schemas.microsoft.com/project"
TEXT1 = 188743731
"""Number of the field ``Text1`` of tasks."""
_LINKS = {"FF": 0, "FS": 1, "SF": 2, "SS": 3}
_CONSTRAINTS = {"must_start": 2, "must_finish": 3, "no_earlier_than": 4, "no_later_than": 7}
_AROUND = 366
_OWN = 1


def plan(portal: Portal, texts: Texts, wanted: Wanted) -> bytes:
    """The plan of a project.

    Raises:
        NothingToExportError: if no project is named, it has no plan that is scheduled, or an audience asks for it.
    """
    project = chosen(portal, wanted.project)
    if project is None and len(portal.graph.projects) == 1:
        project = portal.graph.projects[0]
    if project is None:
        raise NothingToExportError("mspdi holds one project; name it with --project")
    if portal.audience != INTERNAL:
        raise NothingToExportError(
            "a part of a network gives wrong dates; no audience gets the plan, but xlsx and ics"
        )
    found = of_project(portal.graph, project, portal.settings, portal.as_of)
    if found is None:
        raise NothingToExportError(f"{project.id} has no plan with a start")
    return _Writer(Desk(portal, texts, project), found).document()


class _Writer:
    """A plan that is being written."""

    def __init__(self, desk: Desk, plan: Interchange) -> None:
        self.desk = desk
        self.plan = plan
        self.tasks = {work.id: number for number, work in enumerate(plan.works, 1)}
        who = sorted({name for work in plan.works for name, _ in work.who})
        self.resources = {name: number for number, name in enumerate(who, 1)}
        self.calendars = {name: number for number, name in enumerate(sorted(plan.calendars), _OWN + 1)}

    def document(self) -> bytes:
        """The file."""
        plan, calendar = self.plan, self.plan.calendar
        root = ET.Element("Project", {"xmlns": NAMESPACE})
        finishes = [work.finish for work in plan.works if work.finish]
        texts_of(
            root,
            {
                "SaveVersion": 12,
                "Name": f"{plan.project.id}.xml",
                "Title": clean(plan.project.title),
                "Subject": clean(plan.name),
                "CreationDate": at(self.desk.today, 0),
                "ScheduleFromStart": 1,
                "StartDate": at(plan.start, MORNING),
                "FinishDate": at(max(finishes), close_of(calendar)) if finishes else None,
                "CurrencyCode": plan.project.get("currency"),
                "CalendarUID": _OWN,
                "DefaultStartTime": "08:00:00",
                "DefaultFinishTime": time_of(close_of(calendar)),
                "MinutesPerDay": calendar.minutes_per_day,
                "MinutesPerWeek": calendar.minutes_per_day * 5,
                "DaysPerMonth": 20,
                "DurationFormat": 7,
                "HonorConstraints": 1,
                "WeekStartDay": 1,
                "StatusDate": at(self.desk.today, close_of(calendar)),
                "CurrentDate": at(self.desk.today, MORNING),
            },
        )
        fields = ET.SubElement(ET.SubElement(root, "ExtendedAttributes"), "ExtendedAttribute")
        texts_of(fields, {"FieldID": TEXT1, "FieldName": "Text1", "Alias": "pmsite id"})
        calendars = ET.SubElement(root, "Calendars")
        self._calendar(calendars, _OWN, plan.calendar_name, calendar)
        for name, number in self.calendars.items():
            self._calendar(calendars, number, name, plan.calendars[name])
        tasks = ET.SubElement(root, "Tasks")
        counts: list[int] = []
        for work in plan.works:
            counts = [*counts[: work.level], *[0] * (work.level - len(counts))]
            counts[work.level - 1] += 1
            self._task(tasks, work, ".".join(map(str, counts)))
        self._resources(root)
        self._assignments(root)
        ET.indent(root, " ")
        text = ET.tostring(root, encoding="unicode")
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}\n'.encode()

    def _calendar(self, parent: ET.Element, number: int, name: str, calendar: WorkCalendar) -> None:
        node = ET.SubElement(parent, "Calendar")
        texts_of(node, {"UID": number, "Name": clean(name), "IsBaseCalendar": 1, "BaseCalendarUID": -1})
        days = ET.SubElement(node, "WeekDays")
        for weekday in range(7):
            day = ET.SubElement(days, "WeekDay")
            works = weekday in calendar.weekdays
            texts_of(day, {"DayType": (weekday + 1) % 7 + 1, "DayWorking": int(works)})
            hours(day, calendar.minutes_per_day if works else 0)
        found = list(self._exceptions(calendar))
        if not found:
            return
        exceptions = ET.SubElement(node, "Exceptions")
        for first, last, minutes in found:
            day = ET.SubElement(exceptions, "Exception")
            texts_of(day, {"EnteredByOccurrences": 0})
            period = ET.SubElement(day, "TimePeriod")
            texts_of(period, {"FromDate": at(first, 0), "ToDate": f"{last.isoformat()}T23:59:00"})
            texts_of(day, {"Occurrences": (last - first).days + 1, "Type": 1, "DayWorking": int(minutes > 0)})
            hours(day, minutes)

    def _exceptions(self, calendar: WorkCalendar) -> Iterator[tuple[dt.date, dt.date, int]]:
        """Stretches of days that depart from the week, from a year before the plan to a year behind it."""
        days = [day for work in self.plan.works for day in (work.start, work.late_finish, work.finish) if day]
        days += [day for day in (self.plan.start, self.desk.today) if day]
        day, end = min(days) - dt.timedelta(days=_AROUND), max(days) + dt.timedelta(days=_AROUND)
        open_: tuple[dt.date, dt.date, int] | None = None
        while day <= end:
            usual = calendar.minutes_per_day if day.weekday() in calendar.weekdays else 0
            minutes = calendar.minutes_on(day)
            if minutes == usual:
                if open_:
                    yield open_
                open_ = None
            elif open_ and open_[2] == minutes and open_[1] == day - dt.timedelta(days=1):
                open_ = (open_[0], day, minutes)
            else:
                if open_:
                    yield open_
                open_ = (day, day, minutes)
            day += dt.timedelta(days=1)
        if open_:
            yield open_

    def _task(self, parent: ET.Element, work: Work, number: str) -> None:
        calendar = self.plan.calendars.get(work.calendar, self.plan.calendar)
        close = close_of(calendar)
        uid = self.tasks[work.id]
        node = ET.SubElement(parent, "Task")
        done = (
            work.minutes - work.remaining if work.remaining is not None else work.minutes * work.percent / 100
        )
        finish = close
        begins = close if work.milestone else MORNING
        held = work.constraint
        texts_of(
            node,
            {
                "UID": uid,
                "ID": uid,
                "Name": clean(work.name),
                "Type": 1,
                "IsNull": 0,
                "Contact": clean(work.owner) or None,
                "WBS": number,
                "OutlineNumber": number,
                "OutlineLevel": work.level,
                "Priority": 500,
                "Start": at(work.start, begins),
                "Finish": at(work.finish, finish),
                "Duration": length(work.minutes),
                "DurationFormat": 7,
                "EffortDriven": 0,
                "Estimated": 0,
                "Milestone": int(work.milestone),
                "Summary": int(work.summary),
                "Critical": int(work.critical),
                "EarlyStart": at(work.start, begins),
                "EarlyFinish": at(work.finish, finish),
                "LateStart": at(work.late_start, begins),
                "LateFinish": at(work.late_finish, finish),
                "PercentComplete": round(work.percent),
                "ActualStart": at(
                    work.actual_start or (work.actual_finish if work.milestone else None), begins
                ),
                "ActualFinish": at(work.actual_finish, finish),
                "ActualDuration": length(max(int(done), 0)) if not work.summary else None,
                "RemainingDuration": length(max(work.minutes - int(done), 0)) if not work.summary else None,
                "ConstraintType": _CONSTRAINTS[held[0]] if held else 0,
                "CalendarUID": self.calendars.get(work.calendar, -1),
                "ConstraintDate": at(
                    held[1], close if held[0] in ("must_finish", "no_later_than") else MORNING
                )
                if held
                else None,
                "Deadline": at(work.deadline, close),
            },
        )
        for tie in work.ties:
            if tie.id in self.tasks:
                link = ET.SubElement(node, "PredecessorLink")
                texts_of(
                    link,
                    {
                        "PredecessorUID": self.tasks[tie.id],
                        "Type": _LINKS[tie.type],
                        "CrossProject": 0,
                        "LinkLag": tie.lag * 10,
                        "LagFormat": 7,
                    },
                )
        texts_of(ET.SubElement(node, "ExtendedAttribute"), {"FieldID": TEXT1, "Value": work.id})
        for place, kept in sorted(work.baselines.items()):
            self._baseline(node, place, kept, close, milestone=work.milestone)

    @staticmethod
    def _baseline(node: ET.Element, number: int, kept: Kept, close: int, *, milestone: bool) -> None:
        baseline = ET.SubElement(node, "Baseline")
        texts_of(
            baseline,
            {
                "Number": number,
                "Start": at(kept.start, close if milestone else MORNING),
                "Finish": at(kept.finish, close),
                "Duration": length(kept.minutes or 0),
                "DurationFormat": 7,
                "Work": length(round(kept.hours * 60)) if kept.hours is not None else None,
                "Cost": f"{kept.cost * 100:.0f}" if kept.cost is not None else None,
            },
        )

    def _resources(self, root: ET.Element) -> None:
        nodes = ET.SubElement(root, "Resources")
        for name, number in self.resources.items():
            texts_of(
                ET.SubElement(nodes, "Resource"),
                {
                    "UID": number,
                    "ID": number,
                    "Name": clean(self.desk.person_name(name)),
                    "Type": 1,
                    "Code": clean(name),
                    "MaxUnits": "1.00",
                },
            )

    def _assignments(self, root: ET.Element) -> None:
        nodes = ET.SubElement(root, "Assignments")
        pairs = ((work, name, share) for work in self.plan.works for name, share in work.who)
        for number, (work, name, share) in enumerate(pairs, 1):
            texts_of(
                ET.SubElement(nodes, "Assignment"),
                {
                    "UID": number,
                    "TaskUID": self.tasks[work.id],
                    "ResourceUID": self.resources[name],
                    "Finish": at(work.finish, close_of(self.plan.calendar)),
                    "Start": at(work.start, MORNING),
                    "Units": f"{share:g}",
                    "Work": length(round(work.minutes * share)),
                },
            )


FORMAT = Format("mspdi", plan)
