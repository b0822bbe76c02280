"""Of the KPIs that its records leave it, an audience sees those that the configuration names."""

import pytest

from pmsite.kpis._measured import measured
from pmsite.model.settings import Settings
from pmsite.release.release import release
from tests.checks._portal import portal

KPI = "---\nid: %s\ntitle: %s\naudience: client\nunit: count\nmeasure: count\nof: kind = %s\n---\n"
FILES = {
    "P": "kind: project\nid: P\ntitle: Project\naudience: client",
    "kpis/KPI-1.md": KPI % ("KPI-1", "Risks", "risk"),
    "kpis/KPI-2.md": KPI % ("KPI-2", "Issues", "issue"),
    "RISK-1": "title: A\naudience: client",
    "ISS-1": "title: B\naudience: client",
}


@pytest.mark.parametrize(
    ("kpis", "seen"), [("all", {"KPI-1", "KPI-2"}), (["KPI-2"], {"KPI-2"}), (["on_time"], set()), ([], set())]
)
def test_named_ones_are_seen(kpis, seen):
    settings = Settings.model_validate({"audiences": {"client": {"kpis": kpis}}})
    found = measured(release(portal(FILES, settings=settings), "client"))
    assert {item.record for item in found.pooled if item.record} == seen
