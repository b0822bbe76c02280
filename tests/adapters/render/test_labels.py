from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from pmsite.adapters.render.labels import Wanted, placed

WIDTH = 900


def span(label, place):
    x, width = label.x * WIDTH / 100, label.widths[place.form]
    left = {"mid": x - width / 2, "start": x - 8, "end": x + 8 - width}[place.anchor]
    return left, left + width


def test_neighbours_alternate_sides():
    lanes = [place.lane for place in placed([Wanted(x, (100,)) for x in (10, 15, 40, 45)], width=WIDTH)]
    assert [lane > 0 for lane in lanes] == [True, False, True, False]


def test_what_finds_its_lane_taken_goes_outward():
    places = placed([Wanted(50 + x, (200,)) for x in range(6)], width=WIDTH)
    assert {place.lane for place in places} == {-2, -1, 1, 2}


def test_a_crowd_is_shortened_until_all_have_a_label():
    places = placed([Wanted(50 + 2 * x, (200, 60, 20)) for x in range(8)], width=WIDTH)
    assert all(place.lane for place in places)
    assert all(place.form for place in places)


def test_a_label_at_the_edge_turns_inward():
    first, last = placed([Wanted(0, (120,)), Wanted(100, (120,))], width=WIDTH)
    assert (first.anchor, last.anchor) == ("start", "end")


def test_labels_keep_off_the_line_of_today_where_they_can():
    (place,) = placed([Wanted(50, (100,))], width=WIDTH, line=51)
    assert place.anchor == "end"


def test_what_finds_no_room_has_no_label():
    places = placed([Wanted(50, (880,)) for _ in range(5)], width=WIDTH)
    assert [place.lane for place in places].count(0) == 3


@settings(deadline=None)
@given(
    st.lists(
        st.builds(Wanted, st.floats(0, 100), st.tuples(st.floats(40, 200), st.floats(10, 40))), max_size=14
    )
)
def test_no_label_covers_another(labels):
    places = placed(labels, width=WIDTH)
    for (one, at), (other, there) in combinations(zip(labels, places, strict=True), 2):
        if at.lane == there.lane != 0:
            (left, right), (start, end) = span(one, at), span(other, there)
            assert right <= start or end <= left


@settings(deadline=None)
@given(st.lists(st.builds(Wanted, st.floats(0, 100), st.tuples(st.floats(40, 200))), max_size=14))
def test_there_are_at_most_two_lanes_a_side(labels):
    assert all(-2 <= place.lane <= 2 for place in placed(labels, width=WIDTH))
