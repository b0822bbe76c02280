"""Budgets of the projects side by side: spent, estimate, and who leaves the tolerance."""

from dataclasses import replace

import pytest

from pmsite.model.figure import Meter
from pmsite.views._portfolio_budget import budgets, total_budget
from tests.views._figures import cells, desk, plain, portal


def project(key, fields="currency: CNY\nbudget: {labour: 100}"):
    return {f"{key.lower()}/index.md": f"kind: project\nid: {key}\ntitle: {key}\n{fields}"}


TOLERANT = "currency: CNY\nbudget: {labour: 100}\ntolerances: {cost: 10%}"


def values(bac, ac, eac):
    return {"earned_value": {"bac": bac, "ac": ac, "eac_cpi": eac}}


def table(files, derived):
    built = portal({"atlas/index.md": files.pop("atlas/index.md"), **files})
    here = desk(replace(built, derived={**built.derived, **derived}), None)
    return budgets(here, here.portal.graph.projects)


def alone(eac, fields=TOLERANT, ac=50):
    return table(project("ATLAS", fields), {"ATLAS": values(100, ac, eac)})


@pytest.mark.parametrize(
    ("eac", "finding", "end", "health"),
    [
        (90, "Budget: no project ends above it", "−10 %", "none"),
        (100, "Budget: no project ends above it", "0 %", "none"),
        (108, "Budget: only ATLAS ends above, inside its tolerance", "+8 %", "warn"),
        (110, "Budget: only ATLAS ends above, inside its tolerance", "+10 %", "warn"),
        (111, "Budget: ATLAS ends above its tolerance", "+11 %", "off"),
    ],
)
def test_an_estimate_stands_against_budget_and_tolerance(eac, finding, end, health):
    found = alone(eac)
    assert found.title == finding
    assert cells(found)[0][:5] == ["ATLAS", "¥100", "¥50", f"¥{eac}", end]
    (bar,) = found.rows[0].cells[5].text
    assert isinstance(bar, Meter)
    assert (bar.value, bar.limits, bar.health, bar.expected) == (50, (100,), health, eac)
    assert bar.tolerated == pytest.approx(110)
    assert bar.reach > max(eac, 110)
    assert bar.label == "¥50 of ¥100 spent"


def test_without_a_tolerance_every_excess_leaves_it():
    found = alone(101, "currency: CNY\nbudget: {labour: 100}")
    assert found.title == "Budget: ATLAS ends above its tolerance"
    assert found.rows[0].cells[5].text[0].tolerated is None


def test_an_estimate_that_is_not_known_is_not_available_and_no_light():
    found = alone(None, ac=None)
    assert cells(found)[0][2:5] == ["n/a", "n/a", "n/a"]
    assert found.rows[0].cells[5].text[0].health == "none"
    assert found.title == "Budget planned: ¥100"


def test_projects_of_one_currency_share_a_scale_and_several_are_named():
    files = (
        project("ATLAS", TOLERANT)
        | project("BOREAS", TOLERANT)
        | project("CIRRUS", "currency: EUR\nbudget: {a: 5}")
    )
    derived = {"ATLAS": values(100, 50, 120), "BOREAS": values(1000, 900, 1200), "CIRRUS": values(5, 1, 5)}
    found = table(files, derived)
    assert found.title == "Budget: ATLAS and BOREAS end above their tolerance"
    first, second, third = (row.cells[5].text[0].reach for row in found.rows)
    assert first == second > 1200
    assert 5 < third < 10


def test_a_project_without_earned_value_shows_what_is_planned_and_no_bar():
    found = table(project("ATLAS") | project("BOREAS"), {"ATLAS": values(100, 50, 90)})
    assert cells(found)[1] == ["BOREAS", "¥100", "n/a", "n/a", "n/a", ""]


def test_where_none_has_earned_value_the_planned_budgets_stand_with_their_parts():
    files = project("ATLAS", "currency: CNY\nbudget: {labour: 600, services: 400}") | project(
        "BOREAS", "currency: EUR\nbudget: {labour: 500}"
    )
    found = table(files, {})
    assert found.title == "Budget planned: ¥1,000 and €500"
    assert [row[:2] for row in cells(found)] == [["ATLAS", "¥1,000"], ["BOREAS", "€500"]]
    assert [plain(row.cells[0].sub) for row in found.rows] == ["Labour ¥600 · Services ¥400", ""]
    assert [row.cells[2].text for row in found.rows] == [(Meter(1000, 1000),), (Meter(500, 500),)]


def test_without_budgets_there_is_no_table_and_no_sum():
    assert table(project("ATLAS", "status: on_track"), {}) is None
    here = desk(portal(project("ATLAS", "status: on_track")), None)
    assert total_budget(here, here.portal.graph.projects) == ""
