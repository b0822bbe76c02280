"""Queries inside of Markdown: blocks with options."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsite.graph.embeds import embeds
from pmsite.model.record import Body
from tests.graph._queried import known, read


def test_a_block_is_read_with_its_options():
    text = (
        "Before\n\n```pmsite\nregister: kind = risk and band in (high, critical)\n"
        "columns: [owner, current.score, review_due]\nsort: -current.score\nmax_items: 20\n"
        "title: High risks\n```\nAfter"
    )
    (item,), problems = read(text)
    assert not problems
    assert (item.figure, item.max_items, item.title) == ("register", 20, "High risks")
    assert item.columns == (("owner",), ("current", "score"), ("review_due",))
    assert (item.sort.path, item.sort.down) == (("current", "score"), True)
    assert (item.start, item.end) == (2, 9)


@pytest.mark.parametrize(
    ("block", "place", "words"),
    [
        ("register: kind = risk and ownr = a", "PM047 11:27", "did you mean owner"),
        ('register: "kind = risk and ownr = a"', "PM047 11:28", "did you mean owner"),
        ("register: kind =", "PM046 11:17", "ends too early"),
        ("register: kind = risk\ncolumns: [owner, ownr]", "PM047 12:18", "did you mean owner"),
        ("register: kind = risk\nsort: -scre", "PM047 12:7", "no field of a risk"),
        ("register: kind = risk\nmax_items: 0", "PM046 12:12", "1 to 1,000"),
        ("register: kind = risk\ncolums: [owner]", "PM046 12:1", "did you mean columns"),
        ("count: kind = risk\nlimit: 3", "PM046 12:1", "no option limit"),
        ("regster: kind = risk", "PM046 11:1", "did you mean register"),
        ("register: kind = risk\nlist: kind = risk", "PM046 12:1", "together"),
        ("matrix: kind = issue", "PM047 11:9", "about risk only"),
        ("matrix: severity = high", "PM047 11:9", "no field of a risk"),
        ("register: 3", "PM046 11:11", "no query"),
        ("register: [a", "PM004 11:13", ""),
        ("", "PM046 11:1", "names no figure"),
        ("register: kind = risk\nregister: kind = issue", "PM008 12:1", ""),
        ("register: *x", "PM007 11:11", ""),
    ],
)
def test_what_is_wrong_in_a_block_is_said_where_it_stands(block, place, words):
    items, problems = read(f"```pmsite\n{block}\n```\n", 10)
    assert problems
    assert problems[0].startswith(place)
    assert words in problems[0]
    assert all(item.query is None for item in items)


@pytest.mark.parametrize(
    "text",
    [
        "- item\n\n    ```pmsite\n    count: kind = risk\n    ```\n",
        "> ```pmsite\n> count: kind = risk\n> ```\n",
        "- ```pmsite\n  count: kind = risk\n  ```\n",
    ],
)
def test_a_block_inside_other_text_is_an_error(text):
    items, problems = read(text)
    assert not items
    assert "outside lists, quotes and boxes" in problems[0]


def test_an_open_block_is_an_error_and_other_code_is_none():
    assert "not closed" in read("```pmsite\ncount: kind = risk\n")[1][0]
    assert read("```python\npmsite = 1\n```\n\n````markdown\n```pmsite\nnonsense\n```\n````\n") == ((), [])


@settings(deadline=None)
@given(st.text(alphabet="`~ \n-:>pmsite[]{}kd=r'\"#&*", max_size=200))
def test_any_block_is_read_or_reported(text):
    embeds("page.md", Body(f"```pmsite\n{text}\n```\n"), known())
