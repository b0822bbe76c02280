"""Load by week, worked by hand.

Calendar ``none`` is Monday to Friday of 8 hours. In China the State Council's arrangement for 2026 makes 15 to
23 February a holiday and Saturdays 14 and 28 February workdays.
"""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.analyses.load import WeekLoad, derive, iso_week, load, over_allocated
from tests.views._figures import portal

MONDAY = dt.date(2026, 1, 5)
W02, W03, W04 = (MONDAY + dt.timedelta(weeks=n) for n in range(3))


def built(tasks, people="", *, technology="", calendar="none", start=MONDAY, as_of=MONDAY, **files):
    plan = [
        "id: PLAN-01",
        "title: P",
        f"start: {start}",
        f"calendar: {calendar}",
        "tasks:",
        *(f"  - {{{item}}}" for item in tasks),
    ]
    resources = ["id: RES-01", "title: R", "departments: [{id: dev, name: Development}]"]
    resources += [f"people: [{people}]"] * bool(people) + [f"technology: [{technology}]"] * bool(technology)
    return portal(
        {"atlas/plan.md": "\n".join(plan), "atlas/resources.md": "\n".join(resources), **files}, as_of=as_of
    )


def cell(it, who, monday, project="ATLAS"):
    found = load(it, it.graph[project] if project else None)
    week = next(row for row in found.rows if row.who == who).weeks[monday]
    return round(week.planned, 4), round(week.capacity, 4)


LI = "{who: li.wei, department: dev}"


def test_units_of_five_days_are_24_of_40_hours():
    it = built(["id: T-1, name: A, duration: 5d, allocate: [{who: li.wei, units: 60%}]"], LI)
    assert cell(it, "li.wei", W02) == (24, 40)
    assert derive(it.graph, it.settings, MONDAY)["ATLAS"]["load"] == [
        {"who": "li.wei", "week": "2026-W02", "planned_hours": 24, "capacity_hours": 40}
    ]


def test_hours_go_to_the_weeks_in_which_the_task_is_worked():
    it = built(["id: T-1, name: A, duration: 8d, allocate: [{who: li.wei}]"], LI)
    assert [cell(it, "li.wei", week) for week in (W02, W03)] == [(40, 40), (24, 40)]


def test_half_days_of_two_tasks_on_one_day_fill_it_once():
    it = built(
        [
            "id: T-1, name: A, duration: 12h, allocate: [{who: li.wei}]",
            "id: T-2, name: B, duration: 28h, depends: [T-1], allocate: [{who: li.wei}]",
        ],
        LI,
    )
    assert cell(it, "li.wei", W02) == (40, 40)


def test_leave_takes_capacity_away_and_not_the_planned_hours():
    people = "{who: li.wei, department: dev, leave: [{from: 2026-01-06, to: 2026-01-07}]}"
    it = built(["id: T-1, name: A, duration: 5d, allocate: [{who: li.wei}]"], people)
    assert cell(it, "li.wei", W02) == (40, 24)
    ((row, week),) = over_allocated(load(it), MONDAY)
    assert (row.who, week.share, week.band) == ("li.wei", 1.6667, 5)


def test_a_week_of_leave_has_no_share_and_is_over_allocated():
    people = "{who: li.wei, leave: [{from: 2026-01-05, to: 2026-01-11}]}"
    it = built(["id: T-1, name: A, duration: 1d, allocate: [{who: li.wei}]"], people)
    ((_, week),) = over_allocated(load(it), MONDAY)
    assert (week.planned, week.capacity, week.share, week.band) == (8, 0, None, 5)


def test_make_up_workdays_and_holidays_of_the_calendar_count():
    """Six days with Saturday 14 February; no day from 15 to 23 February; then four days and Saturday 28."""
    it = built(
        ["id: T-1, name: A, duration: 11d, allocate: [{who: li.wei, units: 50%}]"],
        "{who: li.wei, calendar: cn}",
        calendar="cn",
        start="2026-02-09",
        as_of=dt.date(2026, 2, 9),
    )
    weeks = [dt.date(2026, 2, day) for day in (9, 16, 23)]
    assert [cell(it, "li.wei", week) for week in weeks] == [(24, 48), (0, 0), (20, 40)]


def test_work_in_the_plan_s_calendar_on_a_holiday_of_the_person_s_is_over_allocation():
    it = built(
        ["id: T-1, name: A, duration: 5d, allocate: [{who: li.wei}]"],
        "{who: li.wei, calendar: cn}",
        start="2026-02-16",
        as_of=dt.date(2026, 2, 16),
    )
    assert cell(it, "li.wei", dt.date(2026, 2, 16)) == (40, 0)


