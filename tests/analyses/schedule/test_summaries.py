import pytest

from pmsite.analyses.schedule import Fault, Link, Network, State, Why, compute_schedule
from tests.analyses.schedule.build import MONDAY, OFFICE, day, early, floats, late, milestone, scheduled, task


def _phases(*depends):
    return (
        task("P", None),
        task("P1", "2d", parent="P"),
        task("P2", "4d", "P1", parent="P"),
        task("Q", None, *depends),
        task("Q1", "1d", parent="Q"),
        task("Q2", "3d", "Q1", parent="Q"),
    )


def test_a_summary_runs_from_the_first_start_to_the_last_finish():
    schedule = scheduled(*_phases())
    assert early(schedule, "P") == ("01-05", "01-12")
    assert schedule.activities["P"].driven_by.id == "P2"


@pytest.mark.parametrize(
    ("depends", "first"),
    [("P", "01-13"), ("P FS+2d", "01-15"), ("P1 SS+1d", "01-06"), ("P SS+1d", "01-08")],
)
def test_links_of_summaries_hold_for_their_parts(depends, first):
    assert early(scheduled(*_phases(depends)), "Q1")[0] == first


def test_two_linked_phases_are_as_if_all_parts_were_linked():
    pairs = [Link("P1"), Link("P2")]
    parts = _phases("P")
    apart = [
        item if item.id not in {"Q", "Q1", "Q2"} else task(item.id, None)
        for item in parts
        if item.id not in {"Q1", "Q2"}
    ] + [
        task("Q1", "1d", *[link.predecessor for link in pairs], parent="Q"),
        task("Q2", "3d", "Q1", *[link.predecessor for link in pairs], parent="Q"),
    ]
    whole, single = scheduled(*parts), scheduled(*apart)
    for key in ("P", "P1", "P2", "Q", "Q1", "Q2"):
        assert early(whole, key) == early(single, key)
        assert late(whole, key) == late(single, key)
        assert floats(whole, key) == floats(single, key)


def test_the_driver_of_a_linked_phase_is_the_part_that_finishes_last():
    driver = scheduled(*_phases("P FS+1d")).activities["Q1"].driven_by
    assert (driver.id, driver.through, driver.lag) == ("P2", "P", 480)


@pytest.mark.parametrize(
    ("activities", "fault"),
    [
        ((task("P", None), task("A", "1d", "P", parent="P")), Fault.LINK_TO_ANCESTOR),
        ((task("P", None, "A"), task("A", "1d", parent="P")), Fault.LINK_TO_PART),
        ((*_phases(), task("Z", "1d", "P FF")), Fault.SUMMARY_LINK_TYPE),
        (_phases("P SF"), Fault.SUMMARY_LINK_TYPE),
        ((task("A", "1d", parent="X"),), Fault.UNKNOWN_PARENT),
        ((task("A", "1d", parent="B"), task("B", "1d", parent="A")), Fault.UNKNOWN_PARENT),
        ((task("P", None, must_start=MONDAY), task("A", "1d", parent="P")), Fault.SUMMARY_CONSTRAINT),
        ((task("A", "1d", calendar="moon"),), Fault.UNKNOWN_CALENDAR),
    ],
    ids=(
        "own summary",
        "own part",
        "FF from",
        "SF to",
        "no parent",
        "parents in a ring",
        "must start",
        "no calendar",
    ),
)
def test_a_faulty_network_is_reported_and_still_scheduled(activities, fault):
    schedule = scheduled(*activities)
    assert [problem.fault for problem in schedule.problems] == [fault]
    assert all(item.early_start for item in schedule.activities.values())


def test_a_summarys_dates_hold_for_its_parts():
    schedule = scheduled(
        task("P", None, no_earlier_than=day("01-07"), deadline=day("01-08")),
        task("A", "3d", parent="P"),
        task("B", "1d"),
    )
    assert early(schedule, "A") == ("01-07", "01-09")
    assert floats(schedule, "A")[0] == -1
    assert floats(schedule, "P") == (-1, None)
    assert schedule.activities["A"].driven_by.through == "P"


def test_a_summary_is_started_with_its_first_and_finished_with_its_last_part():
    done = {"actual_start": day("01-05"), "actual_finish": day("01-06")}
    some = scheduled(
        task("P", None), task("A", "2d", parent="P", **done), task("B", "2d", parent="P"), as_of="01-07"
    )
    every = scheduled(task("P", None), task("A", "2d", parent="P", **done), as_of="01-07")
    assert some.activities["P"].state is State.STARTED
    assert (every.activities["P"].state, every.activities["P"].why) == (State.FINISHED, Why.FINISHED)
    assert not every.activities["P"].critical


def test_a_summary_with_a_part_without_dates_has_none():
    schedule = scheduled(task("P", None), task("A", None, parent="P"), milestone("B", parent="P"))
    assert (schedule.activities["P"].why, schedule.activities["P"].because_of) == (Why.PART, "A")


def test_every_activity_is_answered_in_its_written_order():
    network = Network(MONDAY, _phases("P"), OFFICE)
    assert list(compute_schedule(network).activities) == ["P", "P1", "P2", "Q", "Q1", "Q2"]
