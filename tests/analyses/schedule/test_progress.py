import pytest

from pmsite.analyses.schedule import DriverKind, Fault, State, Why
from tests.analyses.schedule.build import day, early, floats, late, milestone, progress, scheduled, task


@pytest.mark.parametrize(("as_of", "finish"), [("01-16", "01-23"), ("01-20", "01-26")])
def test_eight_days_started_13_january_with_40_percent_on_16_january(as_of, finish):
    work = task("T", "8d", actual_start=day("01-13"), progress=(progress("01-16", 40),))
    assert early(scheduled(work, as_of=as_of), "T") == ("01-13", finish)


def test_the_last_entry_up_to_the_as_of_date_counts():
    work = task(
        "T",
        "8d",
        actual_start=day("01-13"),
        progress=(progress("01-20", 90), progress("01-14", 10), progress("01-16", 40)),
    )
    assert early(scheduled(work, as_of="01-16"), "T") == ("01-13", "01-23")
    assert early(scheduled(work, as_of="01-20"), "T") == ("01-13", "01-21")


def test_written_remaining_work_wins_over_the_percentage():
    work = task("T", "8d", actual_start=day("01-13"), progress=(progress("01-16", 40, "2d"),))
    assert early(scheduled(work, as_of="01-16"), "T") == ("01-13", "01-20")


def test_unstarted_work_starts_on_the_as_of_day_at_the_earliest():
    schedule = scheduled(task("T", "2d"), as_of="01-14")
    assert early(schedule, "T") == ("01-14", "01-15")
    assert schedule.activities["T"].driven_by.kind is DriverKind.AS_OF


def test_an_as_of_date_on_a_weekend_lets_work_start_on_monday():
    assert early(scheduled(task("T", "2d"), as_of="01-17"), "T") == ("01-19", "01-20")


def test_an_actual_date_after_the_as_of_date_is_not_known_yet():
    work = task("T", "2d", actual_start=day("01-12"), actual_finish=day("01-13"))
    assert scheduled(work, as_of="01-07").activities["T"].state is State.UNSTARTED
    assert scheduled(work, as_of="01-12").activities["T"].state is State.STARTED
    assert scheduled(work, as_of="01-13").activities["T"].state is State.FINISHED


def test_without_an_as_of_date_nothing_has_happened():
    work = task("T", "2d", actual_start=day("01-12"), actual_finish=day("01-13"))
    assert early(scheduled(work), "T") == ("01-05", "01-06")


def test_remaining_work_waits_for_unfinished_predecessors():
    schedule = scheduled(
        task("A", "10d"),
        task("B", "4d", "A", actual_start=day("01-06"), progress=(progress("01-07", 50),)),
        as_of="01-08",
    )
    assert early(schedule, "A") == ("01-08", "01-21")
    assert early(schedule, "B") == ("01-06", "01-23")
    assert floats(schedule, "A") == (0, 0)
    assert schedule.activities["B"].driven_by.id == "A"


def test_a_started_task_has_the_float_of_its_finish():
    schedule = scheduled(
        task("A", "4d", actual_start=day("01-05"), progress=(progress("01-06", 50),)),
        task("B", "10d", "A SS+1d"),
        as_of="01-07",
    )
    assert early(schedule, "A") == ("01-05", "01-08")
    assert floats(schedule, "A") == (8, 8)
    assert late(schedule, "A") == ("01-15", "01-20")
    assert floats(schedule, "B") == (0, 0)


def test_a_finished_predecessor_lets_its_successor_start_on_the_as_of_day():
    schedule = scheduled(
        task("A", "2d", actual_start=day("01-05"), actual_finish=day("01-06")),
        task("B", "2d", "A"),
        as_of="01-09",
    )
    assert early(schedule, "B") == ("01-09", "01-12")
    assert (schedule.activities["A"].why, floats(schedule, "A")) == (Why.FINISHED, (None, None))


def test_a_lag_after_finished_work_still_runs():
    schedule = scheduled(
        task("A", "2d", actual_start=day("01-05"), actual_finish=day("01-06")),
        task("B", "2d", "A FS+5d"),
        as_of="01-09",
    )
    assert early(schedule, "B") == ("01-14", "01-15")
    assert not schedule.activities["B"].driven_by.movable


def test_work_done_without_an_actual_finish_is_finished_on_the_first_day_that_says_so():
    entries = (progress("01-07", 50), progress("01-09", 100), progress("01-14", 100))
    schedule = scheduled(task("T", "4d", actual_start=day("01-05"), progress=entries), as_of="01-16")
    assert early(schedule, "T") == ("01-05", "01-09")
    assert [problem.fault for problem in schedule.problems] == [Fault.NO_ACTUAL_FINISH]


def test_progress_without_an_actual_start_counts_as_started_that_day():
    schedule = scheduled(task("T", "4d", progress=(progress("01-07", 50),)), as_of="01-08")
    assert early(schedule, "T") == ("01-07", "01-09")
    assert [problem.fault for problem in schedule.problems] == [Fault.NO_ACTUAL_START]


def test_an_actual_finish_alone_gives_the_start_by_the_duration():
    assert early(scheduled(task("T", "4d", actual_finish=day("01-15")), as_of="01-16"), "T") == (
        "01-12",
        "01-15",
    )


def test_a_milestone_that_was_reached_keeps_its_date():
    schedule = scheduled(task("A", "5d"), milestone("M", "A", actual_finish=day("01-06")), as_of="01-07")
    assert early(schedule, "M") == ("01-06", "01-06")
    assert not schedule.activities["M"].critical


def test_a_milestone_not_reached_is_not_in_the_past():
    done = task("A", "2d", actual_start=day("01-05"), actual_finish=day("01-06"))
    assert early(scheduled(done, milestone("M", "A"), as_of="01-06"), "M") == ("01-06", "01-06")
    assert early(scheduled(done, milestone("M", "A"), as_of="01-08"), "M") == ("01-08", "01-08")


def test_a_new_estimate_of_work_that_has_not_started_is_its_duration():
    schedule = scheduled(task("T", "2d", progress=(progress("01-06", 0, "4d"),)), as_of="01-07")
    assert early(schedule, "T") == ("01-07", "01-12")
    assert schedule.activities["T"].state is State.UNSTARTED


def test_an_entry_with_nothing_remaining_finishes_work_whatever_its_percentage():
    schedule = scheduled(task("T", "2d", progress=(progress("01-06", 0, "0d"),)), as_of="01-07")
    assert early(schedule, "T") == ("01-06", "01-06")


def test_a_start_recorded_after_the_last_entry_still_counts():
    schedule = scheduled(
        task("T", "4d", actual_start=day("01-06"), progress=(progress("01-05", 0),)), as_of="01-07"
    )
    assert early(schedule, "T") == ("01-06", "01-12")
