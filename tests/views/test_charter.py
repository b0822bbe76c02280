from pmsite.model.figure import Band, Table
from pmsite.views import charter
from tests.views._figures import PEOPLE, cells, facts, head, items, pages

PROJECT = """kind: project
id: ATLAS
title: Rollout
client: Acme
sponsor: chen.jie
manager: li.wei
goals: [Go live, Save time]
scope: {in: [Portal], out: [Billing, Apps]}
start: 2026-01-05
finish: 2026-06-30
currency: CNY
budget: {labour: 75000, technology: 25000}
tolerances: {schedule: 5d, cost: 5%}
status: at_risk
status_reason: Supplier late
audience: client
field_audience: {budget: [internal]}"""
PLAN = """id: PLAN-01
title: Delivery plan
version: "1.3"
status: approved
approvals:
  - {who: chen.jie, verdict: approved, date: 2026-01-09, comment: Good}
  - {who: zhang.min, required: false}
milestones:
  - {id: M1, name: Signed, baseline: 2026-01-23, actual: 2026-01-22, owner: li.wei, audience: client}
  - {id: M2, name: Live, baseline: 2026-06-23}
  - {id: M3, name: Dropped, baseline: 2026-06-23, status: cancelled}"""
FILES = {
    **PEOPLE,
    "people/chen.jie.md": "id: chen.jie\ntitle: Chen Jie\nrole: Director\ninfluence: 5\ninterest: 4",
    "atlas/index.md": PROJECT,
    "atlas/plan.md": PLAN,
    "atlas/documents/DOC-001.md": "id: DOC-001\ntitle: Charter\ntype: project_charter\nversion: '2'",
    "atlas/documents/DOC-002.md": "id: DOC-002\ntitle: Other\ntype: test_plan",
}


def made(files=FILES, **options):
    return pages(charter, files, **options)["atlas/charter"]


def inner(page):
    return [
        part
        for found in page.figures[1:]
        for part in (found.figures if isinstance(found, Band) else (found,))
    ]


def figure(page, title):
    return next(found for found in inner(page) if found.title.startswith(title))


def test_the_sentence_says_for_whom_by_when_and_whether_the_plan_is_approved():
    page = made()
    assert head(page).title == "2 goals for Acme by Tue 30 Jun 2026. The plan is approved."
    assert (page.area, page.nav, page.order) == ("overview", "Charter", 10)


def test_goals_and_scope_stand_side_by_side():
    page = made()
    assert [main for main, _, _ in items(figure(page, "Goals"))] == ["Go live", "Save time"]
    assert [main for main, _, _ in items(figure(page, "In scope"))] == ["Portal"]
    assert [main for main, _, _ in items(figure(page, "Out of scope"))] == ["Billing", "Apps"]


def test_people_dates_and_tolerances_are_facts():
    found = facts(figure(made(), "Client, people and dates"))
    assert found["State"] == "At risk Supplier late"
    assert found["Sponsor"] == "Chen Jie"
    assert found["Finish"] == "Tue 30 Jun 2026"
    assert found["Tolerances"] == "Schedule 5 d · Cost 5 %"


def test_the_budget_has_shares_and_a_total():
    table = figure(made(), "Budget: ¥100,000")
    assert cells(table) == [
        ["Labour", "¥75,000", "75 %"],
        ["Technology", "¥25,000", "25 %"],
        ["Total", "¥100,000", "100 %"],
    ]


def test_milestones_are_summed_up_without_cancelled_ones():
    table = figure(made(), "Milestones: 1 of 2 reached")
    assert [row[:4] for row in cells(table)] == [
        ["M1 Signed", "Li Wei", "23 Jan", "22 Jan"],
        ["M2 Live", "", "23 Jun", "–"],
    ]


def test_approvals_say_who_was_asked_and_what_they_said():
    assert items(figure(made(), "Approvals of the plan")) == [
        ("Chen Jie", "9 Jan · Good", "Approved"),
        ("Zhang Min", "not required", "asked for"),
    ]


def test_a_verdict_of_a_later_day_is_not_given_yet():
    plan = PLAN.replace("2026-01-09", "2026-06-09").replace("status: approved\n", "status: in_review\n")
    page = made({**FILES, "atlas/plan.md": plan})
    assert head(page).title.endswith("The plan has 0 of 1 approvals.")
    assert items(figure(page, "Approvals of the plan"))[0] == ("Chen Jie", "", "asked for")


def test_key_stakeholders_are_those_with_a_role_and_those_to_manage_closely():
    found = items(figure(made(), "Key stakeholders"))
    assert found == [
        ("Chen Jie", "Sponsor · Director", "Manage closely"),
        ("Li Wei", "Manager", ""),
    ]


def test_documents_of_the_type_charter_are_listed():
    assert items(figure(made(), "Signed charter")) == [("DOC-001 Charter", "version 2", "Draft")]


def test_an_empty_project_has_a_charter_that_says_what_is_missing():
    page = made({"atlas/index.md": "kind: project\nid: ATLAS\ntitle: Rollout"})
    assert head(page).title == "Neither goals nor a finish are written. There is no plan yet."
    assert figure(page, "Goals").empty == "No goals are written."
    assert figure(page, "Budget").empty == "No budget is written."


def test_the_portal_has_no_charter():
    assert pages(charter, FILES, None) == {}


def test_an_audience_sees_neither_budget_nor_engagement():
    page = made(audience="client")
    titles = [found.title for found in inner(page)]
    assert not any(title.startswith("Budget") for title in titles)
    assert head(page).title == "2 goals for Acme by Tue 30 Jun 2026."
    table = figure(page, "Milestones")
    assert isinstance(table, Table)
    assert "Status" not in [column.title for column in table.columns]
