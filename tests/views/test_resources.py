import datetime as dt

from pmsite.model.figure import Band
from pmsite.read.actuals import Actual
from pmsite.views import resources
from pmsite.views._desk import Desk
from tests.views import _figures
from tests.views._figures import PEOPLE, cells, column, figure, head, pages, plain, titles

FILES = {
    **PEOPLE,
    "atlas/resources.md": """id: RES-01
title: Resources of the rollout
departments: [{id: dev, name: Development}, {id: test, name: Test}, {id: ops, name: Operations}]
people:
  - {who: li.wei, department: dev, rates: [{from: 2026-01-01, per_hour: 100}]}
  - {who: zhang.min, department: test}
technology: [{id: rig, name: Test rig, department: test, capacity: 2, per_day: 500}]
funds: [{category: labour, amount: 1000, committed: 800}, {category: travel, amount: 50}]
requests:
  - {id: RQ-1, to: hr, what: Two testers, asked: 2026-01-20, answered: 2026-01-27, answer: One}
  - {id: RQ-2, to: dev, what: A developer, from: 2026-06-01, asked: 2026-05-26}
  - {id: RQ-3, to: ops, what: A rack, asked: 2026-07-01, answered: 2026-07-02, answer: Yes}""",
    "atlas/plan.md": """id: PLAN-01
title: Plan
tasks:
  - {id: T-1, name: A, duration: 5d, department: dev, budget: {labour: 1200},
     allocate: [{who: li.wei, units: 50%}, {who: zhang.min}, {who: rig, units: 200%}]}
  - {id: T-2, name: B, duration: 2d, owner: zhang.min, budget: {travel: 20}}""",
}


def made(files=FILES, **options):
    return pages(resources, files, **options)["atlas/resources"]


def part(page, title):
    inside = [inner for found in page.figures if isinstance(found, Band) for inner in found.figures]
    return next(found for found in (*page.figures, *inside) if found.title == title)


def test_the_sentence_says_what_is_planned_which_money_is_short_and_what_is_unanswered():
    page = made()
    assert head(page).title == (
        "2 people from 2 departments are planned with 60 hours. "
        "Labour: the tasks plan ¥200 more than is granted. 1 of 2 requests is unanswered."
    )
    assert (page.area, page.nav, page.order) == ("resources", "Resource allocation", 0)
    assert plain(head(page).sub) == "RES-01 Resources of the rollout"


def test_an_unanswered_request_stands_beside_the_sentence():
    ask = head(made()).ask
    assert ask is not None
    assert ask.title == "Requests without an answer: 1"
    assert [plain(line) for line in ask.lines] == [
        "A developer · Development · waits for 10 days · needed from 1 Jun"
    ]


def test_departments_stand_with_their_people_tasks_hours_and_budget():
    table = figure(made(), "People by department")
    assert cells(table) == [
        ["Development", "T-1", "", "20", "¥1,200"],
        ["Li Wei", "T-1", "–", "20", ""],
        ["Test", "T-1, T-2", "", "40", "¥20"],
        ["Zhang Min", "T-1", "–", "40", ""],
        ["Operations", "–", "", "–", "–"],
        ["All departments", "2 tasks", "", "60", "¥1,220"],
    ]
    assert plain(table.note).endswith("1 task has no allocation: T-2")


def test_technology_has_capacity_rate_and_the_tasks_that_take_it():
    assert cells(part(made(), "Technology")) == [["Test rig", "Test", "2", "¥500", "T-1"]]


def test_funds_are_granted_committed_and_planned_with_a_total():
    assert cells(part(made(), "Funds by category")) == [
        ["Labour", "¥1,000", "¥800", "¥1,200"],
        ["Travel", "¥50", "–", "¥20"],
        ["Total", "¥1,050", "¥800", "¥1,220"],
    ]


def test_requests_stand_with_answer_and_days_waited_those_of_later_days_not_yet():
    table = figure(made(), "Requests to other departments")
    assert column(table, "Request") == ["A developer", "Two testers"]
    assert column(table, "To") == ["Development", "HR"]
    assert column(table, "Days waited") == ["10", "7"]
    assert column(table, "Answer") == ["no answer, and needed since then", "One"]


