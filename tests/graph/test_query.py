"""Queries: their text, their tree, what they find, and what they may not name."""

import datetime as dt
import time
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pmsite.graph.embeds import embeds
from pmsite.graph.queries import check, vocabulary
from pmsite.graph.query import (
    DERIVED,
    And,
    AsOf,
    Comparison,
    Field,
    Has,
    Literal,
    Not,
    OneOf,
    Or,
    QueryError,
    flaws,
    kinds_of,
    parse,
    select,
)
from pmsite.model.record import Body
from pmsite.model.settings import Settings
from tests.checks._portal import portal
from tests.checks.test_room import DEMO, files_of

# --- text and tree


def test_the_example_of_the_contract_reads_as_it_says():
    query = parse(
        "kind = risk and current.score >= 12 and owner in (li.wei, zhang.min) and not status = closed"
    )
    assert query == And(
        (
            Comparison(Field(("kind",)), "=", Literal("risk")),
            Comparison(Field(("current", "score")), ">=", Literal("12")),
            OneOf(Field(("owner",)), (Literal("li.wei"), Literal("zhang.min"))),
            Not(Comparison(Field(("status",)), "=", Literal("closed"))),
        )
    )


def test_not_binds_more_than_and_and_and_more_than_or():
    assert parse("not a = 1 and b = 2 or c = 3") == Or(
        (
            And(
                (
                    Not(Comparison(Field(("a",)), "=", Literal("1"))),
                    Comparison(Field(("b",)), "=", Literal("2")),
                )
            ),
            Comparison(Field(("c",)), "=", Literal("3")),
        )
    )
    assert str(parse("a = 1 and (b = 2 or c = 3)")) == "a = 1 and (b = 2 or c = 3)"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("as_of", AsOf()),
        ("as_of + 14d", AsOf(14)),
        ("as_of - 14d", AsOf(-14)),
        ("as_of-2w", AsOf(-14)),
        ("as_of \u2212 1d", AsOf(-1)),
        ("RISK-004", Literal("RISK-004")),
        ("ATLAS/RISK-004", Literal("ATLAS/RISK-004")),
        ("2026-Q1", Literal("2026-Q1")),
        ("2026-03-31", Literal("2026-03-31")),
        ("5d", Literal("5d")),
        ("-3.5", Literal("-3.5")),
        ("30%", Literal("30%")),
        ("供应商", Literal("供应商")),
        ('"two words"', Literal("two words", quoted=True)),
        (r'"a \"quote\""', Literal('a "quote"', quoted=True)),
        ("'and'", Literal("and", quoted=True)),
    ],
)
def test_values_are_words_numbers_days_and_quoted_texts(text, value):
    assert parse(f"field = {text}") == Comparison(Field(("field",)), "=", value)


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("", 0, "empty"),
        ("kind =", 6, "ends too early"),
        ("kind = risk and", 15, "ends too early"),
        ("kind = = risk", 7, "write the comparison once"),
        ("kind == risk", 6, "write the comparison once"),
        ("kind risk", 5, "comparison"),
        ("kind = risk AND owner = li.wei", 12, "small letters"),
        ("kind = high risk", 12, "quotes"),
        ("owner not in (li.wei)", 6, "write not owner in"),
        ("due = as_of ± 14d", 12, "as_of + 14d or as_of - 14d"),
        ("due = 2026-02-30", 6, "no day of the calendar"),
        ("title = “x”", 8, "plain keyboard"),
        ('title = "x', 8, "close the quote"),
        ("(kind = risk", 12, "closing bracket"),
        ("kind in risk", 8, "brackets"),
        ("kind in ()", 9, "a value"),
        ("and = 3", 0, "a field"),
        ("current..score = 3", 0, "a field"),
        ("a = 1; drop", 5, "means nothing"),
        ("__import__('os') = 1", 10, "comparison"),
    ],
)
def test_an_error_says_where_and_what_to_do(text, at, words):
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.at == at
    assert words in f"{caught.value.message}; {caught.value.remedy}"


def test_length_and_depth_are_bounded():
    with pytest.raises(QueryError, match="characters"):
        parse("a = " + "b" * 2_000)
    for deep in ("(" * 500 + "a = 1" + ")" * 500, "not " * 450 + "a = 1"):
        with pytest.raises(QueryError, match="nested"):
            parse(deep)
    assert parse("(" * 30 + "a = 1" + ")" * 30)


