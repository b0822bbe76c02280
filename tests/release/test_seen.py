"""Figures of the past that an audience may see: what is withheld today, wholly or in part, is withheld of them too."""

import pytest

from pmsite.kpis._old import seen
from pmsite.model.settings import Settings
from tests.checks._portal import portal

PROJECT = "kind: project\nid: P\ntitle: Project\naudience: client"
SCORED = "title: A\naudience: client\ncurrent: {probability: 5, impact: 5}"
THEN = {"P": PROJECT, "RISK-1": SCORED}


def told(now, settings=None):
    """What the client is told of the risks of an old state."""
    found = seen(portal(THEN, settings=settings), "client", portal({"P": PROJECT, **now}, settings=settings))
    return found["projects"]["P"]["risks"]


def test_what_was_released_and_is_shows():
    assert "25" in str(told({"RISK-1": SCORED}))


@pytest.mark.parametrize(
    "now",
    [
        {"RISK-1": f"{SCORED}\nfield_audience: {{current: [management]}}"},
        {"RISK-1": SCORED.replace("audience: client\n", "")},
        {},
    ],
)
def test_what_is_withheld_today_does_not(now):
    assert "25" not in str(told(now))


def test_what_the_configuration_hides_does_not():
    settings = Settings.model_validate({"audiences": {"client": {"hide_fields": {"risk": ["current"]}}}})
    assert "25" not in str(told({"RISK-1": SCORED}, settings))
