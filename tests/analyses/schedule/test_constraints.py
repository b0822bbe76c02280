import datetime as dt
from fractions import Fraction

from pmsite.analyses.schedule import Activity, DriverKind, Fault, Network, Why, compute_schedule
from tests.analyses.schedule.build import (
    DAY,
    MONDAY,
    OFFICE,
    day,
    early,
    floats,
    late,
    milestone,
    scheduled,
    task,
)


def test_work_starts_no_earlier_than_its_date():
    schedule = scheduled(task("A", "1d"), task("B", "2d", "A", no_earlier_than=day("01-10")))
    assert early(schedule, "B") == ("01-12", "01-13")
    assert schedule.activities["B"].driven_by.kind is DriverKind.NO_EARLIER_THAN
    assert floats(schedule, "A") == (4, 4)


def test_a_deadline_that_cannot_be_met_shows_negative_float():
    schedule = scheduled(task("A", "3d"), task("B", "4d", "A", deadline=day("01-09")))
    assert early(schedule, "B") == ("01-08", "01-13")
    assert late(schedule, "B") == ("01-06", "01-09")
    assert floats(schedule, "A") == (-2, 0)
    assert floats(schedule, "B") == (-2, 0)
    assert schedule.activities["A"].critical


def test_a_deadline_moves_no_early_date_and_leaves_float_up_to_it():
    schedule = scheduled(task("A", "2d", deadline=day("01-08")), task("B", "8d"))
    assert early(schedule, "A") == ("01-05", "01-06")
    assert floats(schedule, "A") == (2, 6)


def test_finish_no_later_than_caps_the_late_finish():
    schedule = scheduled(task("A", "3d", no_later_than=day("01-06")))
    assert floats(schedule, "A") == (-1, 0)


def test_must_start_holds_start_and_late_start():
    schedule = scheduled(task("A", "1d"), task("B", "2d", "A", must_start=day("01-08")), task("C", "9d"))
    assert early(schedule, "B") == ("01-08", "01-09")
    assert floats(schedule, "B") == (0, 4)
    assert floats(schedule, "A") == (2, 2)


def test_a_must_start_that_links_do_not_allow_shows_negative_float():
    schedule = scheduled(task("A", "5d"), task("B", "2d", "A", must_start=day("01-08")))
    assert early(schedule, "B") == ("01-12", "01-13")
    assert floats(schedule, "B") == (-2, 0)
    assert floats(schedule, "A") == (-2, 0)


def test_must_finish_holds_finish_and_late_finish():
    schedule = scheduled(task("A", "2d", must_finish=day("01-09")), task("B", "9d"))
    assert early(schedule, "A") == ("01-08", "01-09")
    assert floats(schedule, "A") == (0, 4)


def test_a_milestones_deadline_counts_days_like_for_like():
    kept = scheduled(milestone("M", no_earlier_than=day("01-06"), deadline=day("01-06")), task("A", "9d"))
    missed = scheduled(milestone("M", no_earlier_than=day("01-06"), deadline=day("01-05")), task("A", "9d"))
    weekend = scheduled(milestone("M", no_earlier_than=day("01-12"), deadline=day("01-11")), task("A", "9d"))
    after = scheduled(task("A", "3d"), milestone("M", "A", deadline=day("01-06")))
    assert [floats(item, "M")[0] for item in (kept, missed, weekend, after)] == [0, -1, -1, -1]


def test_a_written_forecast_is_the_date_of_a_milestone_without_links():
    schedule = scheduled(milestone("M", forecast=day("01-10")), task("A", "9d"))
    assert early(schedule, "M") == ("01-10", "01-10")
    linked = scheduled(task("A", "2d"), milestone("M", "A", forecast=day("02-10")))
    assert early(linked, "M") == ("01-06", "01-06")
    assert [problem.fault for problem in linked.problems] == [Fault.FORECAST_WITH_LINKS]


def test_a_written_forecast_does_not_undo_the_links_of_the_summary_above():
    schedule = scheduled(
        task("A", "5d"),
        task("P", None, "A"),
        milestone("M", parent="P", forecast=day("01-06")),
        task("Z", "9d"),
    )
    assert early(schedule, "M") == ("01-09", "01-09")
    assert floats(schedule, "A") == (4, 0)
    assert [problem.fault for problem in schedule.problems] == [Fault.FORECAST_WITH_LINKS]


def test_effort_is_divided_by_the_sum_of_units():
    effort = Activity("A", effort=8 * DAY, units=(Fraction(1), Fraction(3, 5)))
    alone = Activity("B", effort=2 * DAY)
    nobody = Activity("C", effort=2 * DAY, units=(Fraction(0),))
    schedule = scheduled(effort, alone, nobody)
    assert early(schedule, "A") == ("01-05", "01-09")
    assert early(schedule, "B") == ("01-05", "01-06")
    assert schedule.activities["C"].why is Why.NO_UNITS


def test_the_threshold_says_what_is_critical():
    network = Network(MONDAY, (task("A", "4d"), task("B", "5d")), OFFICE)
    assert not compute_schedule(network).activities["A"].critical
    assert compute_schedule(network, critical_at=Fraction(1)).activities["A"].critical


def test_work_without_a_duration_has_no_dates_and_neither_has_what_follows():
    schedule = scheduled(task("A", None), task("B", "1d", "A"), task("C", "1d", "B"), task("D", "1d"))
    assert [schedule.activities[key].why for key in "ABC"] == [Why.NO_DURATION, Why.AFTER, Why.AFTER]
    assert [schedule.activities[key].because_of for key in "ABC"] == [None, "A", "B"]
    assert early(schedule, "D") == ("01-05", "01-05")


def test_dates_out_of_all_reach_are_told_and_not_raised():
    schedule = scheduled(
        task("A", "30000d", no_earlier_than=dt.date(2150, 1, 1)),
        task("B", "1d", no_earlier_than=dt.date(9999, 12, 31)),
        task("C", "1d", deadline=dt.date(9999, 12, 31)),
        task("D", "1d", deadline=dt.date(1, 1, 1)),
    )
    assert [schedule.activities[key].why for key in "ABCD"] == [Why.OUT_OF_RANGE] * 2 + [
        None,
        Why.OUT_OF_RANGE,
    ]
    assert early(schedule, "D") == ("01-05", "01-05")