NAMES = st.from_regex(r"[a-z_][a-z0-9_]{0,8}(\.[a-z0-9_]{1,8}){0,2}", fullmatch=True).filter(
    lambda name: name not in ("and", "or", "not", "in", "has", "as_of")
)
FIELDS = NAMES.map(lambda name: Field(tuple(name.split("."))))
WORDS = st.one_of(
    NAMES,
    st.from_regex(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?%?", fullmatch=True),
    st.dates().map(dt.date.isoformat),
    st.sampled_from(["RISK-004", "ATLAS/M3", "li.wei", "true", "5d", "2026-Q1", "延期"]),
)
VALUES = st.one_of(
    WORDS.map(Literal),
    st.text(max_size=30).map(lambda text: Literal(text, quoted=True)),
    st.integers(-99_999, 99_999).map(AsOf),
)
LEAVES = st.one_of(
    st.builds(Comparison, FIELDS, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), VALUES),
    st.builds(OneOf, FIELDS, st.lists(VALUES, min_size=1, max_size=4).map(tuple)),
    st.builds(Has, FIELDS, st.one_of(st.none(), VALUES)),
)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(And, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(QUERIES)
def test_a_printed_query_reads_back_as_itself(query):
    text = str(query)
    if len(text) <= 2_000:
        assert parse(text) == query


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.text(max_size=2_500),
        st.lists(
            st.sampled_from(
                (
                    "kind",
                    "=",
                    "!=",
                    "in",
                    "has",
                    "and",
                    "or",
                    "not",
                    "(",
                    ")",
                    ",",
                    "as_of",
                    "+",
                    "14d",
                    "'x'",
                    '"',
                )
            ),
            max_size=60,
        ).map(" ".join),
        st.sampled_from("('\"\\-.0a ").flatmap(lambda letter: st.integers(1, 2_000).map(letter.__mul__)),
    )
)
@example("'" + "\\'" * 999)
def test_arbitrary_text_is_a_query_or_a_query_error(text):
    begun = time.perf_counter()
    error = wrong(text)
    assert error is None or (0 <= error.at <= len(text) and error.message and error.remedy)
    assert time.perf_counter() - begun < 1


def wrong(text):
    try:
        parse(text)
    except QueryError as error:
        return error
    return None


# --- what a query finds

FILES = {
    "plan": """
        start: 2026-01-05
        tasks:
          - {id: T-1, name: One, duration: 5d}
          - {id: T-2, name: Two, duration: 10d, depends: ["T-1 FS+2d"]}
        milestones: [{id: M1, name: End, depends: [T-2], baseline: 2026-01-16}, {id: M10, name: Later}]
        """,
    "RISK-1": """
        owner: li.wei
        tags: [urgent, later]
        inherent: {probability: 4, impact: {schedule: 5, cost: 3}}
        current: {probability: 3, impact: 5}
        quantified: {probability: 30%, cost: 20000}
        threatens: [M1]
        reviewed: 2026-03-20
        """,
    "RISK-2": """
        status: closed
        inherent: {probability: 2, impact: 2}
        identified: 2026-01-05
        threatens: [P/M10]
        """,
    "RISK-3": "title: Nothing assessed",
    "CR-1": """
        status: approved
        submitted: 2026-03-02
        impact: {cost: 30000, schedule: 10d}
        approvals: [{who: li.wei, required: true, verdict: approved, date: 2026-03-09}]
        """,
    "ACT-1": "owner: li.wei\ndue: 2026-03-20",
    "ACT-2": "owner: li.wei\ndue: 2026-04-10\nimprovement: true",
    "li.wei": "title: Li Wei",
}


@pytest.fixture(scope="module")
def built():
    return portal(FILES)


