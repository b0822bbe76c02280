"""Queries: their text, their tree, what they find, and what they may not name."""

import datetime as dt
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pmsite.graph.query import (
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
    parse,
)

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
