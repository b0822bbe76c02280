"""The small navigation: projects, and views by area in the order of the tabs."""

from pmsite.locale.texts import texts
from pmsite.model.address import Address
from pmsite.model.figure import Page
from pmsite.stage.navigation import AREAS, navigation
from tests.checks._portal import portal

PORTAL = portal({"a/index.md": "kind: project\nid: A\ntitle: Alpha"})


def page(address, nav, *, area="plan", order=0, project="A"):
    return Page(Address(address), f"Title of {nav}", (), project=project, area=area, nav=nav, order=order)


def found(*pages, language="en"):
    return navigation(PORTAL, pages, texts(language))


def areas(data, project="A"):
    return [(item["area"], [view["title"] for view in item["views"]]) for item in data["sections"][project]]


def test_views_stand_by_area_and_order_and_name():
    pages = (
        page("a/x", "Zeta", order=1),
        page("a/y", "Beta", order=2),
        page("a/z", "Alpha", order=2),
        page("a", "Overview", area="overview"),
        page("a/r", "Risks", area="risks"),
    )
    assert areas(found(*pages)) == [
        ("overview", ["Overview"]),
        ("plan", ["Zeta", "Alpha", "Beta"]),
        ("risks", ["Risks"]),
    ]


def test_pages_without_a_name_in_the_navigation_are_not_in_it():
    assert found(page("a/risks/RISK-1", "")).get("sections") == {}


def test_the_portal_has_its_own_section_and_the_top_page_no_slash():
    data = found(page("", "Portfolio", area="portfolio", project=""))
    assert data["sections"][""][0]["views"] == [{"title": "Portfolio", "url": "", "page": ""}]


def test_an_unknown_area_comes_last():
    data = found(page("a/q", "Odd", area="odd"), page("a/k", "KPI", area="kpis"))
    assert [area for area, _ in areas(data)] == ["kpis", "odd"]
    assert len({key for key, _ in AREAS}) == len(AREAS)


def test_projects_and_the_as_of_day_are_named():
    data = found()
    assert [(item["key"], item["url"]) for item in data["projects"]] == [("A", "a/"), ("P", "p/")]
    assert data["as_of"] == "As of Tue 31 Mar 2026"
    assert data["commit"] == ""
