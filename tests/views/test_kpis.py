"""Pages of KPIs, and figures that bodies ask for."""

import pytest

from pmsite.locale.texts import texts
from pmsite.model.figure import Cards, Lanes, Listing, Matrix, Paragraphs, Prose, Table, Timeline
from pmsite.release.release import release
from pmsite.stage.tree import staged
from pmsite.views import kpis
from pmsite.views._embeds import embeds, figure
from tests.views._figures import PEOPLE, cells, column, desk, facts, head, pages, plain, portal, titles
from tests.views._figures import figure as titled

PLAN = """title: Plan
start: 2026-01-05
audience: client
milestones:
  - {id: M1, name: Specified, baseline: 2026-03-20, actual: 2026-03-19, owner: li.wei, audience: client}
  - {id: M2, name: Built, baseline: 2026-05-20, actual: 2026-05-27, owner: li.wei, audience: client}
  - {id: M3, name: Tested, baseline: 2026-07-20, owner: li.wei}"""
FILES = {
    **PEOPLE,
    "atlas/index.md": "kind: project\nid: ATLAS\ntitle: Rollout\nstart: 2026-01-05\naudience: client",
    "atlas/plan.md": PLAN,
    "atlas/risks/RISK-001.md": """title: Parts late
owner: li.wei
inherent: {probability: 4, impact: 5}
current: {probability: 3, impact: 5}
next_review: 2026-06-10
threatens: [M3]
audience: client
responses:
  - {id: ACT-001, action: Second supplier, owner: li.wei, due: 2026-05-20, status: done, done: 2026-05-19}""",
    "atlas/risks/RISK-002.md": "title: Staff ill\nowner: zhang.min\ninherent: {probability: 2, impact: 2}",
    "atlas/changes/CR-001.md": "title: More\nstatus: submitted\nsubmitted: 2026-05-01",
    "boreas/index.md": "kind: project\nid: BOREAS\ntitle: Scanners\nstart: 2026-03-02",
    "boreas/plan.md": """title: Plan
start: 2026-03-02
milestones: [{id: M1, name: Chosen, baseline: 2026-05-20, actual: 2026-05-20, owner: li.wei}]""",
    "kpis/KPI-001.md": """---
title: Changes decided in time
unit: percent
target: 90
owner: li.wei
measure: ratio
of: kind = change and decided_days <= 10
over: kind = change and submitted <= as_of
---

Agreed in January.
""",
    "boreas/kpis/KPI-002.md": """title: Scans a day
unit: scans
measurements: [{date: 2026-05-31, value: 1200.5}]""",
}


def test_a_project_has_an_overview_and_a_page_for_each_kpi():
    found = pages(kpis, FILES)
    assert list(found) == [
        "atlas/kpis",
        "atlas/kpis/on_time",
        "atlas/kpis/client_satisfaction",
        "atlas/kpis/risk_response",
        "atlas/kpis/communication",
        "atlas/kpis/within_budget",
        "atlas/kpis/risks_lowered",
        "atlas/kpis/KPI-001",
    ]
    overview = found["atlas/kpis"]
    assert (overview.area, overview.nav, overview.order, overview.project) == ("kpis", "KPIs", 0, "ATLAS")
    assert head(overview).title == (
        "1 of 4 KPIs with data meet their target. Missed: On-time delivery, Risks lowered and Changes "
        "decided in time. No data: Client satisfaction, Communication and Within budget."
    )
    same = "unchanged since 31 May"
    assert cells(titled(overview, "KPIs of the role")) == [
        ["On-time delivery rate", "50 %", "1 of 2", "≥ 90 %", "Target missed", same],
        ["Client satisfaction", "n/a", "", "≥ 80", "No data", "–"],
        ["Risk response implementation rate", "100 %", "1 of 1", "≥ 95 %", "Target met", same],
        ["Communication score", "n/a", "", "≥ 4", "No data", "–"],
        ["Within budget", "n/a", "", "yes", "No data", "–"],
        ["Risks identified and lowered", "1", "2 threats", "≥ 3", "Target missed", same],
    ]  # fmt: skip


def test_what_has_no_value_says_why_and_is_never_green():
    found = pages(kpis, FILES)
    page = found["atlas/kpis/communication"]
    assert head(page).title == "Not available: no team survey is answered."
    cards = {card.name: card for card in page.figures[1].cards}
    assert (cards["Value"].value, cards["Value"].of) == ("n/a", "no team survey is answered")
    assert cards["Status"].status.health == "none"
    assert titles(page) == ["", "How it is computed"]
    row = titled(found["atlas/kpis"], "KPIs of the role").rows[3]
    assert plain(row.cells[0].sub) == "no team survey is answered"


