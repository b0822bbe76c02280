"""Queries of KPIs are checked where they are written: the place counts the quote, not the field."""

import pytest

from pmsite.graph.queries import check
from pmsite.model.settings import Settings
from tests.checks._portal import portal


def said(line, more=""):
    built = portal({"KPI-1": f"unit: count\nmeasure: count\n{line}\ntitle: K{more}"})
    return [str(item).split(":", 1)[1][:40] for item in check(built.graph, Settings(), built.derived)]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("of: kind = rsk", "4:12: PM"),
        ("of: 'kind = rsk'", "4:13: PM"),
        ('of: "kind = rsk"', "4:13: PM"),
        ('of:   "kind = rsk"', "4:15: PM"),
        ('of: "kind = \\u0072sk"', "4:5: PM"),
        ("of: >-\n  kind = rsk", "4:5: PM"),
        ("of: kind =\n  rsk", "4:5: PM"),
        ("of: kind = risk and (", "4:22: PM"),
        ('of: "kind = risk and ("', "4:23: PM"),
    ],
)
def test_the_column_is_that_of_the_flaw(line, place):
    (found,) = said(line)
    assert found.startswith(place)


def test_right_queries_say_nothing():
    assert said('of: "kind = risk and current.score >= 12"') == []


def test_a_field_that_no_kind_asked_has_is_named():
    assert said('of: "kind = risk"\nfield: scor')[0].startswith("5:8: PM")
