"""A project with something of everything that a dashboard shows."""

import datetime as dt

from tests.views._figures import PEOPLE

PROJECT = """---
kind: project
id: ATLAS
title: Order portal
client: Huayuan
manager: li.wei
sponsor: chen.jie
start: 2026-01-05
finish: 2026-06-30
currency: CNY
budget: {labour: 600, services: 400}
goals: [Order in 90 seconds, Nothing typed twice]
scope: {in: [Orders, Training], out: [Invoices]}
status: on_track
status_reason: Paid early
audience: client
---

What it is about.
"""
RISK = "id: RISK-001\ntitle: Late fixes\nowner: li.wei\ninherent: {probability: 4, impact: 4}\n"
CHANGE = "id: CR-007\ntitle: Bilingual invoices\nstatus: in_review\nsubmitted: 2026-06-01\n"
SURVEY = "id: SUR-01\ntitle: Spring\nrespondents: client\ndate: 2026-05-22\nscale: {min: 1, max: 5}\n"
MEETING = "id: MTG-001\ntitle: Review\ndate: 2026-06-04\nstatus: closed\nnext: 2026-06-11\ndecisions:\n"
FILES = {
    **PEOPLE,
    "atlas/index.md": PROJECT,
    "atlas/plan.md": "id: P-1\ntitle: P\nmilestones:\n"
    "- {id: M8, name: Load test, actual: 2026-05-29, baseline: 2026-05-29}\n- {id: M9, name: Test passed}",
    "atlas/risks/RISK-001.md": RISK
    + "current: {probability: 3, impact: 4}\nreviewed: 2026-06-01\nresponses:\n"
    "  - {id: ACT-010, action: Stub, status: done}\n  - {id: ACT-011, action: Call, due: 2026-06-09}",
    "atlas/changes/CR-007.md": CHANGE + "needed_by: 2026-06-09\nimpact: {schedule: 3d, cost: 84000}\n"
    "approvals: [{who: chen.jie, required: true}]",
    "atlas/changes/CR-008.md": "id: CR-008\ntitle: Sign-on\nstatus: analysing\nsubmitted: 2026-06-02",
    "atlas/changes/CR-001.md": "id: CR-001\ntitle: Old\nstatus: closed",
    "atlas/actions/ACT-001.md": "id: ACT-001\ntitle: Legal annex\ndue: 2026-06-03\nowner: zhang.min",
    "atlas/meetings/MTG-001.md": MEETING + "- {id: DEC-002, decision: Two defects may stay, by: [li.wei]}",
    "atlas/decisions/DEC-001.md": "id: DEC-001\ntitle: Rent servers\ndate: 2026-02-14\nstatus: superseded",
    "atlas/decisions/DEC-003.md": "id: DEC-003\ntitle: To come\ndate: 2026-07-01",
    "atlas/decisions/DEC-004.md": "id: DEC-004\ntitle: Proposed\ndate: 2026-06-01\nstatus: proposed",
    "atlas/requirements/REQ-001.md": "id: REQ-001\ntitle: Fast\nstatus: delivered",
    "atlas/requirements/REQ-002.md": "id: REQ-002\ntitle: Safe\nstatus: confirmed",
    "atlas/surveys/SUR-01.md": SURVEY + "questions: [{id: q1, text: Content?}]\nanswers:\n"
    "  - {by: r1, scores: {q1: 4}}\n  - {by: r2, scores: {q1: 5}}\n"
    "  - {by: r3, date: 2026-07-01, scores: {q1: 1}}",
    "atlas/feedback/FB-001.md": "id: FB-001\ntitle: Slow\nstatus: open\ndate: 2026-06-02",
}
FINISH = {"finish_forecast": dt.date(2026, 6, 24), "finish_slip_days": -4, "float_to_finish_days": 4}
ON_DAY = {"finish_forecast": dt.date(2026, 6, 30), "finish_slip_days": 0, "float_to_finish_days": 0}
LATE = {"finish_forecast": dt.date(2026, 7, 3), "finish_slip_days": 3, "float_to_finish_days": -3}
WHOLE = FINISH | {"milestones_due": 1, "milestones_on_time": 1}
M9 = {
    "baseline": dt.date(2026, 6, 16),
    "forecast": dt.date(2026, 6, 18),
    "slip_days": 2,
    "status": "on_track",
}
DERIVED = {"ATLAS": WHOLE, "ATLAS/M9": M9}
