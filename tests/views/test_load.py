import datetime as dt

from pmsite.views import load
from tests.views._figures import PEOPLE, cells, column, figure, head, pages, plain

FILES = {
    **PEOPLE,
    "atlas/plan.md": """id: PLAN-01
title: Plan
start: 2026-06-01
calendar: none
tasks:
  - {id: T-1, name: A, duration: 10d, allocate: [{who: li.wei, units: 70%}, {who: rig, units: 60%}]}
  - {id: T-2, name: B, duration: 5d, depends: [T-1], allocate: [{who: li.wei, units: 140%}]}
  - {id: T-3, name: C, duration: 5d, allocate: [{who: zhang.min, units: 90%}]}""",
    "atlas/resources.md": """id: RES-01
title: R
departments: [{id: dev, name: Development}]
people: [{who: li.wei, department: dev}, {who: zhang.min, department: dev, leave: [{from: 2026-06-08, to: 2026-06-12}]}]
technology: [{id: rig, name: Test rig}]""",
    "boreas/index.md": "kind: project\nid: BOREAS\ntitle: Other",
    "boreas/plan.md": """id: PLAN-01
title: P
start: 2026-06-08
calendar: none
tasks: [{id: T-9, name: Z, duration: 5d, allocate: [{who: li.wei, units: 40%}]}]""",
}
AS_OF = dt.date(2026, 6, 1)


def made(project="ATLAS", files=FILES, **options):
    return pages(load, files, project, **{"as_of": AS_OF, **options})


def test_the_sentence_says_who_is_over_allocated_in_how_many_of_the_next_weeks():
    page = made()["atlas/load"]
    assert head(page).title == ("Li Wei is over-allocated in 2 of the next 6 weeks (max 140 % in W25).")
    assert (page.area, page.nav, page.order) == ("resources", "Load by week", 10)
    assert plain(head(page).sub) == "3 people and devices; hours of all projects"


def test_rows_are_departments_their_people_and_devices_with_a_number_a_week():
    found = figure(made()["atlas/load"], "Load by week")
    assert [(week.label, week.date, week.now) for week in found.weeks] == [
        ("W23", "1 Jun", True),
        ("W24", "8 Jun", False),
        ("W25", "15 Jun", False),
    ]
    assert [
        (line.name, line.depth, [(cell.text, cell.band) for cell in line.cells]) for line in found.lines
    ] == [
        ("Development", 0, [("80", 2), ("110", 4), ("70", 2)]),
        ("Li Wei", 1, [("70", 2), ("110", 4), ("140", 5)]),
        ("Zhang Min", 1, [("90", 3), ("·", 1), ("·", 1)]),
        ("Test rig", 0, [("60", 2), ("60", 2), ("·", 1)]),
    ]


def test_a_number_opens_the_tasks_of_all_projects_behind_it():
    cell = figure(made()["atlas/load"], "Load by week").lines[1].cells[1]
    assert (cell.label, cell.sum) == ("Li Wei, W24: 110 %", "44 h of 40 h")
    assert [(plain(text), hours) for text, hours in cell.pieces] == [
        ("T-1 A", "28 h"),
        ("BOREAS/T-9 Z", "16 h"),
    ]


def test_over_allocation_is_listed_with_its_tasks_the_worst_first():
    table = figure(made()["atlas/load"], "Over-allocation")
    assert cells(table) == [
        ["Li Wei", "W25", "▲ 140 %", "56 h of 40 h", "T-2 B 56 h"],
        ["Li Wei", "W24", "110 %", "44 h of 40 h", "T-1 A 28 h, BOREAS/T-9 Z 16 h"],
    ]
    assert plain(table.rows[0].cells[0].sub) == "Development"


def test_the_portal_s_page_has_the_people_of_all_projects():
    page = made(None)["load"]
    assert (page.area, page.order, page.project) == ("portfolio", 20, "")
    found = figure(page, "Load by week")
    assert [line.name for line in found.lines] == ["Development", "Li Wei", "Zhang Min", "Test rig"]
    assert column(figure(page, "Over-allocation"), "Tasks")[1] == "ATLAS/T-1 A 28 h, BOREAS/T-9 Z 16 h"


