"""A portal with two reports whose figures are frozen, one part of them released to a client."""

from __future__ import annotations

import datetime as dt

from pmsite.model.settings import Settings
from pmsite.pipeline import compiled

_FIGURES = """figures:
  as_of: 2026-03-31
  earned_value: {bac: 2000, pv: 1300, ev: 1100, ac: 1200, sv: -200, cv: -100, spi: 0.8462, cpi: 0.9167}
  hours: {planned: 40, actual: 12, remaining: 28}
  kpis: [{key: on_time, value: 0.5, numerator: 1, denominator: 2, n: 2, target: 0.9, status: red}]
  milestones:
    - {id: M1, baseline: 2026-03-12, forecast: 2026-03-13, actual: 2026-03-13, slip_days: 1, status: achieved_late}
    - {id: M2, baseline: 2026-04-10, forecast: 2026-04-10, actual: null, slip_days: 0, status: planned}
  risks:
    - {id: RISK-1, probability: 3, impact: 4, score: 12, band: high}
  counts: {risks_open: 1}
  curve:
    - {date: 2026-02-28, pv: 400, ev: 300, ac: 350}
    - {date: 2026-03-31, pv: 1300, ev: 1100, ac: 1200}
    - {date: 2026-04-30, pv: 2000}
"""
FILES = {
    "p/index.md": "---\nkind: project\nid: P\ntitle: Project\nmanager: li.wei\nclient: Acme\nstart: 2026-01-05\n"
    "finish: 2026-06-30\ncurrency: CNY\nstatus: on_track\naudience: client\n---\n",
    "p/plan.md": "---\nid: PLAN\ntitle: Plan\nstart: 2026-03-02\ntasks:\n"
    "  - {id: T-1, name: Dig, duration: 10d, owner: li.wei, actual_start: 2026-03-02, actual_finish: 2026-03-13}\n"
    "milestones:\n  - {id: M1, name: Dug, owner: li.wei, baseline: 2026-03-12, actual: 2026-03-13, audience: client}\n"
    "  - {id: M2, name: Built, owner: li.wei, baseline: 2026-04-10, depends: [T-1]}\n---\n",
    "p/risks/RISK-1.md": "---\nid: RISK-1\ntitle: Water\nowner: li.wei\nstatus: monitoring\n"
    "inherent: {probability: 4, impact: 4}\ncurrent: {probability: 3, impact: 4}\n---\n",
    "p/changes/CR-1.md": "---\nid: CR-1\ntitle: Dig deeper\nstatus: in_review\nsubmitted: 2026-03-20\n"
    "needed_by: 2026-04-15\nimpact: {schedule: 3d, cost: 500}\napprovals: [{who: li.wei, required: true}]\n---\n",
    "p/reports/RPT-2026-02.md": "---\nid: RPT-2026-02\ntitle: February\nstatus: published\n"
    "period: {from: 2026-02-01, to: 2026-02-28}\ndimensions: {cost: {declared: on_track, computed: on_track}}\n"
    "figures: {as_of: 2026-02-28, risks: [{id: RISK-1, score: 16, band: critical}]}\n---\n",
    "p/reports/RPT-2026-03.md": "---\nid: RPT-2026-03\ntitle: March\nstatus: published\nowner: li.wei\n"
    "period: {from: 2026-03-01, to: 2026-03-31}\n"
    "dimensions:\n  cost: {declared: at_risk, computed: at_risk, comment: Rock}\n"
    "  schedule: {declared: on_track, computed: on_track}\n"
    "highlights: [Hole dug]\nnext_steps: [Build the wall]\ndecisions_needed: [CR-1]\n"
    + _FIGURES
    + "audience: client\n---\n\n"
    "A good month.\n\n::: audience internal\nOnly for us.\n:::\n",
    "people/li.wei.md": "---\ntitle: Li Wei\nrole: Manager\naudience: client\n---\n",
}
SETTINGS = {"audiences": {"client": {}}}


def reported_portal(edits=None, settings=None):
    """The portal as of 20 April, with a text of some files replaced by another."""
    files = dict(FILES)
    for path, (old, new) in (edits or {}).items():
        assert old in files[path]
        files[path] = files[path].replace(old, new)
    found, _ = compiled(
        {path: text.encode() for path, text in files.items()},
        {},
        Settings(**(settings or SETTINGS)),
        dt.date(2026, 4, 20),
        title="Works",
    )
    return found
