"""Short ways to write networks in tests."""

import datetime as dt
from fractions import Fraction

from pmsite.analyses.schedule import (
    Activity,
    Link,
    Network,
    Progress,
    Schedule,
    compute_schedule,
    parse_dependency,
    parse_duration,
)
from pmsite.model.calendar import WorkCalendar

DAY = 480
MONDAY = dt.date(2026, 1, 5)
OFFICE = WorkCalendar()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(f"2026-{text}")


def links(*written: str) -> tuple[Link, ...]:
    return tuple(Link(*parse_dependency(text, minutes_per_day=DAY), source=text) for text in written)


def task(key: str, duration: str | None, *depends: str, **fields) -> Activity:
    minutes = parse_duration(duration, minutes_per_day=DAY) if duration else None
    return Activity(key, duration=minutes, links=links(*depends), **fields)


def milestone(key: str, *depends: str, **fields) -> Activity:
    return Activity(key, milestone=True, links=links(*depends), **fields)


def progress(date: str, percent: int | None = None, remaining: str | None = None) -> Progress:
    left = parse_duration(remaining, minutes_per_day=DAY) if remaining else None
    return Progress(day(date), None if percent is None else Fraction(percent), left)


def scheduled(
    *activities: Activity, as_of: str | None = None, start=MONDAY, calendar=OFFICE, calendars=None
) -> Schedule:
    network = Network(start, activities, calendar, calendars or {})
    return compute_schedule(network, as_of=day(as_of) if as_of else None)


def early(schedule: Schedule, key: str) -> tuple[str, str]:
    item = schedule.activities[key]
    return f"{item.early_start:%m-%d}", f"{item.early_finish:%m-%d}"


def late(schedule: Schedule, key: str) -> tuple[str, str]:
    item = schedule.activities[key]
    return f"{item.late_start:%m-%d}", f"{item.late_finish:%m-%d}"


def floats(schedule: Schedule, key: str) -> tuple[Fraction | None, Fraction | None]:
    item = schedule.activities[key]
    return item.total_float_days, item.free_float_days