def test_a_release_weekend_of_the_plan_is_work_and_no_capacity_of_a_person_with_an_own_calendar():
    plan = "id: PLAN-01\ntitle: P\nstart: 2026-01-05\ncalendar: none\n"
    plan += "exceptions: [{date: 2026-01-10, works: true}]\ntasks:\n"
    tasks = "  - {id: T-1, name: A, duration: 6d, allocate: [{who: li.wei}, {who: zhang.min}]}"
    people = "people: [{who: li.wei, calendar: cn}, {who: zhang.min}]"
    it = portal(
        {"atlas/plan.md": plan + tasks, "atlas/resources.md": f"id: RES-01\ntitle: R\n{people}"}, as_of=MONDAY
    )
    assert [cell(it, who, W02) for who in ("li.wei", "zhang.min")] == [(48, 40), (48, 48)]


def test_part_time_people_can_give_their_own_hours():
    people = "{who: li.wei, hours_per_day: 4}, {who: zhang.min, hours_per_day: 6}"
    tasks = ["id: T-1, name: A, duration: 5d, allocate: [{who: li.wei, units: 50%}, {who: zhang.min}]"]
    it = built(tasks, people)
    assert [cell(it, who, W02) for who in ("li.wei", "zhang.min")] == [(20, 20), (40, 30)]


def test_a_device_has_the_capacity_of_its_units():
    tasks = ["id: T-1, name: A, duration: 5d, allocate: [{who: rig, units: 300%}]"]
    it = built(tasks, technology="{id: rig, name: Test rig, capacity: 2}")
    assert cell(it, "rig", W02) == (120, 80)
    assert [(row.who, row.type) for row in load(it).rows] == [("rig", "device")]


def test_an_effort_is_shared_by_units():
    """30 hours at 150 % last 2.5 days: 20 hours of the one, 10 of the other."""
    tasks = ["id: T-1, name: A, effort: 30h, allocate: [{who: li.wei}, {who: zhang.min, units: 50%}]"]
    it = built(tasks, f"{LI}, {{who: zhang.min}}")
    assert [cell(it, who, W02) for who in ("li.wei", "zhang.min")] == [(20, 40), (10, 40)]


def test_started_work_that_takes_longer_goes_on_at_its_share_of_the_day():
    """5 days begun on 5 January, 3 left at the close of 9 January: until Wednesday 14, 8 hours a day."""
    begun = "actual_start: 2026-01-05, progress: [{date: 2026-01-09, remaining: 3d}]"
    tasks = [f"id: T-1, name: A, duration: 5d, {begun}, allocate: [{{who: li.wei}}]"]
    it = built(tasks, LI, as_of=dt.date(2026, 1, 9))
    assert [cell(it, "li.wei", week) for week in (W02, W03)] == [(40, 40), (24, 40)]


def test_work_that_was_done_sooner_took_no_more_of_a_day():
    done = "actual_start: 2026-01-05, actual_finish: 2026-01-06"
    tasks = [f"id: T-1, name: A, duration: 5d, {done}, allocate: [{{who: li.wei}}]"]
    assert cell(built(tasks, LI, as_of=W03), "li.wei", W02) == (16, 40)


def test_work_done_on_a_free_day_counts_in_its_week():
    done = "actual_start: 2026-01-10, actual_finish: 2026-01-11"
    tasks = [f"id: T-1, name: A, duration: 1d, {done}, allocate: [{{who: li.wei}}]"]
    assert cell(built(tasks, LI, as_of=W03), "li.wei", W02) == (8, 40)


OTHER = {
    "boreas/index.md": "kind: project\nid: BOREAS\ntitle: Other",
    "boreas/plan.md": """id: PLAN-01
title: P
start: 2026-01-05
tasks: [{id: T-9, name: Z, duration: 10d, allocate: [{who: li.wei, units: 70%}]}]""",
}


