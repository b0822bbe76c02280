"""The page of a change, on a plan that is worked by hand (Monday to Friday, 2026)."""

import datetime as dt

import pytest

from pmsite.model.figure import Band, Prose
from pmsite.model.settings import AudienceSettings, Settings
from pmsite.release.release import release
from pmsite.views import baselines, change, plan
from tests.checks._portal import portal
from tests.views._figures import cells, column, desk, facts, head, plain

MONDAY = dt.date(2026, 1, 5)
FILES = {
    "P": "kind: project\nid: P\ntitle: Project\ncurrency: CNY\nfinish: 2026-01-13\naudience: client",
    "plan": """
        id: PLAN-1
        start: 2026-01-05
        tasks: [{id: T-1, name: Work, duration: 5d}]
        milestones: [{id: M1, name: Handover, depends: [T-1], audience: client}]
    """,
    "BL-1": "title: First\ndate: 2026-01-01\nmilestones: {M1: 2026-01-07}\naudience: client",
    "BL-2": """
        title: Second
        date: 2026-01-02
        tasks: {T-1: {start: 2026-01-05, finish: 2026-01-08, hours: 32, cost: 800}}
        milestones: {M1: 2026-01-08}
        audience: client
    """,
    "CR-1": """
        title: Sign-on
        status: baselined
        level: major
        submitted: 2026-01-01
        impact: {schedule: 1d, cost: 800}
        approvals: [{who: li.wei, required: true, verdict: approved, date: 2026-01-02}]
        leads_to: BL-2
        audience: client
    """,
    "CR-2": """
        title: Two languages
        status: in_review
        submitted: 2026-01-02
        needed_by: 2026-01-12
        impact: {scope: Six templates, schedule: 3d, cost: 5000, risk: Late}
        affects: [M1, T-1, REQ-1]
        approvals:
          - {who: li.wei, required: true, verdict: approved, date: 2026-01-03, comment: If texts come}
          - {who: xu.bo, required: true}
          - {who: chen.jie}
        audience: client
    """,
    "CR-3": "title: Fax\nstatus: withdrawn\naudience: client",
    "REQ-1": "title: Documents\nstatus: proposed",
    "li.wei": "title: Li Wei",
    "xu.bo": "title: Xu Bo",
    "chen.jie": "title: Chen Jie",
}


def built(files=None, audience=""):
    rule = {"client": AudienceSettings()}
    found = portal({**FILES, **(files or {})}, as_of=MONDAY, settings=Settings(audiences=rule))
    return release(found, audience) if audience else found


def pages(view=change, *, language="en", **options):
    found = view.pages(desk(built(**options), "P", language=language))
    return {page.address.page: page for page in found}


def figures(page):
    listed = [
        item for found in page.figures for item in (found.figures if isinstance(found, Band) else [found])
    ]
    return {found.title: found for found in listed}


def page(name="CR-2", **options):
    return pages(**options)[f"p/changes/{name}"]


def test_every_change_has_a_page_under_the_change_log():
    assert sorted(pages()) == ["p/changes/CR-1", "p/changes/CR-2", "p/changes/CR-3"]
    found = page()
    assert (found.area, found.view, found.record) == ("client", "p/changes", "P/CR-2")
    assert (head(found).subject, head(found).title) == ("CR-2", "Two languages")


def test_it_says_where_the_change_stands_and_what_may_follow():
    assert facts(figures(page())["Where it stands"]) == {
        "State": "In review",
        "Life cycle": "Draft → Submitted → Analysing → In review → Approved → Implementing → Verified → "
        "Baselined → Closed",
        "May become": "Approved, Conditional, Returned, Rejected, Deferred and Withdrawn",
        "Since the last step": "2 days",
        "Waits for": "Xu Bo",
    }
    decided = facts(figures(page("CR-1"))["Where it stands"])
    assert (decided["May become"], decided["Decided in"], "Waits for" in decided) == (
        "Closed",
        "1 day",
        False,
    )


def test_what_has_ended_goes_no_further():
    found = facts(figures(page("CR-3"))["Where it stands"])
    assert found["Life cycle"] == "Draft → Submitted → Analysing → In review → Withdrawn"
    assert found["May become"] == "nothing more, this is final"


