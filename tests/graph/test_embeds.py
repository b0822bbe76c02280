"""Figures that a body asks for: read, bounded by their lines, and every mistake at its place."""

import pytest

from pmsite.graph.embeds import embeds, without
from pmsite.graph.queries import vocabulary
from pmsite.model.record import Body
from pmsite.model.settings import Settings
from tests.checks._portal import portal

WORDS = vocabulary(portal({}).graph, Settings(), {})


def read(*lines, first=10):
    text = "\n".join(["Before", "```pmsite", *lines, "```", "After"])
    found, problems = embeds("x.md", Body(text, first), WORDS)
    return text, found, [str(item) for item in problems]


def test_a_figure_with_everything():
    text, (item,), problems = read(
        "register: kind = risk and current.score >= 12", "columns: [owner, current.score]", "sort: -current.score",
        "max_items: 20", "title: High",
    )  # fmt: skip
    assert problems == []
    assert (item.figure, item.max_items, item.title) == ("register", 20, "High")
    assert item.columns == (("owner",), ("current", "score"))
    assert (item.sort.path, item.sort.down) == (("current", "score"), True)
    assert [*without(text, [item])] == ["Before", item, "After"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["register: kind = rsk"], "x.md:12:18: PM"),
        (["register: 'kind = rsk'"], "x.md:12:19: PM"),
        (["title: A", "list:  kind = risk and"], "x.md:13:"),
        (["regster: kind = risk"], "x.md:12:1: PM"),
        (["register: kind = risk", "list: kind = risk"], "x.md:13:1: PM"),
        (["register: kind = risk", "colums: [owner]"], "x.md:13:1: PM"),
        (["register: kind = risk", "columns: [owner, onwer]"], "x.md:13:18: PM"),
        (["register: kind = risk", "max_items: 0"], "x.md:13:12: PM"),
        (["register: kind = risk", "max_items: true"], "x.md:13:12: PM"),
        (["register: [a]"], "x.md:12:11: PM"),
        (["matrix: kind = issue"], "x.md:12:9: PM"),
        (["just words"], "x.md:12:1: PM"),
        (["count: &x kind = risk"], "x.md:12:8: PM007"),
    ],
)
def test_a_mistake_is_located_and_the_block_shows_nothing(lines, said):
    _, (item,), problems = read(*lines)
    assert item.query is None
    assert problems[0].startswith(said), problems


@pytest.mark.parametrize(
    ("text", "figures", "problems"),
    [
        ("```pmsite\ncount: kind = risk\n```", 1, 0),
        ("~~~ {.pmsite}\ncount: kind = risk\n~~~", 1, 0),
        ("```pmsite-x\ncount: kind = risk\n```", 0, 0),
        ("````\n```pmsite\ncount: kind = risk\n```\n````", 0, 0),
        ("- ```pmsite\n  count: kind = risk\n  ```", 0, 1),
        ("> ```pmsite\n> count: kind = risk\n> ```", 0, 1),
        ("```pmsite\ncount: kind = risk", 0, 1),
        ("`pmsite` and words", 0, 0),
    ],
)
def test_only_a_closed_block_of_its_own_is_a_figure(text, figures, problems):
    found, said = embeds("x.md", Body(text, 1), WORDS)
    assert (len(found), len(said)) == (figures, problems)
