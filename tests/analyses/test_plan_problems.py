"""Cycles through summaries and calendars that cannot be used, told where they are written."""

import datetime as dt

import pytest

from pmsite.model.settings import Settings
from pmsite.pipeline import compiled

PROJECT = "kind: project\nid: P\ntitle: P"


def said(plan, *, code, others=None, settings=None, what="message"):
    files = {"p/index.md": PROJECT, "p/plan.md": f"id: PLAN-1\ntitle: Plan\n{plan}", **(others or {})}
    content = {path: f"---\n{text}\n---\n".encode() for path, text in files.items()}
    _, found = compiled(content, {}, settings or Settings(), dt.date(2026, 1, 5))
    return [
        f"{item.source.path}:{item.source.line}:{item.source.column} {getattr(item, what)}"
        for item in found
        if item.code == code
    ]


def test_a_cycle_that_closes_through_the_part_of_a_summary_is_one_error_with_its_links():
    # X waits for the whole of S, so for A; A waits for X
    plan = """\
start: 2026-01-05
tasks:
  - id: S
    name: S
    tasks:
      - {id: A, name: A, duration: 1d, depends: [X]}
      - {id: B, name: B, duration: 1d}
  - {id: X, name: X, duration: 1d, depends: [S]}"""
    assert said(plan, code="PM033") == [
        (
            "p/plan.md:9:50 depends in a ring through a summary: X → A → X "
            "(X depends on S p/plan.md:11, A depends on X p/plan.md:9)"
        )
    ]


def test_a_cycle_between_a_summary_and_the_part_of_another():
    # every part of S waits for every part of R, so B for C; C waits for B
    plan = """\
start: 2026-01-05
tasks:
  - {id: S, name: S, depends: [R], tasks: [{id: A, name: A, duration: 1d}, {id: B, name: B, duration: 1d}]}
  - {id: R, name: R, tasks: [{id: C, name: C, duration: 1d, depends: [B]}, {id: D, name: D, duration: 1d}]}"""
    assert said(plan, code="PM033") == [
        (
            "p/plan.md:6:32 depends in a ring through a summary: C → B → C "
            "(C depends on B p/plan.md:7, S depends on R p/plan.md:6)"
        )
    ]


A_AND_B = """[{id: A, name: A, duration: 1d, depends: [B]}, {id: B, name: B, duration: 1d, depends: [A]}]"""
TWO_SUMMARIES = """
  - {id: A, name: A, depends: [B], tasks: [{id: A1, name: A, duration: 1d}, {id: A2, name: A, duration: 1d}]}
  - {id: B, name: B, depends: [A], tasks: [{id: B1, name: B, duration: 1d}, {id: B2, name: B, duration: 1d}]}"""


@pytest.mark.parametrize("tasks", [A_AND_B, TWO_SUMMARIES])
def test_a_ring_of_written_links_is_told_once(tasks):
    assert len(said(f"start: 2026-01-05\ntasks: {tasks}", code="PM033")) == 1


def test_an_unknown_calendar_of_a_task_and_of_a_person_is_told_where_it_is_written():
    plan = "start: 2026-01-05\ntasks:\n  - {id: A, name: A, duration: 1d, calendar: zz}"
    people = {"p/resources.md": "id: RES-1\ntitle: R\npeople:\n  - {who: a.a, calendar: yy}"}
    assert said(plan, code="PM044", others=people) == [
        "p/plan.md:6:46 zz is no calendar",
        "p/resources.md:5:26 yy is no calendar",
    ]


def test_a_year_without_published_days_is_told_of_the_calendar_of_a_task_too():
    plan = "start: 2028-01-03\ncalendar: none\ntasks:\n  - {id: A, name: A, duration: 1d, calendar: cn}"
    assert said(plan, code="PM045") == [
        "p/plan.md:7:46 the plan reaches 2028, whose working days are not known yet in calendar cn"
    ]
    assert not said(plan.replace("2028-01-03", "2026-01-05"), code="PM045")


PLAN = "start: {start}\ncalendar: {name}\n{more}tasks:\n  - {{id: A, name: A, duration: 1d{own}}}"


def year_of(name="cn", more="", own="", start="2028-01-04", settings=None):
    plan = PLAN.format(start=start, name=name, more=more, own=own)
    return [
        message.partition("reaches ")[2].partition(",")[0]
        for message in said(plan, code="PM045", settings=settings)
    ]


def office(base, *exceptions):
    days = [{"date": day, "works": works} for day, works in exceptions]
    return Settings.model_validate({"calendars": {"office": {"base": base, "exceptions": days}}})


OFF, WORKED = "- {date: 2028-01-03, works: false}", "- {date: 2028-01-08, works: true}"


def test_a_year_whose_days_off_stand_in_the_plan_is_known():
    assert year_of() == ["2028"]
    assert year_of(more=f"exceptions:\n  {OFF}\n  {WORKED}\n") == []


def test_a_make_up_workday_alone_or_a_day_off_of_another_year_does_not_make_it_known():
    assert year_of(more=f"exceptions: [{WORKED[2:]}]\n") == ["2028"]
    assert year_of(more="exceptions: [{date: 2027-01-01, works: false}]\n") == ["2028"]


def test_the_days_off_of_a_calendar_of_the_configuration_count_wherever_it_is_named():
    known = office("cn", (dt.date(2028, 1, 3), False))
    assert year_of("office", settings=office("cn")) == ["2028"]
    assert year_of("office", settings=known) == []
    assert year_of("none", own=", calendar: office", settings=office("cn")) == ["2028"]
    assert year_of("none", own=", calendar: office", settings=known) == []


def test_exceptions_of_the_plan_are_none_of_another_calendar():
    # the task works by cn, the exceptions are those of the plan's calendar "none"
    assert year_of("none", more=f"exceptions: [{OFF[2:]}]\n", own=", calendar: cn") == ["2028"]


def test_the_remedy_says_how_a_year_becomes_known():
    plan = PLAN.format(start="2028-01-04", name="cn", more="", own="")
    (remedy,) = said(plan, code="PM045", what="remedy")
    assert "exceptions of the plan or of a calendar of the configuration" in remedy
