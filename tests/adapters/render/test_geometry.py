import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsite.adapters.render.geometry import arrows, columns, month_starts, percent, text_width, thinned
from pmsite.model.figure import Move

START, FINISH = dt.date(2026, 1, 1), dt.date(2026, 7, 20)
PLACES = st.tuples(st.integers(1, 5), st.integers(1, 5))


def test_a_date_stands_at_its_share_of_the_axis():
    assert percent(dt.date(2026, 4, 11), START, FINISH) == 50.0


@pytest.mark.parametrize(
    ("date", "expected"), [(dt.date(2025, 1, 1), 0.0), (dt.date(2027, 1, 1), 100.0)], ids=["before", "after"]
)
def test_a_date_outside_the_axis_stands_at_its_end(date, expected):
    assert percent(date, START, FINISH) == expected


def test_an_axis_of_one_day_has_one_place():
    assert percent(START, START, START) == 0.0


def test_months_begin_at_the_start_and_on_each_first_over_the_year_s_end():
    assert month_starts(dt.date(2025, 11, 12), dt.date(2026, 1, 15)) == [
        dt.date(2025, 11, 12),
        dt.date(2025, 12, 1),
        dt.date(2026, 1, 1),
    ]


def test_labels_that_would_touch_are_left_out_and_their_lines_stay():
    assert thinned([(0.0, "Jan"), (3.0, "Feb"), (6.0, "Mar")], gap=5) == [
        (0.0, "Jan"),
        (3.0, ""),
        (6.0, "Mar"),
    ]


def test_chinese_takes_about_twice_the_room_of_latin():
    assert 1.6 < text_width("验收测试") / text_width("abcd") < 2.4


@pytest.mark.parametrize(
    ("count", "side_by_side"), [(0, 1), (3, 3), (6, 6), (7, 4), (8, 4), (10, 5), (12, 6)]
)
def test_cards_fill_their_rows(count, side_by_side):
    assert columns(count) == side_by_side


def test_an_arrow_runs_from_its_probability_down_to_a_lower_one():
    (arrow,) = arrows([Move("RISK-004", (4, 5), (3, 5))])
    assert (arrow.cell, arrow.x1) == ((1, 4), arrow.x2)
    assert 20 < arrow.y1 < 40 < arrow.y2 < 60


def test_a_risk_that_did_not_move_has_no_arrow():
    assert arrows([Move("RISK-004", (4, 5), (4, 5))]) == []


def test_arrows_over_each_other_stand_beside_each_other():
    long, short = arrows([Move("A", (4, 4), (2, 4)), Move("B", (3, 4), (2, 4))])
    assert short.x1 - long.x1 > 2


def test_where_several_leave_one_cell_the_leftmost_ring_is_the_highest():
    rings = [(arrow.x1, arrow.y1) for arrow in arrows([Move(name, (4, 4), (2, 4)) for name in "ABC"])]
    assert rings == sorted(rings)
    assert len({y for _, y in rings}) == 3


@settings(deadline=None)
@given(st.lists(st.builds(Move, st.just("R-1"), PLACES, PLACES), max_size=20))
def test_arrows_stay_inside_the_matrix(moves):
    for arrow in arrows(moves):
        assert all(0 <= value <= 100 for value in (arrow.x1, arrow.y1, arrow.x2, arrow.y2))
