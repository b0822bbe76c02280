"""The bar in a line: as a bullet with an outline up to what is tolerated and a diamond at what is expected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from pmsite.adapters.render import FigureRenderer, theme_directory
from pmsite.locale.texts import texts
from pmsite.model.figure import Cell, Column, Meter, Row, Table

RENDERER = FigureRenderer(texts("en"), [theme_directory()])


def drawn(meter):
    table = Table(columns=(Column("Bar"),), rows=(Row((Cell((meter,)),)),))
    (found,) = html.fromstring(RENDERER.draw(table, "")).xpath("//*[@class='pm-meter']")
    return found


def percent(text):
    assert text.endswith("%")
    return float(text[:-1])


def bar(found, name):
    return [percent(item.get("width")) for item in found.xpath(f".//rect[@class='pm-meter__{name}']")]


def diamonds(found):
    return [percent(item.get("x")) for item in found.xpath(".//*[@class='sq']")]


def test_value_limits_tolerance_and_expectation_stand_on_one_scale():
    found = drawn(Meter(50, 200, (100, 150), "warn", "Spent", tolerated=120, expected=130))
    assert bar(found, "warn") == [25]
    assert [percent(item.get("x1")) for item in found.xpath(".//line[@class='target']")] == [50, 75]
    assert bar(found, "outline") == [60]
    assert diamonds(found) == [65]
    assert (found.get("role"), found.get("aria-label")) == ("img", "Spent")


def test_what_is_not_known_is_not_drawn():
    found = drawn(Meter(50, 200))
    assert (bar(found, "outline"), diamonds(found), found.xpath(".//line[@class='target']")) == ([], [], [])
    assert found.get("aria-hidden") == "true"


def test_nought_is_known_and_drawn():
    found = drawn(Meter(0, 200, tolerated=0, expected=0))
    assert (bar(found, "none"), bar(found, "outline"), diamonds(found)) == ([0], [0], [0])


@pytest.mark.parametrize("reach", [0, -5])
def test_a_scale_that_ends_at_nought_breaks_nothing(reach):
    found = drawn(Meter(3, reach, (1,), tolerated=2, expected=4))
    assert (bar(found, "none"), diamonds(found)) == ([100], [100])


AMOUNT = st.floats(0, 1e9)


@given(AMOUNT, AMOUNT, AMOUNT, AMOUNT, st.floats(-1e6, 1e9))
def test_nothing_leaves_the_drawing(value, limit, tolerated, expected, reach):
    found = drawn(Meter(value, reach, (limit,), tolerated=tolerated, expected=expected))
    places = [*bar(found, "none"), *bar(found, "outline"), *diamonds(found)]
    places += [percent(item.get("x1")) for item in found.xpath(".//line[@class='target']")]
    assert len(places) == 4
    assert all(0 <= place <= 100 for place in places)
