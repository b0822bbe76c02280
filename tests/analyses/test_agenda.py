"""Worked by hand; 5 June 2026 is a Friday, 19 June 2026 the Dragon Boat holiday in China."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.analyses.agenda import (
    after,
    expected,
    interval,
    next_day,
    next_title,
    sections,
    series_names,
    series_of,
)
from pmsite.model.calendar import WorkCalendar
from tests.views._figures import AS_OF, PEOPLE, portal

MEETING = """id: MTG-{n:03}
title: Weekly {n}
series: weekly
status: closed
date: {date}
"""
DAY = dt.date(2026, 6, 12)


def june(day):
    return dt.date(2026, 6, day)


def meetings(*dates, **last):
    files = {
        f"atlas/meetings/MTG-{n:03}.md": MEETING.format(n=n, date=date)
        + ("".join(f"{key}: {value}\n" for key, value in last.items()) if n == len(dates) else "")
        for n, date in enumerate(dates, 1)
    }
    return series_of(portal({**PEOPLE, **files}).graph, "ATLAS", "weekly")


def found(files, day=DAY, series="weekly"):
    named = {f"atlas/{path}": text for path, text in files.items()}
    made = sections(portal({**PEOPLE, **named}), "ATLAS", series, day)
    return {item.name: [record.id for record in item.records] for item in made}


@pytest.mark.parametrize(
    ("title", "following"),
    [
        ("Weekly 12", "Weekly 13"),
        ("Weekly 12: the supplier", "Weekly 13"),
        ("Week 09", "Week 10"),
        ("第12次周例会", "第13次周例会"),
        ("第 9 次例会：接口", "第 10 次例会"),
        ("评审会议（第2次）", "评审会议（第3次）"),
        ("周例会 7", "周例会 8"),
        ("7", "8"),
        ("Review: acceptance at 43 %", None),
        ("Steering meeting, CR-003", None),
        ("Client meeting 2026-06-04", None),
        ("Client meeting 2026", None),
        ("Kick-off", None),
    ],
)
def test_the_title_goes_on_where_the_last_one_is_numbered(title, following):
    assert next_title(title) == following


@given(lead=st.sampled_from(["Weekly ", "周例会", "Call no. 1st "]), number=st.integers(0, 998))
def test_a_title_is_numbered_one_higher_or_not_at_all(lead, number):
    wanted = f"{lead}{number + 1}" if "1st" not in lead else None
    assert next_title(f"{lead}{number}") == wanted


def test_the_interval_is_the_lower_median_of_the_gaps_and_a_week_where_there_is_none():
    assert interval([june(1)]) == 7
    assert interval([june(1), june(15)]) == 14
    assert interval([june(1), june(8), june(15), june(29)]) == 7
    assert interval([june(1), june(8), june(28)]) == 7


def test_the_day_is_the_one_that_the_last_meeting_announced():
    assert next_day(meetings("2026-05-29", "2026-06-05", next="2026-06-14"), AS_OF, WorkCalendar()) == june(
        14
    )


def test_without_an_announced_day_it_is_the_usual_interval_on_moved_to_a_working_day():
    plain = WorkCalendar()
    assert next_day(meetings("2026-05-22", "2026-05-29"), AS_OF, plain) == june(5)
    assert next_day(meetings("2026-05-08", "2026-05-22"), AS_OF, plain) == june(5)
    assert next_day(meetings("2026-05-28", "2026-06-04"), AS_OF, plain) == june(11)
    assert next_day(meetings("2026-05-23", "2026-05-30"), AS_OF, plain) == june(8), "6 June is a Saturday"
    closed = WorkCalendar(holidays=frozenset({june(11), june(12)}))
    assert next_day(meetings("2026-05-28", "2026-06-04"), AS_OF, closed) == june(15)


def test_a_day_that_has_passed_is_none():
    assert next_day(meetings("2026-05-21", "2026-05-28", next="2026-06-04"), AS_OF, WorkCalendar()) == june(
        11
    )
    assert next_day(meetings("2026-04-02", next="2026-06-04"), AS_OF, WorkCalendar()) == june(11)
    assert next_day(meetings("2026-03-02", "2026-03-16"), AS_OF, WorkCalendar()) == june(8)


@given(days=st.integers(0, 400), start=st.dates(dt.date(2025, 1, 1), dt.date(2026, 6, 1)))
def test_a_meeting_is_on_a_working_day_not_before_the_days_have_passed(days, start):
    day = after(start, days, WorkCalendar())
    assert day.weekday() < 5
    assert 0 <= (day - start).days - days <= 2


def test_everybody_who_was_expected_is_proposed_once():
    there = "{present: [li.wei], absent: [zhang.min], excused: [chen.jie]}"
    assert expected(meetings("2026-06-05", attendance=there)[0]) == ("li.wei", "zhang.min", "chen.jie")
    assert expected(meetings("2026-06-05")[0]) == ()


def test_series_are_named_once_and_their_meetings_stand_by_day():
    files = {
        "atlas/meetings/MTG-001.md": MEETING.format(n=1, date="2026-06-03"),
        "atlas/meetings/MTG-002.md": MEETING.format(n=2, date="2026-05-27"),
        "atlas/meetings/MTG-003.md": "id: MTG-003\ntitle: Client\nseries: client\ndate: 2026-05-27",
        "atlas/meetings/MTG-004.md": "id: MTG-004\ntitle: Kick-off\ndate: 2026-05-27",
    }
    graph = portal({**PEOPLE, **files}).graph
    assert series_names(graph, "ATLAS") == ["client", "weekly"]
    assert [meeting.id for meeting in series_of(graph, "ATLAS", "weekly")] == ["MTG-002", "MTG-001"]


def test_all_open_actions_of_the_series_come_first_then_those_of_the_project_that_are_due_by_the_meeting():
    files = {
        "meetings/MTG-001.md": MEETING.format(n=1, date="2026-06-05") + "actions:\n"
        "  - {id: ACT-1, action: Late in the year, owner: li.wei, due: 2026-12-01}\n"
        "  - {id: ACT-2, action: Overdue, owner: li.wei, due: 2026-06-01}\n"
        "  - {id: ACT-3, action: Done, owner: li.wei, due: 2026-06-01, status: done, done: 2026-06-01}",
        "actions/ACT-4.md": "id: ACT-4\ntitle: Named\nowner: li.wei\ndue: 2026-06-20\nsource: MTG-001",
        "actions/ACT-5.md": "id: ACT-5\ntitle: On the day\nowner: li.wei\ndue: 2026-06-12",
        "actions/ACT-6.md": "id: ACT-6\ntitle: A day after\nowner: li.wei\ndue: 2026-06-13",
        "actions/ACT-7.md": "id: ACT-7\ntitle: Overdue\nowner: li.wei\ndue: 2026-05-01",
        "actions/ACT-8.md": "id: ACT-8\ntitle: No day\nowner: li.wei",
    }
    named = {f"atlas/{path}": text for path, text in files.items()}
    (section,) = sections(portal({**PEOPLE, **named}), "ATLAS", "weekly", DAY)
    assert [record.id for record in section.records] == ["ACT-2", "ACT-4", "ACT-1", "ACT-7", "ACT-5"]
    assert (section.own, section.further) == (3, 2)


def test_milestones_are_those_to_come_within_four_weeks_of_the_meeting():
    plan = (
        "id: PLAN-01\ntitle: Plan\nstart: 2026-01-05\nmilestones:\n"
        "  - {id: M1, name: In four weeks, owner: li.wei, baseline: 2026-07-10}\n"
        "  - {id: M2, name: A day later, owner: li.wei, baseline: 2026-07-11}\n"
        "  - {id: M3, name: Reached, owner: li.wei, baseline: 2026-06-01, actual: 2026-06-01}\n"
        "  - {id: M4, name: Off, owner: li.wei, baseline: 2026-06-20, status: cancelled}\n"
        "  - {id: M5, name: Passed, owner: li.wei, baseline: 2026-06-01}\n"
        "  - {id: M6, name: Moved, owner: li.wei, baseline: 2026-06-10, forecast: 2026-09-01}"
    )
    assert found({"plan.md": plan}) == {"milestones": ["M5", "M1"]}


def risk(number, score, **more):
    lines = {"current": f"{{probability: {score[0]}, impact: {score[1]}}}", **more}
    return f"id: RISK-{number}\ntitle: R{number}\nowner: li.wei\nstatus: monitoring\n" + "\n".join(
        f"{key}: {value}" for key, value in lines.items()
    )


def test_risks_are_the_five_of_the_highest_score_and_those_to_be_reviewed_by_the_meeting():
    far = {"next_review": "2026-12-01"}
    files = {f"risks/RISK-{n}.md": risk(n, (n, 2), **far) for n in range(1, 6)}
    files["risks/RISK-6.md"] = risk(6, (1, 1), next_review="2026-06-12")
    files["risks/RISK-7.md"] = risk(7, (1, 1), next_review="2026-06-13")
    files["risks/RISK-8.md"] = risk(8, (5, 5)).replace("monitoring", "closed")
    assert found(files) == {"risks": ["RISK-5", "RISK-4", "RISK-3", "RISK-2", "RISK-1", "RISK-6"]}


def test_issues_are_the_grave_ones_and_those_due_by_the_meeting():
    issue = "id: ISS-{n}\ntitle: I\nowner: li.wei\nseverity: {severity}\nstatus: {status}\ndue: {due}"
    rows = [("high", "open", "2026-09-01"), ("low", "open", "2026-06-12"), ("low", "open", "2026-06-13")]
    rows.append(("critical", "closed", "2026-06-01"))
    files = {
        f"issues/ISS-{n}.md": issue.format(n=n, severity=severity, status=status, due=due)
        for n, (severity, status, due) in enumerate(rows, 1)
    }
    assert found(files) == {"issues": ["ISS-2", "ISS-1"]}


def test_changes_are_the_pending_ones_those_before_their_approvers_first():
    states = ("approved", "deferred", "draft", "in_review", "analysing", "rejected", "submitted")
    files = {
        f"changes/CR-{n}.md": f"id: CR-{n}\ntitle: C\nstatus: {state}\nsubmitted: 2026-06-01"
        for n, state in enumerate(states, 1)
    }
    assert found(files) == {"changes": ["CR-4", "CR-5", "CR-7", "CR-2", "CR-3"]}


def test_decisions_are_the_proposed_ones_and_plans_in_review():
    files = {
        "plan.md": "id: PLAN-01\ntitle: Plan\nstatus: in_review\nstart: 2026-01-05",
        "decisions/DEC-1.md": "id: DEC-1\ntitle: Hosted\nstatus: proposed\ndate: 2026-06-02",
        "decisions/DEC-2.md": "id: DEC-2\ntitle: Taken\nstatus: accepted\ndate: 2026-06-02",
    }
    assert found(files) == {"decisions": ["PLAN-01", "DEC-1"]}


def test_measures_are_improvements_done_that_nobody_has_verified():
    done = "owner: li.wei\nimprovement: true\nstatus: done\ndone: 2026-05-01"
    seen = "verified: {by: li.wei, date: 2026-05-20, effective: true}"
    files = {
        "actions/ACT-1.md": f"id: ACT-1\ntitle: A\n{done}",
        "actions/ACT-2.md": f"id: ACT-2\ntitle: B\n{done}\n{seen}",
        "actions/ACT-3.md": f"id: ACT-3\ntitle: C\n{done}".replace("improvement: true", "improvement: false"),
    }
    assert found(files) == {"measures": ["ACT-1"]}


def test_documents_are_those_in_review_and_those_due_for_it_by_the_meeting():
    rows = [("in_review", "2027-01-01"), ("published", "2026-06-12"), ("published", "2026-06-13")]
    rows.append(("obsolete", "2026-06-01"))
    files = {
        f"documents/DOC-{n}.md": f"id: DOC-{n}\ntitle: D\nstatus: {state}\nnext_review: {day}"
        for n, (state, day) in enumerate(rows, 1)
    }
    assert found(files) == {"documents": ["DOC-2", "DOC-1"]}


def test_nothing_to_talk_about_is_no_item():
    assert found({}) == {}
