"""Dates of facts: what has happened, and when."""

from __future__ import annotations

FACTS = {
    "assumption": ("validated",),
    "baseline": ("date",),
    "change": ("submitted", "approvals.*.date", "closed"),
    "decision": ("date",),
    "document": ("revisions.*.date",),
    "feedback": ("date", "answer.date", "closed"),
    "issue": ("raised", "resolved", "closed"),
    "lesson": ("date",),
    "plan": ("approvals.*.date",),
    "risk": ("identified", "reviewed", "acceptance.date", "closed"),
    "survey": ("answers.*.date",),
}
"""Dates that say what has happened, by kind; actions, tasks and milestones have rules of their own."""
