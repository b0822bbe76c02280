"""The frozen part of a block: read, refused with its place, written and read back."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsite.graph.frozen import Frozen, FrozenRow, lines, unfrozen
from tests.graph._queried import read


def block(*written):
    return "\n".join(["```pmsite", *written, "```", ""])


REGISTER = ["register: kind = risk", "columns: [owner, current.score]"]
FROZEN = ["frozen:", "  as_of: 2026-03-31", "  columns: [owner, current.score]", "  rows:"]


def test_grouping_and_max_items_are_read():
    (item,), problems = read(block(*REGISTER, "group: current.score", "max_items: 7"))
    assert not problems
    assert (item.group, item.max_items, item.frozen) == (("current", "score"), 7, None)


def test_a_frozen_part_is_read_with_its_values_and_its_line():
    row = '    - {id: P/RISK-1, title: "Late: very", owner: [li.wei, xu.bo], current.score: 12}'
    (item,), problems = read("Before\n" + block(*REGISTER, *FROZEN, row, "    - {id: RISK-2, title: T}"))
    assert not problems
    assert item.frozen.as_of == dt.date(2026, 3, 31)
    assert item.frozen.columns == (("owner",), ("current", "score"))
    assert item.frozen_at == 4
    first, second = item.frozen.rows
    assert (first.id, first.title, first.kind) == ("P/RISK-1", "Late: very", "risk")
    assert first.values == {"owner": ["li.wei", "xu.bo"], "current.score": 12}
    assert (second.values, second.place.line) == ({}, 10)


@pytest.mark.parametrize(
    ("written", "place", "words"),
    [
        (["register: kind = risk", "limit: 3"], "PM046 12:1", "did you mean max_items"),
        (["list: kind = risk", "limit: 3"], "PM046 12:1", "did you mean max_items"),
        (["count: kind = risk", "max_items: 3"], "PM046 12:1", "no option max_items"),
        (["matrix: kind = risk", "group: owner"], "PM046 12:1", "no option group"),
        (["register: kind = risk", "max_items: 1001"], "PM046 12:12", "1 to 1,000"),
        (["register: kind = risk", "group: ownr"], "PM047 12:8", "did you mean owner"),
        (["register: kind = risk", "group: [owner]"], "PM046 12:8", "no field"),
        (["count: kind = risk", "frozen: yes"], "PM046 12:9", "freeze it again"),
        (["count: kind = risk", "frozen:", "title: A"], "PM046 12:1", "below all options"),
        (["count: kind = risk", "frozen:", "  as_of: 2026-03-31"], "PM046 13:3", "rows is empty"),
        (["count: kind = risk", "frozen:", "  as_of: soon", "  rows: []"], "PM046 13:10", "YYYY-MM-DD"),
        (["count: kind = risk", "frozen:", "  as_of: 2026-02-30", "  rows: []"], "PM046 13:10", "YYYY-MM-DD"),
        (["count: kind = risk", "frozen:", "  rows: []"], "PM046 13:3", "as_of is empty"),
        (["count: kind = risk", "frozen:", "  as_of: 2026-03-31", "  row: []"], "PM046 14:8", "did you mean rows"),
        (["count: kind = risk", "frozen:", "  as_of: 2026-03-31", "  columns: []", "  rows: []"], "PM046 14:12", ""),
        ([*REGISTER, *FROZEN[:2], "  rows: []"], "PM046 14:3", "columns is empty"),
        ([*REGISTER, *FROZEN[:2], "  columns: [owner]", "  rows: []"], "PM046 15:12", "not the ones asked for"),
        ([*REGISTER, *FROZEN[:2], "  columns: ['a b']", "  rows: []"], "PM046 15:12", "names of fields"),
        ([*REGISTER, *FROZEN, "    - RISK-1"], "PM046 17:7", "a row is RISK-1"),
        ([*REGISTER, *FROZEN, "    - {title: A}"], "PM046 17:7", "id is empty"),
        ([*REGISTER, *FROZEN, "    - {id: a b, title: A}"], "PM046 17:12", "id is a b"),
        ([*REGISTER, *FROZEN, "    - {id: ../x/y, title: A}"], "PM046 17:12", "id is"),
        ([*REGISTER, *FROZEN, "    - {id: RISK-1, title: 3}"], "PM046 17:27", "title is 3"),
        ([*REGISTER, *FROZEN, "    - {id: RISK-1, title: A, ownr: x}"], "PM046 17:36", "did you mean owner"),
        ([*REGISTER, *FROZEN, "    - {id: R-1, title: A}", "    - {id: R-1, title: A}"], "PM046 18:12", "twice"),
        ([*REGISTER, *FROZEN, "    - {id: R-1, title: A, owner: [[[[x]]]]}"], "PM046 17:34", "3 levels"),
        (
            [*REGISTER, "group: band", *FROZEN, "    - {id: R-1, title: A}"],
            "PM046 18:7",
            "does not say its band",
        ),
        (
            ["register: kind in (risk, issue)", "frozen:", "  as_of: 2026-03-31", "  columns: []", "  rows:",
             "    - {id: R-1, title: A}"],
            "PM046 16:7",
            "kind is empty",
        ),
        (
            ["register: kind in (risk, issue)", "frozen:", "  as_of: 2026-03-31", "  columns: []", "  rows:",
             "    - {id: R-1, kind: task, title: A}"],
            "PM046 16:23",
            "kind is task",
        ),
        *(
            (["list: kind = action", "frozen:", "  as_of: 2026-03-31", "  rows:", f"    - {{id: A-1, title: A, {x}}}"],
             f"PM046 15:{27 + len(x.split(':')[0]) + 2}", words)
            for x, words in [
                ("due: soon", "YYYY-MM-DD"),
                ("overdue: 3", "true or false"),
                ("overdue_days: x", "plain number"),
                ("owner: 7", "write a text"),
                ("by: [7]", "write a text"),
            ]
        ),
        *(
            (["matrix: kind = risk", "frozen:", "  as_of: 2026-03-31", "  rows:",
              f"    - {{id: R-1, title: A, current: {x}}}"], "PM046 15:36", "1 to 5")
            for x in ["12", "{probability: 3}", "{probability: 3, impact: 6}", "{probability: true, impact: 1}"]
        ),
        (
            ["timeline: kind = milestone", "frozen:", "  as_of: 2026-03-31", "  rows:",
             "    - {id: M1, title: A, baseline: 3}"],
            "PM046 15:36",
            "YYYY-MM-DD",
        ),
    ],
)  # fmt: skip
def test_what_is_malformed_is_said_where_it_stands(written, place, words):
    items, problems = read(block(*written), 10)
    assert problems
    assert problems[0].startswith(f"{place} "), problems
    assert words in problems[0]
    assert all(item.query is None for item in items)


def test_too_much_is_refused():
    rows = [f"    - {{id: R-{number}, title: A}}" for number in range(1001)]
    _, problems = read(block(*REGISTER, *FROZEN, *rows))
    assert "1,001 rows; freeze 1,000 at most" in problems[0]
    _, problems = read(block(*REGISTER, *FROZEN, f"    - {{id: R-1, title: A, owner: [{'x, ' * 201}]}}"))
    assert "more than 200 items" in problems[0]


TEXTS = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\ufffe\uffff"), min_size=1, max_size=30
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.dates(dt.date(1900, 1, 1)),
    TEXTS.filter(lambda text: not text[:1].isdigit() and not text.startswith("-")),
    st.sampled_from(
        ["null", "yes", "true", "~", "1e3", "0x1", "a: b", "# x", "- x", "[a]", "{a", "“引号”", "a\nb", "```"]
    ),
)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.tuples(TEXTS, VALUES, st.lists(VALUES, max_size=3)), max_size=4),
    st.dates(dt.date(1900, 1, 1)),
)
def test_what_is_written_is_read_back(written, day):
    rows = tuple(
        FrozenRow(f"R-{number}", title, "risk", {"owner": one, "current.score": many})
        for number, (title, one, many) in enumerate(written)
    )
    frozen = Frozen(day, rows, (("owner",), ("current", "score")))
    (item,), problems = read(block(*REGISTER, *lines(frozen, {"risk"}, columns=True)))
    assert not problems
    assert item.frozen == frozen


def test_without_its_frozen_part_a_body_has_the_same_lines():
    text = "frozen: words\n" + block(*REGISTER, *FROZEN, "    - {id: R-1, title: Secret}") + "frozen: more\n"
    left = unfrozen(text)
    assert left.count("\n") == text.count("\n")
    assert "Secret" not in left
    assert left.startswith("frozen: words\n```pmsite\n")
    assert left.endswith("\n```\nfrozen: more\n")
    assert unfrozen("nothing") == "nothing"
