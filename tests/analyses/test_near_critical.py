"""Near-critical: not critical, but with no more total float than the configuration sets."""

import datetime as dt

import pytest

from pmsite.model.settings import Settings
from pmsite.pipeline import compiled

# A takes 10 days and holds the finish; B has 10 - 5 = 5 days of float, C 10 - 4 = 6
PLAN = """id: PLAN-1
title: Plan
start: 2026-01-05
tasks:
  - {id: A, name: A, duration: 10d}
  - {id: B, name: B, duration: 5d}
  - {id: C, name: C, duration: 4d}
milestones: [{id: M, name: M, depends: [B]}]
"""


@pytest.mark.parametrize(
    ("schedule", "critical", "near"),
    [
        ({}, {"A"}, {"B", "M"}),
        ({"near_critical": 6}, {"A"}, {"B", "C", "M"}),
        ({"near_critical": 0}, {"A"}, set()),
        ({"critical": 5, "near_critical": 6}, {"A", "B", "M"}, {"C"}),
    ],
)
def test_the_limits_of_the_configuration_decide(schedule, critical, near):
    content = {
        "p/index.md": b"---\nkind: project\nid: P\ntitle: P\n---\n",
        "p/plan.md": f"---\n{PLAN}---\n".encode(),
    }
    settings = Settings.model_validate({"schedule": schedule})
    portal, _ = compiled(content, {}, settings, dt.date(2026, 1, 1))
    found = {key: portal.of(f"P/{key}") for key in "ABCM"}
    assert {key for key, value in found.items() if value["critical"]} == critical
    assert {key for key, value in found.items() if value["near_critical"]} == near
