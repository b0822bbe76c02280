"""Published working days; China: notices of the General Office of the State Council for 2024, 2025, 2026."""

import datetime as dt
from dataclasses import dataclass, field

import pytest

from pmsite.analyses.schedule.national import (
    UnknownCalendarError,
    named_calendar,
    national_calendar,
    unpublished_years,
    with_exception_days,
)

OFF = {
    2024: ["01-01", "02-10:02-17", "04-04:04-06", "05-01:05-05", "06-10", "09-15:09-17", "10-01:10-07"],
    2025: ["01-01", "01-28:02-04", "04-04:04-06", "05-01:05-05", "05-31:06-02", "10-01:10-08"],
    2026: [
        "01-01:01-03",
        "02-15:02-23",
        "04-04:04-06",
        "05-01:05-05",
        "06-19:06-21",
        "09-25:09-27",
        "10-01:10-07",
    ],
}
WORKED = {
    2024: ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"],
    2025: ["01-26", "02-08", "04-27", "09-28", "10-11"],
    2026: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
}


@dataclass
class Exceptional:
    date: dt.date
    works: bool
    hours: float | None = None


@dataclass
class Spec:
    base: str = "none"
    hours_per_day: float = 8
    exceptions: list = field(default_factory=list)


def _days(year, spans):
    for span in spans:
        first, _, last = span.partition(":")
        day, end = (dt.date.fromisoformat(f"{year}-{text}") for text in (first, last or first))
        while day <= end:
            yield day
            day += dt.timedelta(days=1)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_day_of_mainland_china_is_as_published(year):
    calendar = national_calendar("cn")
    off, worked = set(_days(year, OFF[year])), set(_days(year, WORKED[year]))
    for day in _days(year, ["01-01:12-31"]):
        expected = day in worked or (day.weekday() < 5 and day not in off)
        assert calendar.is_workday(day) == expected, day


def test_none_and_always_know_no_holidays():
    new_year = dt.date(2026, 1, 1)
    assert national_calendar("none").is_workday(new_year)
    assert not national_calendar("none").is_workday(dt.date(2026, 1, 3))
    assert national_calendar("always").is_workday(dt.date(2026, 1, 3))


def test_other_countries_have_their_own_holidays_and_weekends():
    assert not national_calendar("de").is_workday(dt.date(2026, 10, 3))
    assert not national_calendar("de").is_workday(dt.date(2026, 12, 25))
    assert national_calendar("sa").is_workday(dt.date(2026, 1, 4))
    assert not national_calendar("sa").is_workday(dt.date(2026, 1, 2))


def test_years_that_china_has_not_published_are_told():
    known = max(year for year in range(2026, 2100) if not unpublished_years("cn", [year]))
    assert unpublished_years("cn", range(2024, known + 3)) == [known + 1, known + 2]
    assert unpublished_years("de", range(2024, 2030)) == []
    assert unpublished_years("none", [1950]) == []
    assert unpublished_years("office", [2099], {"office": Spec("cn")}) == [2099]


def test_a_year_with_a_day_off_put_in_by_hand_is_known():
    off, worked = (Exceptional(dt.date(2099, 1, day), works=day == 3) for day in (1, 3))
    assert unpublished_years("cn", [2098, 2099], exceptions=[off]) == [2098]
    assert unpublished_years("cn", [2099], exceptions=[worked]) == [2099]
    assert unpublished_years("office", [2099], {"office": Spec("cn", 8, [off])}) == []
    above = {"half": Spec("office", 4, []), "office": Spec("cn", 8, [off])}
    assert unpublished_years("half", [2098, 2099], above) == [2098]
    # a calendar that has the name of its base
    assert unpublished_years("cn", [2099], {"cn": Spec("cn", 8, [off])}) == []


def test_a_calendar_of_the_configuration_departs_from_its_base():
    office = Spec(
        "cn",
        7.5,
        [Exceptional(dt.date(2026, 5, 16), works=True), Exceptional(dt.date(2026, 5, 18), works=False)],
    )
    calendar = named_calendar("office", {"office": office})
    assert calendar.minutes_per_day == 450
    assert calendar.minutes_on(dt.date(2026, 5, 16)) == 450
    assert not calendar.is_workday(dt.date(2026, 5, 18))
    assert not calendar.is_workday(dt.date(2026, 10, 1))
    assert calendar.is_workday(dt.date(2026, 2, 14))


def test_a_calendar_may_rest_on_another_of_the_configuration_but_not_on_itself():
    half = Exceptional(dt.date(2026, 5, 16), works=True, hours=4)
    specs = {
        "office": Spec("cn", 8, [half]),
        "lab": Spec("office", 6),
        "a": Spec("b"),
        "b": Spec("a"),
        "cn": Spec("cn", 7),
    }
    assert named_calendar("lab", specs).minutes_on(dt.date(2026, 5, 16)) == 240
    assert named_calendar("cn", specs).minutes_on(dt.date(2026, 2, 14)) == 420
    with pytest.raises(UnknownCalendarError, match="rests on itself"):
        named_calendar("a", specs)


def test_exceptions_of_the_plan_win_over_everything():
    released = Exceptional(dt.date(2026, 5, 16), works=True)
    assert named_calendar("cn", exceptions=[released]).is_workday(released.date)
    closed = with_exception_days(
        named_calendar("cn", exceptions=[released]), [Exceptional(released.date, works=False)]
    )
    assert not closed.is_workday(released.date)


@pytest.mark.parametrize("name", ["xx", "", "china", "\n"])
def test_an_unknown_calendar_is_an_error(name):
    with pytest.raises(UnknownCalendarError):
        named_calendar(name)