def test_what_was_booked_stands_beside_the_plan():
    portal = _figures.portal(FILES)
    source = portal.graph["ATLAS"].source
    day = dt.date(2026, 6, 1)
    booked = (
        Actual(day, "T-1", "li.wei", 30, None, "labour", "", source),
        Actual(day, "T-1", "zhang.min", 8, None, "labour", "", source),
    )
    object.__setattr__(portal.graph, "actuals", {"ATLAS": booked})
    page = next(resources.pages(Desk(portal, _figures.texts("en"), portal.graph["ATLAS"])))
    assert column(figure(page, "People by department"), "Used hours") == ["30", "30", "8", "8", "–", "38"]
    funds = part(page, "Funds by category")
    assert column(funds, "Used") == ["¥3,000", "–", "¥3,000"]
    assert plain(funds.note) == "1 entry has neither cost nor rate."


USED = {**FILES, "atlas/plan.md": FILES["atlas/plan.md"].replace("tasks:", "start: 2026-06-01\ntasks:")}


def test_usage_is_planned_actual_and_remaining_with_the_variance():
    portal = _figures.portal(USED)
    day, source = dt.date(2026, 6, 1), portal.graph["ATLAS"].source
    booked = (Actual(day, "T-1", "li.wei", 3, None, "labour", "", source),)
    object.__setattr__(portal.graph, "actuals", {"ATLAS": booked})
    page = next(resources.pages(Desk(portal, _figures.texts("en"), portal.graph["ATLAS"])))
    assert cells(figure(page, "Usage by department and person")) == [
        ["Development", "20", "3", "20", "+15.0 %", "¥2,000", "¥300", "¥2,000", "+15.0 %"],
        ["Li Wei", "20", "3", "20", "+15.0 %", "¥2,000", "¥300", "¥2,000", "+15.0 %"],
        ["Test", "40", "0", "40", "±0.0 %", "n/a", "¥0", "n/a", "n/a"],
        ["Zhang Min", "40", "0", "40", "±0.0 %", "n/a", "¥0", "n/a", "n/a"],
        ["All departments", "60", "3", "60", "+5.0 %", "n/a", "¥300", "n/a", "n/a"],
    ]
    assert cells(figure(page, "Usage by work package"))[0] == [
        "T-1 A",
        *("60", "3", "60", "+5.0 %", "¥1,200", "¥300", "¥1,200", "+25.0 %"),
    ]


def test_where_nothing_is_booked_usage_says_so_and_the_load_is_a_click_away():
    page = made(USED)
    assert column(figure(page, "Usage by department and person"), "Actual hours") == ["n/a"] * 5
    assert column(figure(page, "Usage by department and person"), "Variance of hours") == ["n/a"] * 5
    assert figure(page, "People by department").more.to.page == "atlas/load"
    assert figure(made(), "People by department").more is None


def test_allocations_without_a_resources_record_make_a_page():
    files = {key: text for key, text in FILES.items() if key != "atlas/resources.md"}
    page = made(files)
    assert head(page).title == "3 people are planned with 140 hours."
    assert part(page, "Funds by category").rows


def test_without_resources_and_allocations_there_is_no_page():
    assert pages(resources, PEOPLE) == {}
    assert pages(resources, FILES, None) == {}


def test_an_audience_sees_neither_hours_nor_money():
    files = {
        **FILES,
        **{path: f"{text}\naudience: client" for path, text in PEOPLE.items()},
        "atlas/resources.md": FILES["atlas/resources.md"] + "\naudience: client",
    }
    page = made(files, audience="client")
    assert titles(page)[0] == "People by department"
    assert [found.title for found in figure(page, "People by department").columns] == [
        "Department and person",
        "Tasks",
    ]
    assert [found.title for found in part(page, "Technology").columns] == [
        "Technology",
        "Department",
        "Capacity",
    ]
    assert not any("¥" in text for row in cells(figure(page, "People by department")) for text in row)
