import datetime as dt
import re

import pytest

from pmsite.adapters.render import FigureRenderer, theme_directory
from pmsite.adapters.render._series_parts import BOTTOM, TOP, Scale
from pmsite.adapters.render.explore import explored
from pmsite.adapters.render.series import places, series, table
from pmsite.adapters.render.spark import spark
from pmsite.locale.texts import texts
from pmsite.model.figure import Card, Cards, Line, Point, Series

RENDERER = FigureRenderer(texts("en"), [theme_directory()])
EVIL = '"><img src=x onerror=alert(1)>'


def day(number, month=1):
    return dt.date(2026, month, number)


def line(*values, name="A", label=""):
    return Line(name, tuple(Point(day(1 + 5 * n), value) for n, value in enumerate(values)), label=label)


def two(*lines, **more):
    """A figure of two lines, so that no point says its value."""
    return Series(lines=lines if len(lines) > 1 else (*lines, line(0, 4, name="B")), **more)


def test_the_lowest_value_stands_at_the_foot_the_highest_at_the_top_the_middle_between():
    scale = Scale([80, 100])
    assert [scale(value) for value in (80, 90, 100)] == [BOTTOM, (TOP + BOTTOM) / 2, TOP]


def test_values_that_are_all_one_stand_in_the_middle():
    assert Scale([3, 3])(3) == (TOP + BOTTOM) / 2


def test_points_stand_at_their_day_s_share_and_their_value_s_height():
    drawn = series(two(line(0, 2, 4)))
    assert drawn.strokes[0].stretches == ("0,198 50,112 100,26",)


def test_the_axis_reaches_over_target_and_ticks():
    drawn = series(two(line(0, 2, 4), target=8, target_label="limit", ticks=((0, "0"), (4, "4"))))
    assert drawn.target.at == TOP
    assert [tick.at for tick in drawn.ticks] == [BOTTOM, (TOP + BOTTOM) / 2]


def test_a_gap_parts_a_line_and_a_point_alone_is_a_dot():
    drawn = series(two(line(0, 2, None, 4, None, 1, 3)))
    first = drawn.strokes[0]
    assert [points.count(",") for points in first.stretches] == [2, 2]
    assert [(dot.x, dot.last) for dot in first.dots] == [(50.0, False), (100.0, True)]


def test_a_figure_of_one_point_is_a_dot_in_the_middle():
    drawn = series(Series(lines=(line(3),)))
    assert drawn.strokes[0].stretches == ()
    assert [(dot.x, dot.y, dot.last) for dot in drawn.strokes[0].dots] == [(50.0, 112.0, True)]


def test_one_line_says_every_value_below_where_it_is_low():
    drawn = series(Series(lines=(line(5, 1, 5),), ticks=((0, "0"),)))
    assert [(dot.label, dot.label_y > dot.y) for dot in drawn.strokes[0].dots] == [
        ("5", False),
        ("1", True),
        ("5", False),
    ]


def test_a_value_on_the_axis_does_not_stand_on_the_words_below_it():
    drawn = series(Series(lines=(line(5, 1, 5),)))
    low = drawn.strokes[0].dots[1]
    assert low.label_y < low.y == BOTTOM


def test_long_names_stand_in_a_key_and_short_ones_at_the_ends():
    short = series(two(line(0, 4), line(0, 3, name="EV")))
    long = series(two(line(0, 4), line(0, 3, name="Acceptance of the interface by the client")))
    assert (short.keyed, long.keyed) == (False, True)
    assert long.gutter < 60


def test_lines_say_their_last_value_at_their_end_and_their_words_do_not_touch():
    drawn = series(two(line(0, 4, label="EV 4"), line(0, 4, name="B"), line(0, 3.9, name="C")))
    assert [stroke.end for stroke in drawn.strokes] == ["EV 4", "4", "3.9"]
    heights = sorted(stroke.end_y for stroke in drawn.strokes)
    assert heights == [26, 40, 54]


def test_a_quiet_line_says_nothing_at_its_end():
    quiet = Line("C", (Point(day(1), 0), Point(day(6), 2)), quiet=True)
    drawn = series(two(line(0, 4), quiet))
    assert [stroke.end for stroke in drawn.strokes] == ["4", ""]
    assert drawn.strokes[1].dots[-1].last
    first, second = explored(two(line(0, 4), quiet), str, {})["lines"]
    assert ("quiet" in first, second["quiet"]) == (False, True)


def test_words_at_the_foot_move_up_into_the_drawing():
    drawn = series(two(line(4, 0), line(4, 0, name="B"), line(4, 0, name="C")))
    assert sorted(stroke.end_y for stroke in drawn.strokes) == [170, 184, 198]


def test_categories_stand_in_the_order_they_first_come():
    one = Line("A", (Point("Sep", 1), Point("Nov", 2)))
    other = Line("B", (Point("Oct", 1), Point("Nov", 3)))
    figure = Series(lines=(one, other))
    assert places(figure) == ("Sep", "Nov", "Oct")
    assert [(word.at, word.label) for word in series(figure).places] == [(5, "Sep"), (50, "Nov"), (95, "Oct")]


def test_days_are_in_their_order_and_the_table_says_what_each_line_has():
    figure = two(line(1, None), Line("B", (Point(day(4), 2.5, "2.50"),)))
    assert table(figure) == [(day(1), ("1", "")), (day(4), ("", "2.50")), (day(6), ("", ""))]