def found(built, text, **options):
    records = select(parse(text), built.graph, built.derived, built.as_of, **options)
    return {record.id for record in records}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("kind = risk", {"RISK-1", "RISK-2", "RISK-3"}),
        ("kind = risk and current.score >= 12", {"RISK-1"}),
        ("kind = risk and score.inherent = 20", {"RISK-1"}),
        ("kind = risk and current.score = 4", {"RISK-2"}),
        ("kind = risk and current.probability = 2", {"RISK-2"}),
        ("kind = risk and inherent.impact.schedule = 5", {"RISK-1"}),
        ("kind = risk and inherent.largest_impact = 2", {"RISK-2"}),
        ("kind = risk and band >= medium", {"RISK-1"}),
        ("kind = risk and band in (low, medium)", {"RISK-2"}),
        ("kind = risk and not status = closed", {"RISK-1", "RISK-3"}),
        ("kind = risk and quantified.probability > 25%", {"RISK-1"}),
        ("tags has urgent", {"RISK-1"}),
        ("tags has urg", set()),
        ("tags = later", {"RISK-1"}),
        ("kind = risk and tags != later", set()),
        ("kind = risk and title has ASSESSED", {"RISK-3"}),
        ("threatens has M1", {"RISK-1"}),
        ("threatens = P/M1", {"RISK-1"}),
        ("threatens in (M10, X)", {"RISK-2"}),
        ("depends has T-1", {"T-2"}),
        ("impact has cost", {"CR-1"}),
        ("impact.cost > 20000", {"CR-1"}),
        ("impact.schedule > 9d and impact.schedule < 3w", {"CR-1"}),
        ("approvals.verdict = approved", {"CR-1"}),
        ("decided_days <= 10", {"CR-1"}),
        ("overdue = true", {"ACT-1"}),
        ("kind = action and due <= as_of + 14d and due > as_of", {"ACT-2"}),
        ("due = 2026-03-20", {"ACT-1"}),
        ("improvement = true", {"ACT-2"}),
        ("kind = milestone and status = overdue", {"M1"}),
        ("kind = task and early_start > as_of", {"T-2"}),
        ("id = RISK-3 or id = CR-1", {"RISK-3", "CR-1"}),
        ("kind = risk and project = P and has owner", {"RISK-1"}),
    ],
)
def test_it_finds_what_it_says(built, text, ids):
    assert found(built, text) == ids
    assert not list(flaws(parse(text), vocabulary(built.graph, Settings(), built.derived)))


@pytest.mark.parametrize("operator", ["=", "!=", "<", "<=", ">", ">="])
def test_a_comparison_with_a_missing_value_is_false(built, operator):
    assert "RISK-3" not in found(built, f"kind = risk and owner {operator} li.wei")
    assert "RISK-3" not in found(built, f"kind = risk and current.score {operator} 3")
    assert "RISK-3" in found(built, f"kind = risk and not owner {operator} li.wei")
    assert "RISK-3" in found(built, "kind = risk and not has owner")


def test_nothing_but_fields_and_named_properties_can_be_read(built):
    for name in ("model_fields", "__class__", "positions", "fields", "model_dump", "derived", "why", "at"):
        assert not found(built, f"has {name}")
        assert not found(built, f"has current.{name}")
    assert not found(built, "has current.__class__.__mro__")


def test_a_project_narrows_unless_the_query_speaks_of_projects(built):
    assert found(built, "kind = risk", project="OTHER") == set()
    assert found(built, "kind = risk and project = P", project="OTHER") == {"RISK-1", "RISK-2", "RISK-3"}


def test_as_of_moves_with_the_day(built):
    day = dt.date(2026, 3, 1)
    assert not select(parse("submitted <= as_of"), built.graph, built.derived, day)
    assert AsOf(99_999).on(dt.date.max) == dt.date.max


def test_kinds_are_those_that_the_query_leaves():
    kinds = ("risk", "issue", "change")
    assert kinds_of(parse("kind = risk and owner = a"), kinds) == {"risk"}
    assert kinds_of(parse("kind in (risk, issue) and kind = issue"), kinds) == {"issue"}
    assert kinds_of(parse("kind = risk or (kind = issue and severity = high)"), kinds) == {"risk", "issue"}
    assert kinds_of(parse("not kind = risk"), kinds) == set(kinds)


# --- what it may not name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kind = risk and curent.score > 3", "did you mean current.score"),
        ("kind = risk and severity = high", "no field of a risk"),
        ("kind = rsik", "did you mean risk"),
        ("kind in (risk, isue)", "did you mean issue"),
        ("kind = action and status = dnoe", "did you mean done"),
        ("kind = risk and band = hgih", "did you mean high"),
        ("due <= soon", "write YYYY-MM-DD"),
        ('due <= "2026-03-01"', "without quotes"),
        ("kind = risk and current.score > high", "number"),
        ("kind = risk and open = yes", "true or false"),
        ("kind = risk and status > closed", "no order"),
        ("kind = task and percent = as_of", "number"),
        ("kind = risk and current.nonsense = 3", "no field"),
        ("kind = risk and not (owner = a or ownr = b)", "did you mean owner"),
    ],
)
def test_a_field_or_value_that_no_kind_has_is_a_flaw(built, text, words):
    said = [
        f"{flaw.message}; {flaw.remedy}"
        for flaw in flaws(parse(text), vocabulary(built.graph, Settings(), built.derived))
    ]
    assert said
    assert words in said[0]


