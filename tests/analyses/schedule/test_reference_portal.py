"""The hand-worked values of reference/portal at its as-of date, 31 March 2026."""

import pytest

from pmsite.analyses.schedule.national import named_calendar
from tests.analyses.schedule.build import day, early, floats, milestone, progress, scheduled, task


@pytest.fixture(scope="module")
def schedule():
    return scheduled(
        task("T-10", None),
        task("T-11", "5d", parent="T-10", actual_start=day("01-05"), actual_finish=day("01-09")),
        task(
            "T-12",
            "8d",
            "T-11",
            parent="T-10",
            no_earlier_than=day("01-12"),
            actual_start=day("01-13"),
            progress=(progress("01-16", 40, "5d"),),
        ),
        milestone("M1", "T-12"),
        calendar=named_calendar("cn"),
        as_of="03-31",
    )


def test_finished_work_keeps_its_dates_and_is_not_critical(schedule):
    assert early(schedule, "T-11") == ("01-05", "01-09")
    assert not schedule.activities["T-11"].critical


def test_the_remaining_five_days_skip_the_holiday_of_6_april(schedule):
    assert early(schedule, "T-12") == ("01-13", "04-07")
    assert schedule.activities["T-12"].critical
    assert floats(schedule, "T-12") == (0, 0)


def test_the_milestone_follows_and_its_slip_is_38_working_days(schedule):
    assert early(schedule, "M1") == ("04-07", "04-07")
    assert named_calendar("cn").workdays_between(day("02-05"), day("04-07")) == 38


def test_the_summary_spans_its_parts(schedule):
    assert early(schedule, "T-10") == ("01-05", "04-07")
    assert schedule.problems == ()