def test_a_kpis_page_shows_value_months_formula_and_the_records_behind():
    page = pages(kpis, FILES)["atlas/kpis/on_time"]
    assert head(page).title == "1 of 2 milestones due were reached on time: the target of 90 % is missed."
    cards = {card.name: (card.value, card.of) for card in page.figures[1].cards}
    assert cards["Value"] == ("50 %", "")
    assert cards["On time ÷ Due"] == ("1", "of 2")
    assert cards["Target"] == ("≥ 90 %", "")
    assert titles(page)[1:] == [
        "Trend: from 100 % on 31 Mar to 50 %",
        "Value by month",
        "How it is computed",
        "By person",
        "By department",
        "The 2 records behind it",
    ]
    (line,) = page.figures[2].lines
    assert [(point.x, point.y, point.label) for point in line.points][-2:] == [
        ("31 May", 50, "50 %"),
        ("5 Jun", 50, "50 %"),
    ]
    assert (page.figures[2].target, page.figures[2].target_label) == (90, "Target ≥ 90 %")
    assert page.figures[2].ticks == ((40, "40 %"),)
    assert cells(page.figures[3]) == [
        ["5 Jun", "50 %", "1", "2"],
        ["31 May", "50 %", "1", "2"],
        ["30 Apr", "100 %", "1", "1"],
        ["31 Mar", "100 %", "1", "1"],
    ]
    behind = titled(page, "The 2 records behind it")
    assert column(behind, "Record") == ["M2 Built", "M1 Specified"]
    assert column(behind, "Owner") == ["Li Wei", "Li Wei"]
    assert column(behind, "Counted as") == ["Late", "On time"]


def test_an_own_kpis_page_is_its_records_page_with_facts_and_text():
    page = pages(kpis, FILES, None)["kpis/KPI-001"]
    assert page.record == "KPI-001"
    assert any(isinstance(item, Prose) for item in page.figures)
    assert facts(page.figures[2])["Owner"] == "Li Wei"
    assert head(page).small == "KPI-001, own KPI, owner Li Wei"
    formula = titled(page, "How it is computed")
    assert "“kind = change and decided_days <= 10”" in plain(formula.lines[0])
    inner = pages(kpis, FILES)["atlas/kpis/KPI-001"]
    assert inner.record is None
    assert not any(isinstance(item, Prose) for item in inner.figures)


def test_a_series_of_measurements_shows_its_unit():
    found = pages(kpis, FILES, "BOREAS")
    page = found["boreas/kpis/KPI-002"]
    assert page.figures[1].cards[0].value == "1,200.50 scans"
    assert head(page).title == "1,200.50 scans; no target is set."
    assert cells(titled(found["boreas/kpis"], "Own KPIs"))[-1][3:5] == ["–", "No target"]


def test_the_portals_page_has_a_row_a_project_and_the_pool():
    found = pages(kpis, FILES, None)
    overview = found["kpis"]
    assert (overview.area, overview.nav) == ("portfolio", "KPIs")
    table = titled(overview, "Indicators")
    assert column(table, "Project") == ["ATLAS", "BOREAS", "Portfolio"]
    assert column(table, "On-time delivery, target ≥ 90 %") == ["50 %", "100 %", "67 %"]
    assert plain(table.rows[2].cells[1].sub) == "2 of 3 · Target missed"
    assert table.rows[2].summary
    by_project = titled(found["kpis/on_time"], "By project")
    assert column(by_project, "Counted") == ["1 of 2", "1 of 1"]
    assert "boreas/kpis/KPI-002" not in found


def test_a_portal_without_projects_has_no_kpi_pages_but_those_of_records():
    files = {"kpis/KPI-001.md": FILES["kpis/KPI-001.md"]}
    assert set(pages(kpis, files, None)) >= {"kpis/KPI-001"}


def test_an_audience_sees_only_what_its_records_give():
    found = pages(kpis, FILES, audience="client")
    assert list(found) == ["atlas/kpis", "atlas/kpis/on_time", "atlas/kpis/risks_lowered"]
    assert "n/a" not in repr(found)
    assert head(found["atlas/kpis/on_time"]).title.startswith("1 of 2")


def test_a_released_kpi_whose_value_is_withheld_keeps_its_page():
    text = "title: Late\naudience: client\nmeasure: count\nwhere: kind = milestone and status = overdue"
    found = pages(kpis, {**FILES, "kpis/KPI-003.md": text}, None, audience="client")
    assert "kpis/KPI-003" in found
    assert not any(isinstance(item, Cards) for item in found["kpis/KPI-003"].figures)


def test_it_speaks_chinese_without_failing():
    assert pages(kpis, FILES, None, language="zh")


# --- figures that bodies ask for


def drawn(block, project="ATLAS", audience=None):
    built = portal(FILES)
    if audience:
        built = release(built, audience)
    here = desk(built, project)
    return [figure(here, item) for item in embeds(here, f"```pmsite\n{block}\n```\n")]


