"""Snapshots written by hand, and a desk whose figures were so."""

import datetime as dt
from dataclasses import replace

from pmsite.locale.texts import texts
from pmsite.model.trend import Snapshot, Trends
from pmsite.views._desk import Desk
from tests.views._figures import desk, portal

PLAN = """id: PLAN
title: Plan
start: 2026-01-05
milestones:
  - {id: M1, name: Dug, forecast: 2026-04-10, actual: 2026-04-14}
  - {id: M2, name: Filled, forecast: 2026-07-01}
  - {id: M3, name: Sown, forecast: 2026-08-01}
  - {id: M4, name: Left out, forecast: 2026-08-01, status: cancelled}"""
FILES = {
    "atlas/plan.md": PLAN,
    "atlas/actions/ACT-1.md": "id: ACT-1\ntitle: Ask\nowner: li.wei\ncreated: 2026-01-05\ndue: 2026-06-30",
}
DAYS = ("2026-03-31", "2026-04-30", "2026-05-31", "2026-06-05")
SHA = "8a4e01fa" * 5


def milestone(forecast, actual=None, status="on_track"):
    return {"title": "", "forecast": actual or forecast, "baseline": None, "actual": actual, "status": status}


def figures(**own):
    empty = {
        "milestones": {},
        "risks": {"open": {}, "closed": [], "score": {}},
        "actions": {"open": 0, "overdue": 0, "done": 0, "cancelled": 0},
        "changes": {},
        "budget": {},
        "kpis": {},
        "status": {},
    }
    return {"projects": {"ATLAS": {**empty, **own}}, "kpis": {}}


def trends(*states, days=DAYS, **more):
    """Snapshots of these states, the last one today's."""
    named = [f"{number:x}" * 40 for number in range(1, len(states))] + [""]
    snapshots = zip(days[-len(states) :], states, named, strict=True)
    return Trends(
        tuple(Snapshot(dt.date.fromisoformat(day), state, commit) for day, state, commit in snapshots),
        since=dt.date(2026, 3, 2),
        **more,
    )


def at(found, language="en"):
    """A desk of ATLAS whose figures were so."""
    made = desk(portal(FILES))
    return Desk(replace(made.portal, trends=found), texts(language), made.project)


def counts(open_, overdue, done, cancelled=0):
    return figures(actions={"open": open_, "overdue": overdue, "done": done, "cancelled": cancelled})
