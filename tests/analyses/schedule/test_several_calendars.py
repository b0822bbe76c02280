"""A network on four calendars across the Spring Festival, counted by hand.

Mainland China 2026: 15 to 23 February free, Saturdays 14 and 28 February worked; 1 to 7 October free, Saturday
10 October worked.

* A, 8 days of the plan (China) from Monday 9 February: 9 10 11 12 13, Saturday 14, then 24 and 25.
* B, 4 days, every day worked, after A: Thursday 26, 27, 28, Sunday 1 March.
* C, 2 days of the plan, one day after A: lag 26, work Friday 27 and Saturday 28. It may end on 4 March as the
  project does: float Monday 2, 3 and 4 March, 3 days.
* D, 18 hours of six-hour days Monday to Friday, after B: Monday 2, 3, 4 March.
* E, one day of a person on leave on 2 and 3 March, after B: Wednesday 4 March.
* M follows C, D and E: 4 March.
"""

import datetime as dt

from pmsite.analyses.schedule import Activity, compute_schedule
from pmsite.analyses.schedule.national import national_calendar
from pmsite.analyses.schedule.network import Network
from pmsite.model.calendar import EVERY_DAY, WorkCalendar
from tests.analyses.schedule.build import day, early, floats, late, links, milestone, scheduled, task

CHINA = national_calendar("cn")
CALENDARS = {
    "always": WorkCalendar(weekdays=EVERY_DAY),
    "short": WorkCalendar(minutes_per_day=360),
    "leave": WorkCalendar().with_leave([(day("03-02"), day("03-03"))]),
}
PLAN = compute_schedule(
    Network(
        day("02-09"),
        (
            task("A", "8d"),
            task("B", "4d", "A", calendar="always"),
            task("C", "2d", "A FS+1d"),
            Activity("D", duration=18 * 60, links=links("B"), calendar="short"),
            task("E", "1d", "B", calendar="leave"),
            milestone("M", "C", "D", "E"),
        ),
        CHINA,
        CALENDARS,
    )
)


def test_dates_across_the_spring_festival():
    assert {key: early(PLAN, key) for key in "ABCDEM"} == {
        "A": ("02-09", "02-25"),
        "B": ("02-26", "03-01"),
        "C": ("02-27", "02-28"),
        "D": ("03-02", "03-04"),
        "E": ("03-04", "03-04"),
        "M": ("03-04", "03-04"),
    }
    assert PLAN.finish == dt.date(2026, 3, 4)


def test_floats_are_counted_in_each_tasks_own_calendar():
    assert {key: floats(PLAN, key)[0] for key in "ABCDE"} == {"A": 0, "B": 0, "C": 3, "D": 0, "E": 0}
    assert late(PLAN, "C") == ("03-03", "03-04")
    assert [key for key in "ABCDE" if PLAN.activities[key].critical] == ["A", "B", "D", "E"]


def test_a_finish_across_the_national_day_counts_the_make_up_saturday():
    # 30 September, then 8, 9, Saturday 10, Monday 12, 13, 14 October: 7 days
    found = compute_schedule(Network(day("09-30"), (task("A", "7d"),), CHINA))
    assert early(found, "A") == ("09-30", "10-14")


def test_the_published_days_that_everyone_asks_for():
    assert CHINA.is_workday(day("02-14"))
    assert CHINA.is_workday(day("10-10"))
    assert not CHINA.is_workday(day("02-17"))


def test_a_milestone_stands_on_the_day_off_on_which_work_of_another_calendar_ends():
    # 10 January is a Saturday: weekend work done on Sunday does not wait for Monday, the milestone neither
    always = {"always": WorkCalendar(weekdays=EVERY_DAY)}
    found = scheduled(
        task("A", "2d", calendar="always"), milestone("M", "A"), milestone("N"),
        start=day("01-10"), calendars=always,
    )  # fmt: skip
    assert early(found, "M") == ("01-11", "01-11")
    assert early(found, "N") == ("01-12", "01-12")
    assert found.activities["M"].driven_by.id == "A"
