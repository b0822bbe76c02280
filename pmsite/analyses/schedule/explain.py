"""One English sentence that says what drives an activity's dates."""

from __future__ import annotations

import datetime as dt

from pmsite.analyses.schedule.duration import format_duration
from pmsite.analyses.schedule.result import ActivityDates, Driver, DriverKind, Holds, Why

_WITHOUT_DATES = {
    Why.NO_DURATION: "has no dates because neither duration nor effort is given",
    Why.NO_UNITS: "has no dates because its effort has no units above 0",
    Why.CYCLE: "has no dates because it is part of a cycle",
    Why.AFTER: "has no dates because {id}, before it, has none",
    Why.PART: "has no dates because its part {id} has none",
    Why.OUT_OF_RANGE: "has no dates because they lie outside the years that are counted",
}


def explain(dates: ActivityDates, *, minutes_per_day: int, day: int | None = None) -> str:
    """What drives an activity, as a sentence without its subject.

    "starts 3 Mar because T-04 finishes 2 Mar, FS+0; moving T-04 by 1 day moves this"

    Args:
        dates: the activity's dates with their driver.
        minutes_per_day: minutes of the plan calendar's working day, the unit of lags.
        day: minutes of the activity's own working day, the unit of its remaining work; None: the plan's.
    """
    driver = dates.driven_by
    if driver is None:
        return _WITHOUT_DATES.get(dates.why or Why.AFTER, "has no dates").format(id=dates.because_of)
    held = _day(driver.held, driver.date)
    verb = {
        Holds.START: f"starts {held}",
        Holds.REMAINING: f"goes on {held}",
        Holds.FINISH: f"finishes {held}",
        Holds.BOTH: f"falls on {held}",
    }[driver.holds]
    if driver.kind is DriverKind.ACTUAL:
        return f"finished {held}" if not dates.milestone else f"was reached {held}"
    if driver.kind is DriverKind.LINK:
        return f"{verb} because {_link(driver, minutes_per_day)}"
    if driver.kind is DriverKind.PROGRESS:
        left = format_duration(dates.remaining or 0, minutes_per_day=day or minutes_per_day)
        return f"{verb} with {left} left at the as-of date {_day(driver.date, driver.held)}"
    return f"{verb} because {_reason(driver, milestone=dates.milestone)}"


def _link(driver: Driver, minutes_per_day: int) -> str:
    if driver.type is None or driver.id is None:
        raise AssertionError("a link has a type and a predecessor")
    tense = ("starts", "finishes") if driver.movable else ("started", "finished")
    side = tense[0] if driver.type.from_start else tense[1]
    lag = lag_words(driver, minutes_per_day=minutes_per_day)
    through = f" (through {driver.through})" if driver.through else ""
    moves = f"; moving {driver.id} by 1 day moves this" if driver.movable else ""
    return f"{driver.id} {side} {_day(driver.date, driver.held)}, {driver.type}{lag}{through}{moves}"


def lag_words(driver: Driver, *, minutes_per_day: int) -> str:
    """A link's lag behind its type: ``+0``, ``+2d``, ``-4h``."""
    lag = format_duration(abs(driver.lag), minutes_per_day=minutes_per_day) if driver.lag else "0"
    return f"{'-' if driver.lag < 0 else '+'}{lag}"


def _reason(driver: Driver, *, milestone: bool) -> str:
    day = _day(driver.date, driver.held)
    earliest = (
        f"the start-no-earlier-than of {driver.through}" if driver.through else "its start-no-earlier-than"
    )
    done = "been reached" if milestone else "started"
    return {
        DriverKind.PLAN_START: f"the plan starts {day}",
        DriverKind.AS_OF: f"it has not {done} by the as-of date {day}",
        DriverKind.NO_EARLIER_THAN: f"{earliest} is {day}",
        DriverKind.MUST_START: f"its must-start is {day}",
        DriverKind.MUST_FINISH: f"its must-finish is {day}",
        DriverKind.FORECAST: "its forecast is written",
        DriverKind.PART: f"its last part {driver.id} finishes {day}",
    }[driver.kind]


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _day(day: dt.date, other: dt.date) -> str:
    """A date as "3 Mar", with its year if the sentence's other date lies in another one."""
    text = f"{day.day} {_MONTHS[day.month - 1]}"
    return text if day.year == other.year else f"{text} {day.year}"