def test_a_register_shows_the_columns_asked_for_in_the_order_asked_for():
    (table,) = drawn(
        "register: kind = risk\nsort: current.score\n"
        "columns: [owner, current.score, band, next_review, threatens]"
    )
    assert isinstance(table, Table)
    assert [item.title for item in table.columns] == [
        "Record", "Owner", "Current · Score", "Band", "Next review", "Threatens",
    ]  # fmt: skip
    assert cells(table) == [
        ["RISK-002 Staff ill", "Zhang Min", "Low", "Low", "–", "–"],
        ["RISK-001 Parts late", "Li Wei", "Critical", "Critical", "10 Jun", "M3 Tested"],
    ]
    assert [row.cells[2].sort for row in table.rows] == [4, 15]


def test_a_limit_says_how_many_there_are():
    (table,) = drawn("register: kind = risk\nmax_items: 1\nsort: -current.score\ntitle: Highest")
    assert (table.title, table.small) == ("Highest", "1 of 2")
    assert column(table, "Record") == ["RISK-001 Parts late"]


def test_counts_lists_matrix_and_timeline():
    (count,) = drawn("count: kind = milestone\ntitle: Milestones")
    assert isinstance(count, Cards)
    assert (count.cards[0].name, count.cards[0].value) == ("Milestones", "3")
    (listing,) = drawn("list: kind = change and submitted <= as_of")
    assert isinstance(listing, Listing)
    assert len(listing.items) == 1
    (matrix,) = drawn("matrix: owner = li.wei")
    assert isinstance(matrix, Matrix)
    (line,) = drawn("timeline: owner = li.wei")
    assert isinstance(line, Timeline)
    assert [mark.id for mark in line.marks] == ["M1", "M2", "M3"]


def test_a_page_of_the_portal_sees_all_projects_and_one_of_a_project_its_own():
    (lanes,) = drawn("timeline: owner = li.wei", project=None)
    assert isinstance(lanes, Lanes)
    assert len(lanes.lanes) == 2
    (count,) = drawn("count: kind = milestone", project=None)
    assert count.cards[0].value == "4"
    (count,) = drawn("count: kind = milestone and project = BOREAS")
    assert count.cards[0].value == "1"


def test_nothing_found_is_said():
    (listing,) = drawn("timeline: id = M9")
    assert listing.empty == "Nothing is found."


def test_for_an_audience_only_released_records_are_found_and_withheld_fields_find_nothing():
    (count,) = drawn("count: kind = risk", audience="client")
    assert count.cards[0].value == "1"
    (withheld,) = drawn("register: kind = milestone and status = overdue", audience="client")
    assert isinstance(withheld, Paragraphs)
    (table,) = drawn("register: kind = milestone\ncolumns: [owner, slip_days]", audience="client")
    assert [item.title for item in table.columns] == ["Record", "Owner"]


class Drawing:
    def draw(self, figure, _page):
        return f"<b>{type(figure).__name__} {figure.title}</b>"


@pytest.mark.parametrize("place", ["atlas/watch.md", "atlas/risks/RISK-009.md"])
def test_on_the_staged_page_the_figure_stands_in_place_of_its_block(place):
    text = (
        "---\ntitle: Watch\n---\n\nBefore RISK-001.\n\n```pmsite\nregister: kind = risk\ntitle: Risks\n```\n"
        "After.\n\n```python\nregister = 1\n```\n"
    )
    tree = staged(release(portal({**FILES, place: text}), "internal"), texts("en"), Drawing())
    page = next(
        page
        for path, page in tree.texts.items()
        if path.startswith(place.removesuffix(".md")) and path.endswith(".md")
    )
    sha = next(path[9:-5] for path, drawn in tree.texts.items() if drawn == "<b>Table Risks</b>")
    before, _, after = page.partition(f"\n\npmsite-figure-{sha}\n\n")
    assert "Before [RISK-001]" in before
    assert after.startswith("After.\n\n```python\nregister = 1\n```")
    assert sha in before.split("---")[1]
    assert "```pmsite" not in page


@pytest.mark.parametrize(
    ("value", "target", "said"),
    [
        (0.33, 0.5, ("0.33 %", "≥ 0.5 %")),
        (92.4, 90, ("92 %", "≥ 90 %")),
        (92.4, 97.5, ("92 %", "≥ 97.5 %")),
        (0, 0, ("0 %", "≥ 0 %")),
    ],
)
def test_a_share_is_not_rounded_to_nothing_nor_a_target_away(value, target, said):
    text = f"title: Faults\nunit: percent\ntarget: {target}\nmeasurements: [{{date: 2026-06-01, value: {value}}}]"
    page = pages(kpis, {**FILES, "kpis/KPI-003.md": text}, None)["kpis"]
    row = next(row for row in cells(titled(page, "Own KPIs")) if row[0].startswith("Faults"))
    assert (row[1], row[3]) == said
