"""National working calendars from the ``holidays`` package, and the calendars of the configuration.

Mainland China's arrangement (days off and make-up workdays, 调休) is published by the State Council's General
Office for one year at a time; beyond the last published year only the statutory days are known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from pmsite.model.calendar import EVERY_DAY, MONDAY_TO_FRIDAY, WorkCalendar, YearDays

if TYPE_CHECKING:
    from holidays.holiday_base import HolidayBase

NONE, ALWAYS = "none", "always"


class UnknownCalendarError(ValueError):
    """A name that is no country code, not ``none`` or ``always``, and no calendar of the configuration."""


class ExceptionDay(Protocol):
    """A day that is worked, or not, against a calendar's rule."""

    @property
    def date(self) -> dt.date:
        """The day."""

    @property
    def works(self) -> bool:
        """Whether it is worked."""

    @property
    def hours(self) -> float | None:
        """Hours worked on it, where they differ from a full day."""


class CalendarSpec(Protocol):
    """A calendar of the configuration."""

    @property
    def base(self) -> str:
        """Name of the calendar it departs from."""

    @property
    def hours_per_day(self) -> float:
        """Hours of a full working day."""

    @property
    def exceptions(self) -> Iterable[ExceptionDay]:
        """Days that win over the base."""


@dataclass(frozen=True)
class NationalYears:
    """A country's public holidays and make-up workdays, year by year."""

    country: str

    def __call__(self, year: int) -> YearDays:
        """Days of one year that depart from the country's working weekdays."""
        return _year_days(self.country, year)


@cache
def national_calendar(code: str) -> WorkCalendar:
    """The eight-hour calendar of a country code (``cn``), of ``none`` (Monday to Friday) or ``always``.

    Raises:
        UnknownCalendarError: there is no such country.
    """
    if code == NONE:
        return WorkCalendar()
    if code == ALWAYS:
        return WorkCalendar(weekdays=EVERY_DAY)
    country = code.upper()
    if country not in country_codes():
        raise UnknownCalendarError(f"{code} is no calendar")
    return WorkCalendar(weekdays=_weekdays(country), years=NationalYears(country))


@cache
def country_codes() -> frozenset[str]:
    """Codes of the countries whose holidays are known: ISO 3166-1 alpha-2, in capitals."""
    from holidays.registry import EntityLoader  # the public list of countries loads every one of them

    return frozenset(EntityLoader.get_country_codes(include_aliases=False))


def named_calendar(
    name: str,
    configured: Mapping[str, CalendarSpec] | None = None,
    *,
    exceptions: Iterable[ExceptionDay] = (),
) -> WorkCalendar:
    """A calendar by the name that a plan, a person or a task gives, with exceptions that win over it.

    Raises:
        UnknownCalendarError: no calendar has that name, or calendars of the configuration rest on each other.
    """
    calendar = _named(name, configured or {}, ())
    return with_exception_days(calendar, exceptions)


def with_exception_days(calendar: WorkCalendar, exceptions: Iterable[ExceptionDay]) -> WorkCalendar:
    """A calendar with single days that are worked (a full day, or the hours given) or not."""
    minutes = {item.date: _minutes(item, calendar.minutes_per_day) for item in exceptions}
    return calendar.with_exceptions(minutes) if minutes else calendar


def unpublished_years(
    name: str,
    years: Iterable[int],
    configured: Mapping[str, CalendarSpec] | None = None,
    *,
    exceptions: Iterable[ExceptionDay] = (),
) -> list[int]:
    """Those of the years for which the calendar's country has not published its working days yet.

    For China every year after (and before) those whose arrangement the State Council published; for other
    countries, whose holidays follow from law, the years that the library does not cover. A year in which the
    calendars of the configuration, or the exceptions, name a day off was put in by hand: it is known.
    """
    code, seen, written = name, {name}, [*exceptions]
    while configured and code in configured:
        written += configured[code].exceptions
        if configured[code].base in seen:
            break
        code = configured[code].base
        seen.add(code)
    if code in {NONE, ALWAYS} or code.upper() not in country_codes():
        return []
    known = _published(code.upper()) | {item.date.year for item in written if not item.works}
    return sorted(year for year in set(years) if year not in known)


def _named(name: str, configured: Mapping[str, CalendarSpec], above: tuple[str, ...]) -> WorkCalendar:
    if name not in configured:
        return national_calendar(name)
    if name in above:
        raise UnknownCalendarError(f"calendar {name} rests on itself")
    spec = configured[name]
    base = (
        national_calendar(spec.base) if spec.base == name else _named(spec.base, configured, (*above, name))
    )
    minutes = max(1, round(spec.hours_per_day * 60))
    calendar = WorkCalendar(
        minutes_per_day=minutes,
        weekdays=base.weekdays,
        years=base.years,
        exceptions={
            day: minutes if worked == base.minutes_per_day else worked
            for day, worked in base.exceptions.items()
        },
    )
    return with_exception_days(calendar, spec.exceptions)


def _minutes(item: ExceptionDay, full: int) -> int:
    if not item.works:
        return 0
    return full if item.hours is None else min(max(round(item.hours * 60), 0), 24 * 60)


@cache
def _year_days(country: str, year: int) -> YearDays:
    found = _country(country)(years=year, expand=False)
    worked = frozenset(day for day in found.weekend_workdays if day.year == year)
    return YearDays(off=frozenset(day for day in found if day.year == year) - worked, worked=worked)


@cache
def _weekdays(country: str) -> frozenset[int]:
    return frozenset(range(7)) - frozenset(_country(country)().weekend) or MONDAY_TO_FRIDAY


@cache
def _published(country: str) -> frozenset[int]:
    found = _country(country)()
    if country == "CN":
        return frozenset(getattr(found, "special_public_holidays", {}))
    return frozenset(range(found.start_year, found.end_year + 1))


@cache
def _country(code: str) -> type[HolidayBase]:
    """What the library knows of a country, from that country's file: its package loads every one of them."""
    from holidays import registry  # only a calendar that rests on a country asks for the library

    file, name = next((file, names[0]) for file, names in registry.COUNTRIES.items() if code in names[1:])
    spec = PathFinder.find_spec(file, [str(Path(registry.__file__).with_name("countries"))])
    if spec is None or spec.loader is None:  # another release of the library, laid out in another way
        return cast(
            "type[HolidayBase]", registry.EntityLoader(f"holidays.countries.{file}.{name}").get_entity()
        )
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("type[HolidayBase]", getattr(module, name))
