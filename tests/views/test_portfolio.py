import datetime as dt
from dataclasses import replace

import pytest

from pmsite.model.figure import Band, Facts, Head, Link, Listing, Meter, Prose, Status, Table
from pmsite.release.release import release
from pmsite.views import portfolio
from tests.views._figures import PEOPLE, band, cells, column, desk, facts, items, one, plain, portal


def project(key, fields="", title=""):
    text = f"kind: project\nid: {key}\ntitle: {title or key.title()}\naudience: client\n{fields}"
    return {f"{key.lower()}/index.md": text}


FILES = {
    **PEOPLE,
    "index.md": "---\ntitle: Our portal\n---\n\nWelcome.\n",
    **project(
        "ATLAS",
        "manager: li.wei\nfinish: 2026-06-30\ncurrency: CNY\n"
        "budget: {labour: 600, services: 400}\nstatus: on_track\n"
        "status_reason: Paid early",
        "Order portal",
    ),
    **project(
        "BOREAS", "finish: 2026-08-28\ncurrency: EUR\nbudget: {labour: 500}\nstatus: at_risk", "Scanners"
    ),
    "atlas/plan.md": "id: P-1\ntitle: P\ntasks: [{id: T-1, name: Build}]\n"
    "milestones: [{id: M9, name: Test passed}]",
    "boreas/plan.md": "id: P-1\ntitle: P\n"
    "milestones: [{id: M1, name: Old, actual: 2026-01-05}, {id: M11, name: Live}]",
    "atlas/risks/RISK-001.md": "id: RISK-001\ntitle: Late fixes\nowner: li.wei\n"
    "inherent: {probability: 4, impact: 4}\ncurrent: {probability: 3, impact: 4}\nreviewed: 2026-06-01",
    "boreas/risks/RISK-001.md": "id: RISK-001\ntitle: Customs\nreviewed: 2026-06-01\n"
    "inherent: {probability: 4, impact: 5}",
    "boreas/risks/RISK-002.md": "id: RISK-002\ntitle: Cheaper parts\ntype: opportunity\n"
    "inherent: {probability: 5, impact: 5}",
    "atlas/changes/CR-007.md": "id: CR-007\ntitle: Bilingual invoices\nstatus: in_review\n"
    "needed_by: 2026-06-09\nimpact: {schedule: 3d, cost: 84000}\napprovals:\n"
    "  - {who: li.wei, required: true, verdict: approved, date: 2026-06-04}\n"
    "  - {who: chen.jie, required: true}",
    "atlas/changes/CR-008.md": "id: CR-008\ntitle: Decided\nstatus: in_review\n"
    "approvals: [{who: li.wei, required: true, verdict: approved, date: 2026-06-04}, {who: chen.jie}]",
    "boreas/changes/CR-011.md": "id: CR-011\ntitle: Recovery plan\nstatus: in_review",
    "atlas/actions/ACT-001.md": "id: ACT-001\ntitle: Legal annex\ndue: 2026-06-03\nowner: zhang.min",
    "boreas/actions/ACT-001.md": "id: ACT-001\ntitle: Free testers\ndue: 2026-06-12",
    "boreas/actions/ACT-002.md": "id: ACT-002\ntitle: Later\ndue: 2026-06-13",
    "boreas/actions/ACT-003.md": "id: ACT-003\ntitle: Done\ndue: 2026-06-04\nstatus: done",
}
M9 = {"forecast": dt.date(2026, 6, 18), "slip_days": 2, "status": "on_track"}
M11 = {
    "forecast": dt.date(2026, 7, 16),
    "slip_days": 23,
    "status": "delayed",
    "baseline": dt.date(2026, 6, 12),
}
DERIVED = {
    "ATLAS": {"finish_forecast": dt.date(2026, 6, 29), "finish_slip_days": -1},
    "BOREAS": {"finish_forecast": dt.date(2026, 9, 30), "finish_slip_days": 23},
    "ATLAS/M9": M9,
    "BOREAS/M11": M11,
}


def page(files=FILES, derived=DERIVED, language="en"):
    built = portal(files)
    merged = {**built.derived, **derived}
    return next(portfolio.pages(desk(replace(built, derived=merged), None, language=language)))


def sentence(files, derived):
    return page({"atlas/index.md": files.pop("atlas/index.md"), **files}, derived).figures[0].title


