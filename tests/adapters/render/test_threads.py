"""Arrows cut into rows of 26 pixels: out of a bar's middle (13), into the strip's edge less 7."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pmsite.adapters.render._threads import Head, Span, Threads, threads


def test_an_arrow_down_leaves_crosses_and_arrives():
    assert threads([Span(0, 2, 5, 8)], 3, 10) == [
        Threads("M5 13H8V26"),
        Threads("M8 0V26"),
        Threads("M8 0V7", heads=(Head(80.0, down=True, critical=False),)),
    ]


def test_an_arrow_up_arrives_from_below():
    assert threads([Span(2, 0, 5, 3, critical=True)], 3, 10) == [
        Threads("", "M3 26V19", (Head(30.0, down=False, critical=True),)),
        Threads("", "M3 0V26"),
        Threads("", "M5 13H3V0"),
    ]


def test_what_runs_over_the_same_place_is_drawn_once():
    both = threads([Span(0, 2, 5, 8), Span(1, 2, 6, 8)], 3, 10)
    assert both[2] == Threads("M8 0V7", heads=(Head(80.0, down=True, critical=False),))
    assert both[1].plain == "M8 0V26M6 13H8V26"


@given(
    st.lists(
        st.builds(
            Span, st.integers(0, 9), st.integers(0, 9), st.integers(0, 50), st.integers(0, 50), st.booleans()
        ).filter(lambda span: span.origin != span.target)
    )
)
def test_every_arrow_can_be_followed_from_its_bar_to_its_head(spans):
    drawn = threads(spans, 10, 50)
    for span in spans:
        rows = [re.findall(r"M[^M]+", one.critical if span.critical else one.plain) for one in drawn]
        down = span.target > span.origin
        assert f"M{span.x1} 13H{span.x2}V{26 if down else 0}" in rows[span.origin]
        between = range(min(span.origin, span.target) + 1, max(span.origin, span.target))
        assert all(f"M{span.x2} 0V26" in rows[row] for row in between)
        assert Head(round(2 * span.x2, 3), down, span.critical) in drawn[span.target].heads
