import pytest

from pmsite.adapters.render import FigureRenderer, theme_directory
from pmsite.adapters.render.stack import BOTTOM, TOP, stack
from pmsite.locale.texts import texts
from pmsite.model.figure import Part, Pile, Stack

RENDERER = FigureRenderer(texts("en"), [theme_directory()])
PARTS = (Part("Low", "b1"), Part("High", "b3"))


def figure(*amounts, notes=(), **more):
    piles = tuple(Pile(f"P{n}", pair, notes) for n, pair in enumerate(amounts))
    return Stack(parts=PARTS, piles=piles, **more)


def test_parts_stand_upon_each_other_and_the_highest_column_reaches_the_top():
    one, other = stack(figure((10, 30), (20, 0))).columns
    low, high = one.blocks
    assert (low.y + low.height, high.y + high.height) == (BOTTOM, low.y)
    assert high.y == TOP
    assert low.height == pytest.approx((BOTTOM - TOP) / 4, abs=0.1)
    assert [block.ground for block in other.blocks] == ["b1"]
    assert other.blocks[0].height == pytest.approx((BOTTOM - TOP) / 2, abs=0.1)


def test_rules_above_the_columns_lower_them():
    drawn = stack(figure((10, 10), ticks=((0, "0"), (40, "40"))))
    assert drawn.columns[0].blocks[-1].y == pytest.approx((TOP + BOTTOM) / 2, abs=0.1)
    assert drawn.ticks == ((TOP, "40"),)


def test_a_column_that_is_not_known_is_a_gap_and_one_of_nothing_says_zero():
    gap, nothing, _ = stack(figure(None, (0, 0), (1, 0))).columns
    assert (gap.blocks, gap.total) == ((), "")
    assert (nothing.blocks, nothing.total) == ((), "0")


def test_columns_share_the_width_and_never_leave_it():
    for number in (1, 2, 9, 60, 260):
        drawn = stack(figure(*[(1, 1)] * number))
        assert all(column.x >= 0 and column.x + drawn.width <= 100 for column in drawn.columns)
        assert all(b.x - a.x >= drawn.width for a, b in zip(drawn.columns, drawn.columns[1:], strict=False))


def test_very_many_columns_say_the_last_sum_only_and_the_table_says_all():
    many = figure(*[(n, 1) for n in range(60)], notes=("+1",), rows=("new",))
    drawn = stack(many)
    assert [column.total for column in drawn.columns if column.total] == ["60"]
    assert not any(column.notes for column in drawn.columns)
    assert RENDERER.draw(many, "").count('<td class="pm-num">+1</td>') == 60


def test_nothing_known_is_said():
    assert stack(figure()) is None
    assert stack(figure(None)) is None
    assert "No value is known yet." in RENDERER.draw(figure(), "")


def test_the_table_has_the_newest_first_with_parts_sum_and_notes():
    html = RENDERER.draw(figure((1, 2), None, notes=("+3",), rows=("new",), title="T"), "")
    head = html[html.index("<thead>") : html.index("</thead>")]
    body = html[html.index("<tbody>") : html.index("</tbody>")]
    assert [word for word in ("Date", "Low", "High", "Total", "new") if word not in head] == []
    assert body.index("P1") < body.index("P0")
    assert [cell.split(">")[-1] for cell in body.split("</td>")[:-1]] == [
        "–",
        "–",
        "–",
        "+3",
        "1",
        "2",
        "3",
        "+3",
    ]
