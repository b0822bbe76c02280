import datetime as dt
from fractions import Fraction

from pmsite.analyses.schedule import Activity
from pmsite.model.calendar import EVERY_DAY, WorkCalendar
from tests.analyses.schedule.build import day, early, floats, late, scheduled, task

CALENDARS = {
    "always": WorkCalendar(weekdays=EVERY_DAY),
    "short": WorkCalendar(minutes_per_day=360),
    "leave": WorkCalendar().with_leave([(day("01-06"), day("01-07"))]),
    "saturday": WorkCalendar(exceptions={day("01-10"): 240}),
}


def _scheduled(*activities, **options):
    return scheduled(*activities, calendars=CALENDARS, **options)


def test_work_follows_its_own_calendar():
    schedule = _scheduled(task("A", "7d", calendar="always"), task("B", "3d", calendar="leave"))
    assert early(schedule, "A") == ("01-05", "01-11")
    assert early(schedule, "B") == ("01-05", "01-09")


def test_a_part_takes_the_calendar_of_its_summary():
    schedule = _scheduled(task("P", None, calendar="always"), task("A", "7d", parent="P"))
    assert early(schedule, "A") == ("01-05", "01-11")


def test_lag_runs_in_the_plans_calendar():
    schedule = _scheduled(task("A", "5d"), task("B", "1d", "A FS+1d", calendar="always"))
    assert early(schedule, "B") == ("01-13", "01-13")
    assert early(_scheduled(task("A", "5d"), task("B", "1d", "A", calendar="always")), "B") == (
        "01-10",
        "01-10",
    )


def test_one_day_before_the_close_of_monday_is_mondays_start():
    schedule = _scheduled(task("A", "6d"), task("B", "1d", "A FS-1d", calendar="always"))
    assert early(schedule, "B") == ("01-12", "01-12")


def test_float_is_counted_in_the_tasks_own_calendar():
    schedule = _scheduled(task("A", "5d", calendar="always"), task("B", "6d"))
    assert early(schedule, "A") == ("01-05", "01-09")
    assert late(schedule, "A") == ("01-08", "01-12")
    assert floats(schedule, "A") == (3, 3)


def test_a_calendar_gap_before_the_successor_is_float():
    schedule = _scheduled(task("A", "5d", calendar="always"), task("B", "1d", "A"))
    assert floats(schedule, "A") == (2, 2)
    assert floats(schedule, "B") == (0, 0)


def test_a_short_day_that_is_used_up_is_over_for_everyone():
    short = Activity("A", duration=2 * 360, calendar="short")
    schedule = _scheduled(short, task("B", "1d", "A"))
    assert early(schedule, "B") == ("01-07", "01-07")
    assert floats(schedule, "A") == (0, 0)


def test_float_of_a_short_day_counts_short_days():
    schedule = _scheduled(Activity("A", duration=360, calendar="short"), task("B", "3d"))
    assert floats(schedule, "A") == (2, 2)


def test_a_half_day_takes_half_the_work():
    schedule = _scheduled(task("A", "6d", calendar="saturday"), task("B", "9d"))
    assert early(schedule, "A") == ("01-05", "01-12")
    assert floats(schedule, "A")[0] == Fraction(7, 2)


def test_a_calendar_without_a_working_day_is_told_and_not_searched_for_ever():
    never = WorkCalendar(weekdays=frozenset())
    schedule = scheduled(task("A", "1d", calendar="never"), calendars={"never": never})
    assert schedule.activities["A"].why == "out_of_range"


def test_a_plan_that_starts_on_a_holiday_starts_on_the_next_working_day():
    assert early(scheduled(task("A", "1d"), start=dt.date(2026, 1, 3)), "A") == ("01-05", "01-05")
