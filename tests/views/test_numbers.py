from dataclasses import replace

from pmsite.model.figure import Table
from pmsite.release.release import release
from pmsite.views import numbers
from pmsite.views._definitions import GROUPS, formula
from tests.views._figures import desk, one, plain, portal

FILES = {"atlas/index.md": "kind: project\nid: ATLAS\ntitle: Rollout\naudience: client"}


def page(built, language="en"):
    return next(numbers.pages(desk(built, None, language=language)))


def anchors(found):
    return {row.anchor for row in one(found, Table).rows if row.anchor}


def test_every_definition_has_a_place_a_formula_can_lead_to():
    found = page(portal(FILES))
    keys = [item.key for _, group in GROUPS for item in group]
    assert len(keys) == len(set(keys))
    assert set(keys) <= anchors(found)
    for key in keys:
        way = formula(desk(portal(FILES), None), key).more.to
        assert (way.page, way.anchor) == (found.address.page, key)


def test_the_kpis_of_the_role_are_defined_there():
    wanted = {
        "on_time",
        "client_satisfaction",
        "risk_response",
        "communication",
        "within_budget",
        "risks_lowered",
    }
    assert wanted <= anchors(page(portal(FILES)))


def test_a_formula_names_its_inputs_and_its_day():
    said = formula(desk(portal(FILES), None), "cpi")
    assert plain(said.lines[0]) == "Cost performance index (CPI) EV ÷ AC"
    assert plain(said.lines[-1]) == "As of Fri 5 Jun 2026."


def test_an_audience_reads_of_nothing_that_it_does_not_see():
    assert not [*numbers.pages(desk(release(portal(FILES), "client"), None))]


def test_a_portal_without_projects_has_no_such_page():
    built = portal({})
    empty = replace(built, graph=replace(built.graph, records={}), derived={})
    assert not [*numbers.pages(desk(empty, None))]
