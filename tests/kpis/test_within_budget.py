from dataclasses import replace

import pytest

from pmsite.kpis._measured import measured, trend
from tests.checks._portal import portal

PROJECT = "kind: project\nid: {0}\ntitle: T\ntolerances: {{cost: 5%}}"
FILES = {
    "p/index.md": f"---\n{PROJECT.format('P')}\n---\n",
    "q/index.md": f"---\n{PROJECT.format('Q')}\n---\n",
}


def within(**earned):
    built = portal({key: text for key, text in FILES.items() if key != "P"})
    derived = {
        **built.derived,
        **{
            uid: {"earned_value": dict(zip(("bac", "ac", "eac_cpi"), values, strict=True))}
            for uid, values in earned.items()
        },
    }
    return measured(replace(built, derived=derived))


@pytest.mark.parametrize(
    ("values", "expected"),
    [((100, 50, 105), 1), ((100, 50, 106), 0), ((100, 101, 100), 0), ((100, 100, 100), 1)],
)
def test_within_budget(values, expected):
    found = within(P=values).get("within_budget", "P")
    assert (found.value, found.numerator, found.denominator) == (expected, expected, 1)
    assert found.status == ("green" if expected else "red")


def test_projects_pool():
    found = within(P=(100, 50, 105), Q=(100, 150, 105)).get("within_budget", None)
    assert (found.numerator, found.denominator, found.value, found.status) == (1, 2, 0.5, "red")


@pytest.mark.parametrize("values", [(None, 50, 105), (100, None, 105), (100, 50, None)])
def test_without_earned_value_there_is_no_value(values):
    found = within(P=values).get("within_budget", "P")
    assert (found.value, found.status, found.why) == (None, "none", "no earned value")


def test_its_earlier_values_are_not_told():
    built = portal({"plan": "start: 2026-01-05"})
    assert trend(built, measured(built).get("within_budget", "P"), "P") == ()