def test_the_approvers_are_asked_while_it_lies_before_them():
    ask = head(page()).ask
    assert ask is not None
    assert ask.title == "Decision needed by Mon 12 Jan 2026"
    assert plain(ask.lines[-1]) == "Waiting for the verdict of Xu Bo."
    assert head(page("CR-1")).ask is None


def test_the_impact_stands_by_dimension_with_the_finish_if_it_is_approved():
    """The plan finishes on Friday 9 January; three working days more are Wednesday 14."""
    table = figures(page())["What it does"]
    assert cells(table) == [
        ["Scope", "Six templates"],
        ["Schedule", "+3 d"],
        ["Cost", "+¥5,000"],
        ["Quality", "not stated"],
        ["Risk", "Late"],
    ]
    assert plain(table.rows[1].cells[1].sub) == (
        "finish if it is approved: 9 Jan → 14 Jan after the target 13 Jan"
    )
    assert not figures(page("CR-1"))["What it does"].rows[1].cells[1].sub
    assert "What it does" not in figures(page("CR-3"))


def test_verdicts_stand_with_day_and_comment_and_who_is_missing():
    table = figures(page())["Approvals: 1 of 3 answered"]
    assert cells(table) == [
        ["Li Wei", "Approved", "3 Jan", "If texts come"],
        ["Xu Bo", "asked for", "–", "–"],
        ["Chen Jie", "asked for", "–", "–"],
    ]
    assert [plain(row.cells[0].sub) for row in table.rows] == ["required", "required", ""]


def test_affected_records_stand_with_their_dates_of_today():
    assert cells(figures(page())["What it affects"]) == [
        ["M1 Handover", "Planned", "9 Jan", "8 Jan"],
        ["T-1 Work", "Not started", "9 Jan", "–"],
        ["REQ-1 Documents", "Proposed", "–", "–"],
    ]


@pytest.mark.parametrize("view", [change, baselines], ids=["change", "baseline"])
def test_what_the_baseline_moved_stands_on_both_sides(view):
    """The first baseline ends on Wednesday 7 January, the second on Thursday 8."""
    address = "p/changes/CR-1" if view is change else "p/baselines/BL-2"
    found = figures(pages(view)[address])
    assert facts(found["What BL-2 moved against BL-1"]) == {
        "Finish": "7 Jan → 8 Jan +1 d",
        "Cost": "+¥800",
        "Hours": "+32 h",
        "Tasks": "0 later, 0 earlier, 0 on their dates · 1 added, 0 removed",
        "Approved by": "CR-1 Sign-on",
    }
    assert cells(found["Milestones that BL-2 moved"]) == [["M1 Handover", "7 Jan", "8 Jan", "+1 d"]]


def test_a_baseline_that_names_the_change_is_found_from_its_side():
    files = {
        "CR-1": FILES["CR-1"].replace("leads_to: BL-2", ""),
        "BL-2": FILES["BL-2"].replace("title: Second", "title: Second\n        change: CR-1"),
    }
    assert "What BL-2 moved against BL-1" in figures(page("CR-1", files=files))


def test_the_plan_names_the_change_behind_its_baseline():
    found = facts(figures(pages(plan)["p/plan"])["Plan"])
    assert (found["Baseline"], found["Approved by"]) == ("BL-2 Second", "CR-1 Sign-on")


def test_an_audience_reads_the_changes_own_fields_only():
    found = page(audience="client")
    table = figures(found)["What it does"]
    assert column(table, "Effect") == ["Six templates", "+3 d", "+¥5,000", "not stated", "Late"]
    assert not any(row.cells[1].sub for row in table.rows)
    assert "14 Jan" not in repr(found)
    assert not [title for title in figures(page("CR-1", audience="client")) if "moved" in title]


def test_fields_and_figures_are_not_said_twice():
    found = page(files={"CR-2": FILES["CR-2"].replace("audience: client", "reason: Asked")})
    assert set(facts(figures(found)["Request"])) == {"Reason", "Submitted", "Needed by"}
    assert [title for title in figures(found) if title.startswith("Approvals")] == [
        "Approvals: 1 of 3 answered"
    ]


def test_the_body_stands_after_the_figures_of_the_change():
    files = {"CR-3": "---\nid: CR-3\ntitle: Fax\nstatus: withdrawn\n---\nNobody faxes.\n"}
    assert any(isinstance(found, Prose) for found in page("CR-3", files=files).figures)


def test_the_page_is_said_in_chinese():
    assert head(page(language="zh")).subject == "CR-2"
