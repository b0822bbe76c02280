"""Queries that ask for what no kind has, and what analyses offer them."""

import datetime as dt

import pytest

from pmsite.graph.queries import check, vocabulary
from pmsite.graph.query import (
    DERIVED,
    flaws,
    parse,
)
from pmsite.model.settings import Settings
from tests.checks._portal import portal
from tests.checks.test_room import DEMO, files_of
from tests.graph._queried import found


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
