"""Which projects of the demo are within their budget, counted from its files."""

from __future__ import annotations

import pytest

from tests.acceptance._content import AS_OF, CONTENT, PROJECTS, read
from tests.acceptance.test_money_counted_by_hand import spent, values


def kept(project):
    """Whether cost and estimate at completion stay inside the budget and its tolerance."""
    front, _ = read(CONTENT / project / "index.md")
    tolerance = float(str(front["tolerances"]["cost"]).rstrip("%")) / 100
    (budget, _, earned), cost = values(project, AS_OF), spent(project, AS_OF)
    return cost <= budget and budget * cost / earned <= budget * (1 + tolerance)


def kpi(kpis):
    return next(item for item in kpis if item["key"] == "within_budget")


@pytest.mark.parametrize("project", PROJECTS)
def test_whether_a_project_is_within_its_budget(export, project):
    found = next(item["kpis"] for item in export["projects"] if item["key"] == project.upper())
    assert kpi(found)["value"] == kept(project)


def test_how_many_projects_are_within_their_budget(export):
    found = kpi(export["kpis"])
    assert (found["numerator"], found["denominator"]) == (sum(map(kept, PROJECTS)), len(PROJECTS))
