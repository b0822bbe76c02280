"""Cycles through summaries and calendars that cannot be used, told where they are written."""

import datetime as dt

import pytest

from pmsite.model.settings import Settings
from pmsite.pipeline import compiled

PROJECT = "kind: project\nid: P\ntitle: P"


def said(plan, *, code, others=None, settings=None):
    files = {"p/index.md": PROJECT, "p/plan.md": f"id: PLAN-1\ntitle: Plan\n{plan}", **(others or {})}
    content = {path: f"---\n{text}\n---\n".encode() for path, text in files.items()}
    _, found = compiled(content, {}, settings or Settings(), dt.date(2026, 1, 5))
    return [
        f"{item.source.path}:{item.source.line}:{item.source.column} {item.message}"
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