def test_where_nobody_is_over_allocated_the_highest_load_is_named():
    assert head(made("BOREAS", as_of=dt.date(2026, 6, 2), files=without("T-2"))["boreas/load"]).title == (
        "Li Wei is over-allocated in 1 of the next 6 weeks (max 110 % in W24)."
    )
    alone = {**without("T-2"), "boreas/plan.md": "id: PLAN-01\ntitle: P"}
    assert head(made(files=alone)["atlas/load"]).title == (
        "Nobody is over-allocated in the next 6 weeks; the highest load is Zhang Min with 90 % in W23."
    )


def without(task):
    lines = FILES["atlas/plan.md"].splitlines()
    return {**FILES, "atlas/plan.md": "\n".join(line for line in lines if f"id: {task}," not in line)}


def test_several_who_are_over_allocated_are_counted():
    plan = FILES["atlas/plan.md"].replace("units: 90%", "units: 101%")
    assert head(made(files={**FILES, "atlas/plan.md": plan})["atlas/load"]).title == (
        "Li Wei is over-allocated in 2 of the next 6 weeks (max 140 % in W25), and 1 other is too."
    )


def test_a_load_that_rounds_to_100_is_told_with_a_decimal():
    plan = FILES["atlas/plan.md"].replace("units: 90%", "units: 100.3%")
    found = figure(made(files={**FILES, "atlas/plan.md": plan})["atlas/load"], "Load by week")
    assert (found.lines[2].cells[0].text, found.lines[2].cells[0].band) == ("100.3", 4)


def test_hours_in_a_week_without_capacity_are_told_as_hours():
    plan = FILES["atlas/plan.md"].replace("id: T-3, name: C, duration: 5d", "id: T-3, name: C, duration: 10d")
    page = made(files={**FILES, "atlas/plan.md": plan})["atlas/load"]
    cell = figure(page, "Load by week").lines[2].cells[1]
    assert (cell.text, cell.band, cell.label) == ("36 h", 5, "Zhang Min, W24: 36 h, no capacity")
    assert cells(figure(page, "Over-allocation"))[0][:4] == [
        "Zhang Min",
        "W24",
        "▲ no capacity",
        "36 h of 0 h",
    ]


def test_weeks_are_shown_from_two_before_this_one():
    past = "actual_start: 2026-06-01, actual_finish: 2026-06-12"
    plan = FILES["atlas/plan.md"].replace("duration: 10d", f"duration: 10d, {past}")
    page = made(files={**FILES, "atlas/plan.md": plan}, as_of=dt.date(2026, 6, 26))["atlas/load"]
    found = figure(page, "Load by week")
    assert [(week.label, week.now) for week in found.weeks] == [
        ("W24", False),
        ("W25", False),
        ("W26", True),
        ("W27", False),
    ]
    assert plain(found.note) == "Bold: above 100 %. W24 to W27 of 5 planned weeks."


def test_a_plan_that_is_over_shows_its_last_weeks_and_says_that_nothing_is_planned():
    done = "\n".join(
        line.replace(", allocate", ", actual_start: 2026-06-01, actual_finish: 2026-06-05, allocate")
        for line in FILES["atlas/plan.md"].splitlines()
    )
    page = made(files={**FILES, "atlas/plan.md": done}, as_of=dt.date(2026, 9, 1))["atlas/load"]
    assert [week.label for week in figure(page, "Load by week").weeks] == ["W23"]
    assert head(page).title == "No hours are planned in the next 6 weeks."
    assert figure(page, "Over-allocation").rows == ()


def test_an_audience_sees_no_load_and_a_project_without_allocations_has_none():
    assert made(audience="client") == {}
    assert made(files=PEOPLE) == {}


def test_of_many_tasks_the_rest_is_counted_with_its_hours():
    tasks = "\n".join(
        f"  - {{id: T-{n}, name: A, duration: 5d, allocate: [{{who: li.wei, units: {20 - n}%}}]}}"
        for n in range(1, 13)
    )
    plan = f"id: PLAN-01\ntitle: P\nstart: 2026-06-01\ncalendar: none\ntasks:\n{tasks}"
    page = made(files={**PEOPLE, "atlas/plan.md": plan})["atlas/load"]
    cell = figure(page, "Load by week").lines[1].cells[0]
    assert [plain(text) for text, _ in cell.pieces][-2:] == ["T-10 A", "and 2 more"]
    assert cell.pieces[-1][1] == "6.8 h"


def test_weeks_of_another_year_say_so():
    found = figure(made(as_of=dt.date(2025, 12, 1))["atlas/load"], "Load by week")
    assert found.weeks[0].label == "W23 2026"