def test_load_adds_up_over_projects_and_names_the_tasks_behind_it():
    tasks = ["id: T-1, name: A, duration: 5d, allocate: [{who: li.wei, units: 60%}]"]
    it = built(tasks, LI, **OTHER)
    row = next(row for row in load(it, it.graph["ATLAS"]).rows if row.who == "li.wei")
    assert list(row.weeks) == [W02]
    assert (row.weeks[W02].share, row.weeks[W02].band) == (1.3, 5)
    assert [(piece.task.uid, round(piece.hours, 2)) for piece in row.weeks[W02].pieces] == [
        ("BOREAS/T-9", 28),
        ("ATLAS/T-1", 24),
    ]
    assert load(it).mondays == (W02, W03)
    rows = derive(it.graph, it.settings, MONDAY)
    assert [item["planned_hours"] for item in rows["ATLAS"]["load"]] == [24]
    assert [item["planned_hours"] for item in rows["BOREAS"]["load"]] == [28, 28]


def test_a_department_is_the_hours_and_the_capacity_of_its_people():
    tasks = ["id: T-1, name: A, duration: 5d, allocate: [{who: li.wei}, {who: chen.jie, units: 20%}]"]
    people = f"{LI}, {{who: zhang.min, department: dev, hours_per_day: 4}}, {{who: chen.jie}}"
    it = built(tasks, people, **{"people/chen.jie.md": "id: chen.jie\ntitle: C\ndepartment: sales"})
    found = load(it, it.graph["ATLAS"])
    assert [(row.who, row.type) for row in found.rows] == [
        ("dev", "department"),
        ("li.wei", "person"),
        ("zhang.min", "person"),
        ("sales", "department"),
        ("chen.jie", "person"),
    ]
    assert cell(it, "dev", W02) == (40, 60)
    assert cell(it, "sales", W02) == (8, 40)
    assert found.names == {"dev": "Development"}


def test_leave_that_two_projects_write_adds_up():
    tasks = ["id: T-1, name: A, duration: 5d, allocate: [{who: li.wei}]"]
    people = "{who: li.wei, leave: [{from: 2026-01-05, to: 2026-01-06}]}"
    more = "id: RES-01\ntitle: R\npeople: [{who: li.wei, leave: [{from: 2026-01-06, to: 2026-01-07}]}]"
    it = built(tasks, people, **OTHER, **{"boreas/resources.md": more})
    assert cell(it, "li.wei", W02)[1] == 16


@pytest.mark.parametrize(
    ("planned", "band"),
    [(0, 1), (19.9, 1), (20, 2), (32, 2), (32.1, 3), (40, 3), (40.1, 4), (48, 4), (48.1, 5)],
)
def test_bands_end_at_50_80_100_and_120_percent(planned, band):
    week = WeekLoad(MONDAY, planned, 40)
    assert week.band == band
    assert week.over is (planned > 40)


def test_over_allocation_is_listed_from_this_week_on_the_worst_first():
    tasks = [
        "id: T-1, name: A, duration: 5d, allocate: [{who: li.wei, units: 110%}]",
        "id: T-2, name: B, duration: 5d, depends: [T-1], allocate: [{who: li.wei, units: 120%}]",
        "id: T-3, name: C, duration: 5d, depends: [T-2], allocate: [{who: li.wei, units: 150%}]",
    ]
    it = built(tasks, LI)
    found = load(it)

    def told(day, weeks=None):
        return [(iso_week(week.monday), week.share) for _, week in over_allocated(found, day, weeks)]

    assert told(MONDAY) == [("2026-W04", 1.5), ("2026-W03", 1.2), ("2026-W02", 1.1)]
    assert told(W03) == [("2026-W04", 1.5), ("2026-W03", 1.2)]
    assert told(dt.date(2026, 1, 9), 2) == [("2026-W03", 1.2), ("2026-W02", 1.1)]


def test_an_iso_week_belongs_to_the_year_of_its_thursday():
    assert [iso_week(dt.date(2025, 12, 29)), iso_week(dt.date(2027, 1, 3))] == ["2026-W01", "2026-W53"]


def test_without_a_plan_or_allocations_there_is_no_load():
    assert derive(portal({}).graph, portal({}).settings, MONDAY) == {}
    assert load(built(["id: T-1, name: A, duration: 5d"], LI)).rows == ()


@given(st.integers(1, 400), st.integers(1, 200), st.integers(0, 6))
def test_the_hours_of_what_has_not_started_are_all_there(hours, units, later):
    """A duration of so many hours takes its hours by the units, in whichever weeks."""
    tasks = [f"id: T-1, name: A, duration: {hours}h, allocate: [{{who: li.wei, units: {units}%}}]"]
    it = built(tasks, LI, start=MONDAY + dt.timedelta(days=later))
    found = sum(week.planned for row in load(it).each for week in row.weeks.values())
    assert found == pytest.approx(hours * units / 100)