def test_a_point_beyond_the_named_axis_widens_it():
    drawn = series(two(line(0, 4), line(0, 4, name="B"), start=day(3), finish=day(4)))
    assert drawn.strokes[0].stretches == ("0,198 100,26",)


def test_a_day_outside_the_axis_is_not_named():
    drawn = series(two(line(0, 4), dates=((day(1), "1 Jan"), (day(1, 6), "1 Jun")), today=day(1, 7)))
    assert [word.label for word in drawn.places] == ["1 Jan"]
    assert drawn.today is None


@pytest.mark.parametrize("values", [(), (None, None)], ids=["no point", "no value"])
def test_without_a_value_nothing_is_drawn(values):
    figure = Series(lines=(line(*values),), empty="Measured from July on.")
    assert series(figure) is None
    html = RENDERER.draw(figure, "kpis")
    assert "Measured from July on." in html
    assert "data-figure" not in html


def test_the_numbers_are_behind_a_press_and_the_drawing_says_what_it_shows():
    html = RENDERER.draw(two(line(0, 4), unit="¥ million", description="From 0 to 4.", target=3), "kpis")
    assert 'role="img" aria-label="From 0 to 4."' in html
    assert re.search(r"<details><summary>Table</summary>.*<td class=\"pm-num\">4</td>", html)
    assert html.count("<polyline") == 2


def test_no_text_of_a_series_becomes_markup():
    lines = tuple(
        Line(EVIL, (Point(EVIL, 1, EVIL), Point("x", 2, EVIL)), "ink", dashed, EVIL)
        for dashed in (True, False)
    )
    words = ("title", "target_label", "today_label", "unit", "place_label", "caption", "description")
    more = dict.fromkeys(words, EVIL)
    html = RENDERER.draw(Series(lines=lines, target=1, ticks=((1, EVIL),), **more), "kpis")
    assert "<img" not in html
    assert "<script" not in html


def test_a_small_line_is_as_high_as_its_values_and_ends_in_a_dot():
    drawn = spark(Card("On time", "88 %", spark=(100, 80, 90), spark_target=90))
    assert drawn.stretches == ("1,5 48,27 95,16",)
    assert drawn.last == (95, 16)
    assert drawn.target == 16


def test_a_small_line_has_gaps_and_no_last_dot_where_the_last_value_is_unknown():
    drawn = spark(Card("On time", "n/a", spark=(1, None, 2, 3, None)))
    assert [points.count(",") for points in drawn.stretches] == [2]
    assert drawn.dots == ((1.0, 27.0),)
    assert drawn.last is None


@pytest.mark.parametrize("values", [(), (None, None)], ids=["none", "unknown"])
def test_a_card_without_values_has_no_small_line(values):
    card = Card("On time", "n/a", spark=values, spark_target=90)
    assert spark(card) is None
    assert "pm-spark" not in RENDERER.draw(Cards(cards=(card,)), "")


def test_a_small_line_says_what_it_shows():
    card = Card("On time", "88 %", spark=(100, 88), spark_label=f"100, 88 {EVIL}")
    html = RENDERER.draw(Cards(cards=(card,)), "")
    assert 'role="img" aria-label="100, 88 &#34;' in html
    assert "<img" not in html


def test_the_words_of_the_target_stand_upon_no_words_of_the_axis_or_of_a_point():
    low = series(
        two(line(0, 4), line(0, 2, name="B"), target=100, target_label="BAC", ticks=((0, "0"), (98, "98")))
    )
    assert low.target.anchor == ""
    assert [tick.label for tick in low.ticks] == ["0", ""]
    met = series(Series(lines=(line(5, 5, 4),), target=4.2, target_label="aim"))
    last = met.strokes[0].dots[-1]
    assert (met.target.anchor, last.label) == ("end", "4")
    assert abs(met.target.label_y - last.label_y) >= 14


def test_words_at_an_end_give_way_to_a_line_that_goes_on():
    """B goes on where A ends, from A's last height downward to the right: A's words stand above or below it."""
    ended = Line("A", (Point(day(1), 0), Point(day(16), 50)))
    on = Line("B", (Point(day(16), 50), Point(day(31), 100)))
    below = Line("C", (Point(day(1), 0), Point(day(31), 0)))
    first = series(Series(lines=(ended, on, below))).strokes[0]
    assert first.end_y - 6 >= first.dots[-1].y - 1
    alone = series(Series(lines=(ended, below))).strokes[0]
    assert alone.end_y == alone.dots[-1].y


def test_words_of_the_axis_keep_off_lines():
    """With a line through those of a rule inside all stand beside the drawing; those of the axis keep silent."""
    ticks = ((0, "none"), (50, "half"), (100, "all"))
    middle = series(two(line(55, 55), line(0, 100, name="B"), ticks=ticks))
    assert [(tick.label, tick.anchor) for tick in middle.ticks] == [
        ("none", "out"),
        ("half", "out"),
        ("all", "out"),
    ]
    assert middle.left > 20
    foot = series(two(line(0, 20, 100), line(0, 20, 90, name="B"), ticks=ticks))
    assert [(tick.label, tick.anchor) for tick in foot.ticks] == [("", ""), ("half", ""), ("all", "")]
    assert foot.left == 0
    free = series(two(line(20, 100), line(30, 90, name="B"), ticks=((0, "0"), (100, "all"))))
    assert [tick.label for tick in free.ticks] == ["0", "all"]
    assert free.left == 0
