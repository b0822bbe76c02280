"""A portal with a past: six commits of May 2026, one a day from the first, as of 5 June unless told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pmsite.analyses.portal import Portal
from tests.analyses._past import Story, project, record
from tests.views._figures import PEOPLE, portal

AS_OF = dt.date(2026, 5, 6)
RISK = "atlas/risks/RISK-001.md"
PLAN = "atlas/plan.md"
FILES = {
    **{path: f"{text}\nemail: {path[7:-3]}@x.example" for path, text in PEOPLE.items()},
    PLAN: "id: PLAN-01\ntitle: Plan\ntasks:\n  - {id: T-12, name: Specification}\n  - {id: T-13, name: Build}",
    RISK: (
        "id: RISK-001\ntitle: Late\nstatus: closed\nowner: li.wei\nidentified: 2026-04-01\n"
        "inherent: {probability: 4, impact: 4}\ncurrent: {probability: 3, impact: 5}"
    ),
    "atlas/documents/DOC-001.md": "id: DOC-001\ntitle: Charter\ntype: charter\nstatus: draft\nversion: '1'",
}


def plan(*percents):
    entries = [{"date": f"2026-05-0{number + 1}", "percent": value} for number, value in enumerate(percents)]
    return [
        record("PLAN-01", "plan", "Plan"),
        record("T-12", "task", "Specification", progress=entries),
        record("T-13", "task", "Build"),
    ]


def risk(status, **values):
    return record(
        "RISK-001", "risk", "Late", status=status, inherent={"probability": 4, "impact": 4}, **values
    )


def story():
    return (
        Story()
        .commit(
            {
                "atlas/index.md": project(),
                RISK: risk("identified"),
                PLAN: plan(40),
                "atlas/documents/DOC-001.md": record("DOC-001", "document", "Charter"),
            },
            subject="Begin",
        )
        .commit({RISK: risk("assessed", current={"probability": 3, "impact": 5})}, subject="Assess for T-12")
        .commit({PLAN: plan(40, 60)}, email="eve@vendor.example", name="Eve", subject="<b>Week</b>")
        .commit({RISK: risk("occurred", current={"probability": 3, "impact": 5})}, subject="It came")
        .commit(
            {RISK: risk("closed", current={"probability": 3, "impact": 5})}, subject="Over", body="All paid."
        )
        .commit({"atlas/issues/ISS-001.md": record("ISS-001", "issue", "Gone")}, subject="New")
    )


def remembered(told: Story, *, as_of: dt.date = AS_OF, files=None, **options) -> Portal:
    built = portal(FILES if files is None else files, as_of=as_of, **options)
    return replace(built, past=told.past(built.graph))