def slips(**days):
    """Projects with these slips, and their derived values."""
    files = {path: text for key in days for path, text in project(key).items()}
    if "ATLAS" not in days:
        files |= project("ATLAS", "status: finished")
    return files, {key: {"finish_slip_days": value} for key, value in days.items() if value is not None}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"ATLAS": 0}, "ATLAS keeps its date."),
        ({"ATLAS": 1}, "ATLAS is 1 working day late."),
        ({"ATLAS": 0, "BOREAS": 23}, "BOREAS is 23 working days late; ATLAS keeps its date."),
        (
            {"ATLAS": -2, "BOREAS": 23, "CIRRUS": 0},
            "BOREAS is 23 working days late; ATLAS and CIRRUS keep their dates.",
        ),
        (
            {"ATLAS": 4, "BOREAS": 23, "CIRRUS": 0},
            "BOREAS and ATLAS are late, BOREAS most, by 23 working days; CIRRUS keeps its date.",
        ),
        (
            {"ATLAS": 4, "BOREAS": 0, "CIRRUS": None},
            "ATLAS is 4 working days late; BOREAS keeps its date; no finish is computed for CIRRUS.",
        ),
        ({"ATLAS": 0, "B": 0, "C": 0, "D": 0}, "All 4 projects keep their dates."),
        (
            {"ATLAS": 1, "B": 2, "C": 3, "D": 9, "E": 0, "F": 0, "G": 0, "H": 0},
            "4 projects are late, D most, by 9 working days; 4 projects keep their dates.",
        ),
        ({"ATLAS": None, "BOREAS": None}, "2 projects are running."),
    ],
)
def test_the_sentence_says_who_is_late_and_who_keeps_the_date(days, expected):
    assert sentence(*slips(**days)) == expected


def test_a_project_that_is_over_is_not_late():
    files, derived = slips(BOREAS=0)
    assert sentence(files, derived | {"ATLAS": {"finish_slip_days": 50}}) == "BOREAS keeps its date."


def test_a_portal_whose_projects_are_over_says_so():
    assert sentence(project("ATLAS", "status: discontinued"), {}) == "No project is running."


def test_an_empty_portal_has_a_first_page():
    built = portal({})
    empty = replace(built, graph=replace(built.graph, records={}), derived={})
    found = next(portfolio.pages(desk(empty, None)))
    assert found.figures[0].title == "There is no project yet."
    assert found.figures[0].path == ()
    assert len(found.figures) == 1
    assert found.record is None


def test_the_page_is_the_portals_first_and_ends_with_its_text():
    found = page()
    assert (found.address.page, found.area, found.nav, found.order) == ("", "portfolio", "Portfolio", 0)
    assert found.record == "index"
    assert isinstance(found.figures[-1], Prose)
    assert found.figures[0].small == "2 projects · ¥1,000 and €500"


def test_no_text_without_a_page_of_its_own():
    files = {path: text for path, text in FILES.items() if path != "index.md"}
    assert not any(isinstance(figure, Prose) for figure in page(files).figures)


def test_the_portfolio_is_no_projects_page():
    built = portal(FILES)
    assert not list(portfolio.pages(desk(built, "ATLAS")))


def test_a_portal_that_is_one_project_begins_with_that_project():
    built = portal({"index.md": "kind: project\nid: SOLO\ntitle: Solo"})
    assert not list(portfolio.pages(desk(built, None)))


def test_what_waits_for_a_decision_stands_beside_the_sentence():
    head = page().figures[0]
    assert isinstance(head, Head)
    assert head.ask is not None
    assert head.ask.title == "Waiting for a decision: 2"
    assert [plain(line) for line in head.ask.lines] == [
        "ATLAS/CR-007 Bilingual invoices · +¥84,000 · +3 d · by 9 Jun · waits for Chen Jie",
        "BOREAS/CR-011 Recovery plan",
    ]


def test_nothing_is_asked_where_nothing_waits():
    assert page(project("ATLAS"), {}).figures[0].ask is None


def test_status_stands_declared_beside_computed_and_a_difference_has_its_reason():
    table = page().figures[1]
    assert isinstance(table, Table)
    assert [found.title for found in table.columns] == [
        "Project", "Declared", "Computed", "Schedule", "Scope", "Risk",
    ]  # fmt: skip
    assert cells(table) == [
        ["ATLAS Order portal", "On track", "On track", "On track", "On track", "On track"],
        ["BOREAS Scanners", "At risk", "Off track", "Off track", "On track", "At risk"],
    ]
    assert [plain(row.cells[0].sub) for row in table.rows] == [
        "Li Wei · finish 29 Jun, −1 d",
        "finish 30 Sep, +23 d",
    ]
    assert plain(table.note) == (
        "BOREAS declares another status and gives no reason. No data: Cost, Resources and Client."
    )


