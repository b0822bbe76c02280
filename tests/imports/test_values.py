import datetime as dt

import pytest

from pmsite.imports._values import WrongValueError, day, field, typed
from pmsite.views._columns import Column


def column(kind, choices=(), labels=()):
    return Column("x", "X", kind, tuple(choices), tuple(labels))


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-09",
        "2026/3/9",
        "2026.3.9",
        "2026年3月9日",
        "9.3.2026",
        "2026-03-09 00:00:00",
        dt.date(2026, 3, 9),
    ],
)
def test_days_as_programs_write_them(text):
    assert day(text) == dt.date(2026, 3, 9)


@pytest.mark.parametrize(("text", "month"), [("3/25/2026", 3), ("25/3/2026", 3), ("4/4/2026", 4)])
def test_a_day_with_slashes_is_read_where_only_one_month_is_possible(text, month):
    assert day(text).month == month


@pytest.mark.parametrize("text", ["3/9/2026", "2026-02-30", "soon", "0000-00-00", "13.13.2026", ""])
def test_what_is_no_day_or_may_be_two_is_refused(text):
    with pytest.raises(WrongValueError):
        day(text)


@pytest.mark.parametrize(
    ("kind", "value", "held"),
    [
        ("number", "20,000", 20000),
        ("number", "−3.5", -3.5),
        ("number", 4.0, 4),
        ("whole", "4", 4),
        ("share", "40%", 0.4),
        ("truth", "TRUE", True),
        ("truth", "否", False),
        ("text", 5, "5"),
        ("text", "  ", None),
    ],
)
def test_cells_in_the_type_of_their_column(kind, value, held):
    assert typed(value, column(kind)) == held


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("number", "a lot"),
        ("number", True),
        ("whole", 4.5),
        ("truth", "maybe"),
        ("number", "9" * 50),
        ("date", 46000),
    ],
)
def test_cells_that_are_nothing_of_their_columns_type(kind, value):
    with pytest.raises(WrongValueError):
        typed(value, column(kind))


def test_a_choice_is_its_label_or_its_value_in_any_case():
    status = column("choice", ("in_progress", "done"), ("In progress", "Done"))
    assert typed("in PROGRESS", status) == typed("in_progress", status) == "In progress"
    assert field("In progress", status) == "in_progress"
    with pytest.raises(WrongValueError, match=r"did you mean Done\?"):
        typed("Donne", status)


def test_lists_and_mappings_are_taken_apart():
    assert field("a; b；c", column("list")) == ["a", "b", "c"]
    assert field("a; b\nc", column("list")) == ["a; b", "c"]
    assert field("schedule: 5; cost: 3", column("mapping")) == {"schedule": 5, "cost": 3}
    assert field("4", column("mapping")) == 4
    assert field(0.3, column("share")) == "30%"
    with pytest.raises(WrongValueError):
        field("schedule: 5; cost", column("mapping"))
