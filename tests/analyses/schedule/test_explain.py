import datetime as dt

import pytest

from pmsite.analyses.schedule import explain
from tests.analyses.schedule.build import DAY, day, milestone, progress, scheduled, task


def _sentence(key, *activities, **options):
    return explain(scheduled(*activities, **options).activities[key], minutes_per_day=DAY)


A = task("A", "5d")


@pytest.mark.parametrize(
    ("activity", "sentence"),
    [
        (task("B", "1d"), "starts 5 Jan because the plan starts 5 Jan"),
        (task("B", "1d", "A"), "starts 12 Jan because A finishes 9 Jan, FS+0; moving A by 1 day moves this"),
        (
            task("B", "1d", "A SS+2d"),
            "starts 7 Jan because A starts 5 Jan, SS+2d; moving A by 1 day moves this",
        ),
        (
            task("B", "1d", "A FF-1d"),
            "finishes 8 Jan because A finishes 9 Jan, FF-1d; moving A by 1 day moves this",
        ),
        (milestone("B", "A"), "falls on 9 Jan because A finishes 9 Jan, FS+0; moving A by 1 day moves this"),
        (
            task("B", "1d", no_earlier_than=day("01-06")),
            "starts 6 Jan because its start-no-earlier-than is 6 Jan",
        ),
        (task("B", "1d", must_start=day("01-06")), "starts 6 Jan because its must-start is 6 Jan"),
        (task("B", "1d", must_finish=day("01-06")), "finishes 6 Jan because its must-finish is 6 Jan"),
        (milestone("B", forecast=day("01-06")), "falls on 6 Jan because its forecast is written"),
        (task("B", None), "has no dates because neither duration nor effort is given"),
        (task("B", "1d", "B"), "has no dates because it is part of a cycle"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_sentence_says_what_drives_a_date(activity, sentence):
    assert _sentence("B", A, activity) == sentence


def test_the_sentence_of_work_under_way_and_done():
    under_way = task("B", "5d", actual_start=day("01-05"), progress=(progress("01-06", 40),))
    done = task("B", "2d", actual_start=day("01-05"), actual_finish=day("01-06"))
    assert _sentence("B", under_way, as_of="01-07") == "goes on 7 Jan with 3d left at the as-of date 7 Jan"
    assert _sentence("B", done, as_of="01-07") == "finished 6 Jan"
    assert _sentence("B", task("B", "1d"), as_of="01-07") == (
        "starts 7 Jan because it has not started by the as-of date 7 Jan"
    )
    assert _sentence("C", done, task("C", "1d", "B FS+3d"), as_of="01-07") == (
        "starts 12 Jan because B finished 6 Jan, FS+3d"
    )


def test_the_sentence_of_a_summary_and_of_what_follows_one():
    phase = (task("P", None), task("P1", "1d", parent="P"), task("P2", "2d", parent="P"))
    assert _sentence("P", *phase) == "finishes 6 Jan because its last part P2 finishes 6 Jan"
    assert _sentence("X", *phase, task("X", "1d", "P")) == (
        "starts 7 Jan because P2 finishes 6 Jan, FS+0 (through P); moving P2 by 1 day moves this"
    )


def test_the_year_is_told_where_a_sentence_spans_two():
    found = _sentence("B", task("A", "1d"), task("B", "1d", "A FS+1d"), start=dt.date(2025, 12, 31))
    assert found.startswith("starts 2 Jan 2026 because A finishes 31 Dec 2025")


def test_the_recorded_start_of_a_predecessor_cannot_move():
    begun = task("A", "5d", actual_start=day("01-05"), progress=(progress("01-06", 20),))
    options = {"as_of": "01-06"}
    assert _sentence("B", begun, task("B", "1d", "A SS+3d"), **options) == (
        "starts 8 Jan because A started 5 Jan, SS+3d"
    )
    assert _sentence("B", begun, task("B", "1d", "A"), **options) == (
        "starts 13 Jan because A finishes 12 Jan, FS+0; moving A by 1 day moves this"
    )


def test_the_sentence_of_a_constraint_written_at_the_summary_and_of_a_milestone_that_waits():
    phase = (task("P", None, no_earlier_than=day("01-07")), task("P1", "1d", parent="P"))
    assert _sentence("P1", *phase) == "starts 7 Jan because the start-no-earlier-than of P is 7 Jan"
    assert _sentence("M", milestone("M"), as_of="01-07") == (
        "falls on 7 Jan because it has not been reached by the as-of date 7 Jan"
    )
