from pmsite.model.figure import Grid
from pmsite.views import team
from tests.views._figures import PROJECT, cells, chips, column, figure, head, pages, plain, titles

LI_WEI = "id: li.wei\ntitle: Li Wei\nrole: Specialist\ninfluence: 3\ninterest: 5\naudience: client"
PEOPLE = {
    "people/li.wei.md": LI_WEI,
    "people/zhang.min.md": "id: zhang.min\ntitle: Zhang Min\ninfluence: 2\ninterest: 2",
    "people/chen.jie.md": "id: chen.jie\ntitle: Chen Jie\ndepartment: management\ninfluence: 5\ninterest: 3",
    "people/anna.k.md": "id: anna.k\ntitle: Anna Keller\norganisation: client\ninfluence: 5\ninterest: 5",
    "people/lin.tao.md": "id: lin.tao\ntitle: Lin Tao\norganisation: supplier\ncompany: Hengtai",
    "people/far.off.md": "id: far.off\ntitle: Far Off\ninfluence: 5\ninterest: 5",
}
FILES = {
    **PEOPLE,
    "atlas/index.md": PROJECT + "\nmanager: li.wei\nsponsor: chen.jie",
    "atlas/resources.md": """id: RES-01
title: R
departments: [{id: dev, name: Development}, {id: pmo, name: Project office}]
people: [{who: li.wei, department: pmo}, {who: zhang.min, department: dev}]""",
    "atlas/plan.md": """id: PLAN-01
title: Plan
tasks:
  - {id: T-1, name: A, duration: 5d, owner: zhang.min, actual_start: 2026-06-01,
     allocate: [{who: zhang.min, units: 60%}]}
  - {id: T-2, name: B, duration: 5d, owner: zhang.min, actual_start: 2026-05-01, actual_finish: 2026-05-05}
  - {id: T-3, name: C, duration: 5d, owner: anna.k}""",
    "atlas/actions/ACT-001.md": "id: ACT-001\ntitle: A\nowner: zhang.min\ndue: 2026-06-01",
    "atlas/actions/ACT-002.md": "id: ACT-002\ntitle: B\nowner: zhang.min\ndue: 2026-07-01",
    "atlas/changes/CR-001.md": """id: CR-001
title: C
status: in_review
requester: lin.tao
submitted: 2026-06-01
approvals: [{who: anna.k}]""",
}


def made(files=FILES, **options):
    return pages(team, files, **options)["atlas/team"]


def test_the_sentence_counts_people_departments_and_who_is_to_be_managed_closely():
    page = made()
    assert head(page).title == (
        "4 people from 3 departments and 1 other organisation take part. "
        "1 stakeholder is to be managed closely."
    )
    assert (page.area, page.nav, page.order) == ("overview", "Team and stakeholders", 20)


def test_the_team_stands_by_department_in_the_order_of_the_resources():
    assert cells(figure(made(), "Team by department")) == [
        ["Development 1 person", "", "", "", "", ""],
        ["Zhang Min", "–", "60 %", "–", "1 of 2 open", "2"],
        ["Project office 1 person", "", "", "", "", ""],
        ["Li Wei", "Manager · Specialist", "–", "–", "–", "–"],
        ["Client 1 person", "", "", "", "", ""],
        ["Anna Keller", "–", "–", "–", "1 of 1 open", "–"],
        ["Management 1 person", "", "", "", "", ""],
        ["Chen Jie", "Sponsor", "–", "–", "–", "–"],
    ]


def test_stakeholders_stand_at_their_influence_and_interest():
    grid = next(found for found in made().figures if isinstance(found, Grid))
    placed = {
        (5 - row, column + 1): [entry.text for entry in entries]
        for row, line in enumerate(grid.cells)
        for column, entries in enumerate(line)
        if entries
    }
    assert placed == {
        (5, 5): ["Anna Keller"],
        (5, 3): ["Chen Jie"],
        (3, 5): ["Li Wei"],
        (2, 2): ["Zhang Min"],
    }
    assert grid.title == "1 stakeholder to manage closely"
    assert plain(grid.note).endswith("because influence or interest is missing: Lin Tao")


def test_zones_cover_the_grid_once():
    grid = next(found for found in made().figures if isinstance(found, Grid))
    covered = [
        (row, column)
        for zone in grid.zones
        for row in range(zone.rows[0], zone.rows[1] + 1)
        for column in range(zone.columns[0], zone.columns[1] + 1)
    ]
    assert sorted(covered) == [(row, column) for row in range(5) for column in range(5)]


def test_the_register_holds_those_whom_the_project_names_the_weightiest_first():
    table = figure(made(), "Stakeholders")
    assert column(table, "Stakeholder") == ["Anna Keller", "Chen Jie", "Li Wei", "Zhang Min", "Lin Tao"]
    assert column(table, "Engagement") == [
        "Manage closely",
        "Keep satisfied",
        "Keep informed",
        "Monitor",
        "–",
    ]
    assert column(table, "Waits for them") == ["1 verdict", "–", "–", "2 actions · 1 overdue", "–"]
    assert chips(table)["Something waits"] == 2


def test_people_of_one_name_stand_in_the_order_of_their_handles():
    handles = [f"any.body{n}" for n in range(8)]
    people = {f"people/{handle}.md": f"id: {handle}\ntitle: Any Body" for handle in handles}
    owners = {
        f"atlas/actions/ACT-1{n}.md": f"id: ACT-1{n}\ntitle: A\nowner: {handle}"
        for n, handle in enumerate(handles)
    }
    table = figure(made({**FILES, **people, **owners}), "Stakeholders")
    found = [row.cells[0].text[0].to.page for row in table.rows if "Any Body" in plain(row.cells[0].text)]
    assert found == [f"people/{handle}" for handle in handles]


def test_a_project_that_names_nobody_has_no_team():
    assert pages(team, {"atlas/index.md": "kind: project\nid: ATLAS\ntitle: Rollout"}) == {}
    assert pages(team, FILES, None) == {}


def test_an_audience_sees_neither_shares_nor_influence():
    page = made(audience="client")
    assert titles(page) == ["Team by department", "Stakeholders"]
    for title in titles(page):
        heads = [found.title for found in figure(page, title).columns]
        assert {"Influence", "Interest", "Engagement", "Allocated now", "Highest ahead"}.isdisjoint(heads)
    assert head(page).title == "1 person takes part."
