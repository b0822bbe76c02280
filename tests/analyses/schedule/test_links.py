import pytest

from pmsite.analyses.schedule import DriverKind, Fault, Holds
from tests.analyses.schedule.build import early, floats, late, milestone, scheduled, task


@pytest.mark.parametrize(
    ("depends", "expected"),
    [
        ("A", ("01-12", "01-14")),
        ("A FS+2d", ("01-14", "01-16")),
        ("A FS-2d", ("01-08", "01-12")),
        ("A FS+4h", ("01-12", "01-15")),
        ("A SS", ("01-05", "01-07")),
        ("A SS+2d", ("01-07", "01-09")),
        ("A SS-2d", ("01-05", "01-07")),
        ("A FF", ("01-07", "01-09")),
        ("A FF+2d", ("01-09", "01-13")),
        ("A FF-1d", ("01-06", "01-08")),
        ("A SF", ("01-05", "01-07")),
        ("A SF+6d", ("01-08", "01-12")),
        ("A FS+1w", ("01-19", "01-21")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_three_days_of_work_after_five(depends, expected):
    assert early(scheduled(task("A", "5d"), task("B", "3d", depends)), "B") == expected


def test_nothing_starts_before_the_plan_starts():
    schedule = scheduled(task("A", "1d"), task("B", "3d", "A FF-1d"))
    assert early(schedule, "B") == ("01-05", "01-07")
    assert schedule.activities["B"].driven_by.kind is DriverKind.PLAN_START


def test_free_float_is_the_slack_that_the_link_leaves():
    schedule = scheduled(task("A", "2d"), task("B", "5d"), task("C", "1d", "A FS+1d", "B"))
    assert floats(schedule, "A") == (2, 2)
    assert late(schedule, "A") == ("01-07", "01-08")
    assert floats(schedule, "B") == (0, 0)


def test_without_successors_free_float_reaches_to_the_projects_finish():
    schedule = scheduled(task("A", "2d"), task("B", "5d"))
    assert floats(schedule, "A") == (3, 3)


def test_float_keeps_fractions_of_days():
    schedule = scheduled(task("A", "12h"), task("B", "5d"))
    assert floats(schedule, "A") == (3.5, 3.5)


def test_a_start_link_bounds_the_whole_predecessor():
    schedule = scheduled(task("A", "5d"), task("B", "5d", "A SS+2d"), task("C", "1d", "B"))
    assert [floats(schedule, key)[0] for key in "ABC"] == [0, 0, 0]


def test_a_milestone_falls_on_the_day_its_last_driver_finishes():
    schedule = scheduled(task("A", "5d"), milestone("M", "A"), task("B", "1d", "M"), milestone("N", "M", "B"))
    assert early(schedule, "M") == ("01-09", "01-09")
    assert late(schedule, "M") == ("01-09", "01-09")
    assert early(schedule, "B") == ("01-12", "01-12")
    assert early(schedule, "N") == ("01-12", "01-12")


def test_a_milestone_with_nothing_before_it_falls_on_the_day_it_may_start():
    schedule = scheduled(milestone("M"), milestone("N", "M"), task("A", "2d", "N"))
    assert early(schedule, "M") == early(schedule, "N") == ("01-05", "01-05")
    assert early(schedule, "A") == ("01-05", "01-06")


def test_a_milestone_counts_its_lag_from_day_to_day():
    schedule = scheduled(task("A", "5d"), milestone("M", "A FS+2d"), milestone("N", "A FS-1d"))
    assert early(schedule, "M") == ("01-13", "01-13")
    assert early(schedule, "N") == ("01-08", "01-08")


def test_the_driver_names_the_link_that_holds_the_date():
    schedule = scheduled(task("A", "2d"), task("B", "5d"), task("C", "1d", "A", "B FF+1d"))
    driver = schedule.activities["C"].driven_by
    assert (driver.id, driver.type, driver.lag, driver.holds) == ("B", "FF", 480, Holds.FINISH)


def test_an_unknown_predecessor_and_a_second_id_are_reported_and_the_rest_is_scheduled():
    schedule = scheduled(task("A", "2d", "X"), task("A", "9d"), task("B", "1d", "A"))
    assert [(item.fault, item.other) for item in schedule.problems] == [
        (Fault.DUPLICATE_ID, None),
        (Fault.UNKNOWN_PREDECESSOR, "X"),
    ]
    assert early(schedule, "B") == ("01-07", "01-07")
