"""What would send a renderer down a level for each line or mark is bounded; what only stands in a row is not."""

import pytest

from pmsite.adapters.mkdocs.markdown import rendered
from pmsite.read.nesting import MOST_NESTING, deepest


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n: b\n" * 101, 0),
        ("x\n\n" + "a\n: b\n" * 150, 2),
        ("> a\n> : b\n" * 101, 0),
        ("x\n\n" + '<div markdown="1">\n' * 101, 2),
        ("*a _b " * 110 + "x" + "_ *" * 110, 0),
        ("*a **b " * 60 + "x" + " c** d*" * 60, 0),
    ],
)
def test_nesting_without_marks_at_the_start_of_lines_is_found(text, line):
    found = deepest(text)
    assert found is not None
    assert found.levels > MOST_NESTING
    assert found.line == line


@pytest.mark.parametrize(
    "text",
    [
        "a\n: b\n\n" * 500,
        "*a* **b** _c_ " * 500,
        "* a\n* b\n" * 500,
        "a * b * c " * 500,
        "*open " * 500,
        "<div markdown>\nx\n</div>\n" * 300,
        "```\n" + "a\n: b\n" * 500 + "```\n",
        "snake_case_name " * 500,
    ],
)
def test_what_stands_in_a_row_is_not_nested(text):
    assert deepest(text) is None
    rendered(text)
