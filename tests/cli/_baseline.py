"""A project with a plan that can be frozen."""

from tests.cli._desk import CLEAN

PLAN = """---
id: PLAN-01
title: Plan
status: approved
approvals: [{who: li.wei, verdict: approved, date: 2026-01-02}]
start: 2026-01-05
tasks:
  - {id: T-1, name: Build, owner: li.wei, duration: 5d, allocate: [{who: li.wei, units: 60%}], budget: {labour: 12000}}
  - {id: T-2, name: Test, owner: li.wei, duration: 3d, depends: [T-1], allocate: [{who: li.wei}]}
milestones: [{id: M1, name: Handover, depends: [T-2], owner: li.wei}]
---
"""
RESOURCES = (
    "---\nid: RES-01\ntitle: Resources\n"
    "people: [{who: li.wei, department: pmo, rates: [{from: 2026-01-01, per_hour: 100.5}]}]\n---\n"
)


def change(name, status):
    return (
        f"---\nid: {name}\ntitle: Sign-on\nstatus: {status}\nsubmitted: 2026-01-02\nrequester: li.wei\n"
        "reason: Asked for\nimpact: {schedule: 2d, cost: 0}\n"
        "approvals: [{who: li.wei, required: true, verdict: approved, date: 2026-01-03}]\n---\n"
    )


FILES = {
    **CLEAN,
    "p/plan.md": PLAN,
    "p/resources.md": RESOURCES,
    "p/changes/CR-1.md": change("CR-1", "approved"),
    "p/changes/CR-2.md": change("CR-2", "draft")
    .replace("verdict: approved, date: 2026-01-03", "")
    .replace("submitted: 2026-01-02\n", ""),
}
FIRST = ("baseline", "create", "Plan as approved", "--reason", "First plan: version 1.0")
SECOND = ("baseline", "create", "After CR-1", "--reason", "Sign-on")
LONGER = PLAN.replace("duration: 3d", "duration: 5d")