def test_a_reason_given_for_a_difference_is_quoted():
    derived = DERIVED | {"ATLAS": {"finish_slip_days": 30}}
    assert plain(page(derived=derived).figures[1].note).startswith(
        "ATLAS declares another status: “Paid early”"
    )


def test_a_project_without_data_is_grey_and_never_green():
    table = page(project("ATLAS", "status: on_track"), {}).figures[1]
    assert table.rows[0].cells[2].text == (Status("none", "No data"),)


def test_the_next_milestone_is_drawn_against_the_limits():
    band = page().figures[2]
    assert isinstance(band, Band)
    table = band.figures[0]
    assert column(table, "Milestone") == ["ATLAS/M9 Test passed", "BOREAS/M11 Live"]
    assert column(table, "Slip") == ["+2 d", "+23 d"]
    assert table.rows[1].cells[3].text == (Meter(23, 24.0, (5, 20), "off"),)
    assert plain(table.rows[1].cells[1].sub) == "planned: 12 Jun"
    assert table.more.to.page == "milestones"


def test_a_slip_that_is_not_known_is_not_drawn():
    band = page(derived={}).figures[2]
    assert column(band.figures[0], "Slip") == ["n/a", "n/a"]
    assert band.figures[0].rows[0].cells[3].text == ()


def test_budgets_are_the_planned_ones_by_project_and_currency():
    table = page().figures[2].figures[1]
    assert table.title == "Budget planned: ¥1,000 and €500"
    assert column(table, "Planned") == ["¥1,000", "€500"]
    assert plain(table.rows[0].cells[0].sub) == "Labour ¥600 · Services ¥400"


def test_the_highest_threats_of_all_projects_come_first_and_opportunities_are_none():
    listing = band(page(), Listing).figures[0]
    assert isinstance(listing, Listing)
    assert listing.title == "Risks: 2 open, 1 critical"
    assert [item.score.value for item in listing.items] == [20, 12]
    assert items(listing) == [
        ("BOREAS/RISK-001 Customs", "unchanged", ""),
        ("ATLAS/RISK-001 Late fixes", "Li Wei · was 16", ""),
    ]


def test_actions_are_those_overdue_or_due_within_seven_days():
    listing = band(page(), Listing).figures[1]
    assert listing.title == "Actions: 1 overdue, 1 due soon"
    assert (listing.more.text, listing.more.to.page) == ("All 4", "actions")
    assert items(listing) == [
        ("ATLAS/ACT-001 Legal annex", "Zhang Min", "2 days overdue"),
        ("BOREAS/ACT-001 Free testers", "", "12 Jun"),
    ]


def test_each_project_links_to_the_pages_it_has():
    ways = one(page(), Facts)
    assert isinstance(ways, Facts)
    assert facts(ways) == {
        "ATLAS": "Dashboard · Tasks · Milestones · Risks",
        "BOREAS": "Dashboard · Milestones · Risks",
    }
    assert [piece.to.page for piece in ways.facts[0].text if isinstance(piece, Link)] == [
        "atlas",
        "atlas/plan",
        "atlas/milestones",
        "atlas/risks",
    ]


def test_an_audience_sees_declared_status_and_none_computed_anew():
    built = portal(FILES)
    released = release(replace(built, derived={**built.derived, **DERIVED}), "client")
    found = next(portfolio.pages(desk(released, None)))
    table = found.figures[1]
    assert [item.title for item in table.columns] == ["Project", "Declared"]
    assert table.note == ()
    assert found.figures[0].title == "2 projects are running; declared at risk: BOREAS."
    assert found.figures[0].ask is None


def test_names_are_joined_as_the_language_does():
    files, derived = slips(ATLAS=0, BOREAS=0)
    assert "ATLAS、BOREAS" in page(files, derived, language="zh").figures[0].title


@pytest.mark.parametrize(
    ("lights", "expected"),
    [
        (["on_track"], "1 project is running, declared on track."),
        (["on_track", "on_track"], "2 projects are running; all are declared on track."),
        (["off_track"], "1 project is running; declared off track: ATLAS."),
        (
            ["at_risk", "off_track", "at_risk", "on_track"],
            "4 projects are running; declared off track: P2; at risk: ATLAS and P3.",
        ),
        (["on_track", "not_started"], "2 projects are running."),
    ],
)
def test_an_audience_is_told_how_its_projects_are_declared(lights, expected):
    files = {}
    for number, light in enumerate(lights, start=1):
        files |= project("ATLAS" if number == 1 else f"P{number}", f"status: {light}")
    shown = next(portfolio.pages(desk(release(portal(files), "client"), None)))
    assert shown.figures[0].title == expected
