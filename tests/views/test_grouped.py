"""Groups of a long table: kept together, counted, and only where a table is long."""

from types import SimpleNamespace

import pytest

from pmsite.locale.texts import texts
from pmsite.model.figure import Cell, Row, Words
from pmsite.views._grouped import grouped

DESK = SimpleNamespace(t=texts("en"))


def rows(number):
    return [Row((Cell((Words(str(one)),)),)) for one in range(number)]


def said(found):
    return [" ".join(word.text for word in row.cells[0].text) for row in found if row.group]


@pytest.mark.parametrize(("number", "names"), [(50, ["a", "b"] * 25), (51, ["a"] * 51), (0, [])])
def test_a_short_table_and_a_table_of_one_group_stay(number, names):
    given = rows(number)
    assert grouped(DESK, given, names) == tuple(given)


def test_a_long_table_has_its_rows_under_counted_headings():
    given = rows(60)
    found = grouped(DESK, given, ["late", "open", "open"] * 20)
    assert said(found) == ["late 20", "open 40"]
    assert [row for row in found if not row.group] == given[::3] + [
        row for place, row in enumerate(given) if place % 3
    ]
