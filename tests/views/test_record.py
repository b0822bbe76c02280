"""The page of a record: a milestone's state is the derived one."""

import datetime as dt
from dataclasses import replace

from pmsite.release.release import release
from pmsite.views import record
from tests.views._figures import desk, facts, figure, items, portal

PLAN = """
id: PLAN-01
title: Plan
audience: client
tasks: [{id: T-1, name: A, duration: 1d}]
milestones: [{id: M1, name: Signed, status: planned, baseline: 2026-06-01, depends: [T-1], audience: client}]
"""
DRIVER = {
    "id": "T-1", "kind": "link", "holds": "both", "held": dt.date(2026, 6, 9), "date": dt.date(2026, 6, 9),
    "link": "FS", "lag": "+0", "through": None, "movable": True, "left": None,
}  # fmt: skip


def page(status, *, address="atlas/milestones/M1", audience=None):
    built = portal({"atlas/plan.md": PLAN})
    built = replace(built, derived={"ATLAS/M1": {"status": status, "driven_by": DRIVER}})
    built = release(built, audience) if audience else built
    return {found.address.page: found for found in record.pages(desk(built))}[address]


def test_a_milestones_page_shows_its_derived_state_and_what_drives_it():
    found = facts(page("overdue").figures[1])
    assert found["State"] == (
        "Overdue · falls on 9 Jun because T-1 finishes 9 Jun, FS+0; moving T-1 by 1 day moves this"
    )


def test_an_achieved_milestone_is_not_planned():
    assert facts(page("achieved").figures[1])["State"].startswith("Achieved ")


def test_the_plan_lists_its_milestones_by_their_derived_state():
    plan = page("delayed", address="atlas/plans/PLAN-01")
    assert items(figure(plan, "Milestones")) == [("M1 Signed", "", "Delayed")]


def test_an_audience_reads_no_state_that_is_withheld():
    assert "State" not in facts(page("overdue", audience="client").figures[1])