def test_a_field_of_one_of_several_kinds_is_enough(built):
    words = vocabulary(built.graph, Settings(), built.derived)
    assert not list(flaws(parse("kind in (risk, issue) and severity = high"), words))
    assert list(flaws(parse("(kind = risk and severity = high) or kind = issue"), words))


def test_a_portals_own_kinds_fields_and_values_are_known():
    own = Settings.model_validate(
        {
            "kinds": {
                "permit": {"states": ["open", "granted"], "fields": {"until": {"type": "date"}}},
            },
            "fields": {"risk": {"region": {"type": "choice", "values": ["north", "south"]}}},
            "enumerations": {"risk.category": ["people"]},
        }
    )
    built = portal({"RISK-1": "region: north\ncategory: people"}, settings=own)
    words = vocabulary(built.graph, own, built.derived)
    for text in (
        "kind = permit and until < as_of and status = granted",
        "kind = risk and region = south",
        "kind = risk and category = people",
    ):
        assert not list(flaws(parse(text), words))
    for text in ("kind = permit and status = closed", "kind = risk and region = east"):
        assert list(flaws(parse(text), words))
    assert found(built, "region = north and category = people") == {"RISK-1"}


TYPES = {"text": str, "date": dt.date, "number": (int, float), "truth": bool, "any": object}


def test_the_derived_values_that_queries_know_are_those_of_the_analyses():
    built = portal(files_of(DEMO))
    for uid, derived in built.derived.items():
        for name, shape in DERIVED.get(built.graph[uid].kind, {}).items():
            assert name in derived, f"nothing computes {name} of {uid}"
            inner = (
                derived[name]
                if isinstance(shape, dict) and derived[name] is not None
                else {name: derived[name]}
            )
            for step, value in inner.items():
                of = shape.get(step) if isinstance(shape, dict) and derived[name] is not None else shape
                assert value is None or isinstance(value, TYPES[of.type]), (uid, name, step)
                assert value is None or not of.values or value in of.values, (uid, name, step)


def test_a_derived_value_that_is_not_listed_can_be_named_all_the_same(built):
    words = vocabulary(built.graph, Settings(), {"P/RISK-1": {"trend": 3, "why": {}}})
    assert not list(flaws(parse("kind = risk and trend > 2"), words))
    assert list(flaws(parse("kind = risk and why = x"), words))


# --- where queries are written


def test_queries_of_kpis_are_checked_at_their_place():
    built = portal(
        {"kpis/KPI-1.md": "---\nid: KPI-1\ntitle: T\nof: kind = chnge\nover: kind =\nfield: x\n---\n"}
    )
    said = [
        f"{item.code} {item.source.line}:{item.source.column} {item.message}"
        for item in check(built.graph, Settings(), built.derived)
    ]
    assert said == [
        "PM047 4:12 of: kind is never chnge",
        "PM046 5:13 over: the query ends too early",
        "PM047 6:8 field: no kind has a field x",
    ]


@cache
def known():
    built = portal(FILES)
    return vocabulary(built.graph, Settings(), built.derived)


def read(text, first_line=1):
    items, problems = embeds("page.md", Body(text, first_line), known())
    return items, [
        f"{item.code} {item.source.line}:{item.source.column} {item.message}; {item.remedy}"
        for item in problems
    ]


def test_a_block_is_read_with_its_options():
    text = (
        "Before\n\n```pmsite\nregister: kind = risk and band in (high, critical)\n"
        "columns: [owner, current.score, review_due]\nsort: -current.score\nlimit: 20\n"
        "title: High risks\n```\nAfter"
    )
    (item,), problems = read(text)
    assert not problems
    assert (item.figure, item.limit, item.title) == ("register", 20, "High risks")
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
        ("register: kind = risk\nlimit: 0", "PM046 12:8", "1 to 1,000"),
        ("register: kind = risk\ncolums: [owner]", "PM046 12:1", "did you mean columns"),
        ("count: kind = risk\nlimit: 3", "PM046 12:1", "no option limit"),
        ("regster: kind = risk", "PM046 11:1", "did you mean register"),
        ("register: kind = risk\nlist: kind = risk", "PM046 12:1", "together"),
        ("matrix: kind = issue", "PM047 11:9", "about risk only"),
        ("matrix: severity = high", "PM047 11:9", "no field of a risk"),
        ("register: 3", "PM046 11:11", "no query"),
        ("register: [a", "PM004 12", ""),
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
