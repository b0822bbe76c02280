"""A small portal with what sheets find hard: formula-like text, lists, mappings, days, states, a second project."""

import datetime as dt

from pmsite import pipeline
from pmsite.locale.texts import texts
from pmsite.model.settings import Settings
from pmsite.release.release import release

FILES = {
    "p/index.md": "---\nkind: project\nid: P\ntitle: Port\nmanager: li.wei\naudience: client\n---\n",
    "p/plan.md": "---\nid: PLAN-1\ntitle: Plan\nstart: 2026-01-05\ntasks:\n"
    "  - {id: T-1, name: Dig, duration: 5d, owner: li.wei, budget: {labour: 1000}}\n"
    "milestones:\n  - {id: M1, name: Dug, depends: [T-1], owner: li.wei, baseline: 2026-01-09, audience: client}\n"
    "  - {id: M2, name: Dropped, owner: li.wei, baseline: 2026-03-02, status: cancelled}\n---\n",
    "p/risks/RISK-1.md": "---\ntitle: =1+1\nowner: li.wei\naudience: client\nstatus: monitoring\ncause: '@cmd|calc'\n"
    "current: {probability: 4, impact: {schedule: 5, cost: 3}}\nreviewed: 2026-01-08\n"
    "quantified: {probability: 30%, cost: 20000}\nthreatens: [M1, T-1]\nresponses:\n"
    "  - {id: ACT-1, action: Tent, owner: li.wei, due: 2026-02-01}\n---\n",
    "p/risks/RISK-10.md": "---\ntitle: Frost\nowner: xu.bo\n---\n",
    "p/risks/RISK-2.md": "---\ntitle: Storm\nowner: xu.bo\ntags: [wind, sea]\n---\n",
    "p/meetings/MTG-1.md": "---\ntitle: Weekly\ndate: 2026-02-02\ntime: 14:00-15:30\nchair: li.wei\nplace: Room 1\n"
    "attendance: {present: [xu.bo]}\nstatus: open\nagenda: [{item: 'Rain; wind', minutes: 15}]\n---\n",
    "q/index.md": "---\nkind: project\nid: Q\ntitle: Quay\nmanager: li.wei\n---\n",
    "people/li.wei.md": "---\ntitle: Li Wei\nnames: {zh: 李伟}\naudience: client\n---\n",
    "people/xu.bo.md": "---\ntitle: Xu Bo\n---\n",
}
SETTINGS = Settings.model_validate(
    {"timezone": "Asia/Shanghai", "audiences": {"client": {"hide_fields": {"risk": ["quantified"]}}}}
)
WORDS = texts("en")


def compiled(files=None, settings=SETTINGS):
    data = {path: text.encode() for path, text in {**FILES, **(files or {})}.items()}
    return pipeline.compiled(data, {}, settings, dt.date(2026, 1, 12))[0]


def released(audience, files=None):
    return release(compiled(files), audience)
