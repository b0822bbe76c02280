"""A small portal, and what ``pmsite diff`` makes of an edit of it.

The plan, Monday to Friday, as the close of Friday 6 March 2026 sees it (days of March):

    T-1 Design 5d  2–6, done   T-2 Build 10d  9–20   T-4 Test 5d  23–27   M2 Live  27
                               T-3 Manual 3d  9–11, before M2: 12 days of float (12–13, 16–20, 23–27)
    M1 Design approved  reached on the 6th
    M3 Manual printed   11, after T-3: nothing waits for it, 12 days of float

Budget at completion 4,500; by the 6th T-1 is planned, done and paid: PV = EV = AC = 1,000, SPI = CPI = 1, EAC 4,500.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import dedent
from typing import Any

import yaml

from pmsite.consequences._differ import difference
from pmsite.consequences._pairs import Side
from pmsite.graph.plain import plain
from pmsite.model.difference import Difference
from pmsite.model.settings import Settings
from pmsite.pipeline import compiled

AS_OF = dt.date(2026, 3, 6)
CALENDAR = "calendars: {office: {base: none}}"
Edit = str | None | tuple[str, str] | list[tuple[str, str]]
FILES = {
    "p/index.md": """
        kind: project
        id: P
        title: Project
        manager: ann
        sponsor: ann
        start: 2026-03-02
        finish: 2026-03-31
        status: on_track
        currency: EUR
        calendar: office
        budget: {labour: 5000}
        audience: client
        field_audience: {manager: [], sponsor: []}
        """,
    "p/plan.md": """
        id: PLAN-1
        title: Plan
        version: "1.0"
        approvals: [{who: ann, required: true, verdict: approved, date: 2026-02-27}]
        tasks:
        - {id: T-1, name: Design, duration: 5d, owner: ann, budget: {labour: 1000}, actual_start: 2026-03-02,
           actual_finish: 2026-03-06, progress: [{date: 2026-03-06, percent: 100}]}
        - {id: T-2, name: Build, duration: 10d, owner: ann, budget: {labour: 2000}, depends: [T-1]}
        - {id: T-3, name: Manual, duration: 3d, owner: bob, budget: {labour: 500}, depends: [T-1]}
        - {id: T-4, name: Test, duration: 5d, owner: ann, budget: {labour: 1000}, depends: [T-2]}
        milestones:
        - {id: M1, name: Design approved, owner: ann, depends: [T-1], actual: 2026-03-06}
        - {id: M2, name: Live, owner: ann, depends: [T-4, T-3]}
        - {id: M3, name: Manual printed, owner: ann, depends: [T-3]}
        """,
    "p/baselines/BL-01.md": """
        id: BL-01
        title: First
        date: 2026-02-27
        reason: First plan
        tasks:
          T-1: {start: 2026-03-02, finish: 2026-03-06, duration: 5d, cost: 1000}
          T-2: {start: 2026-03-09, finish: 2026-03-20, duration: 10d, cost: 2000}
          T-3: {start: 2026-03-09, finish: 2026-03-11, duration: 3d, cost: 500}
          T-4: {start: 2026-03-23, finish: 2026-03-27, duration: 5d, cost: 1000}
        milestones: {M1: 2026-03-06, M2: 2026-03-27, M3: 2026-03-11}
        """,
    "p/actuals.csv": "date,task,who,hours,cost,category,note\n2026-03-06,T-1,ann,,1000,labour,\n",
    "p/risks/RISK-1-late.md": """
        id: RISK-1
        title: Parts late
        status: response_planned
        owner: ann
        cause: One supplier
        event: It is late
        effect: We are late
        strategy: mitigate
        inherent: {probability: 4, impact: 4}
        current: {probability: 2, impact: 4}
        identified: 2026-02-20
        threatens: [T-2, M2]
        responses:
        - {id: ACT-1, action: Ask, owner: ann, due: 2026-02-27, status: done, done: 2026-02-27}
        - {id: ACT-2, action: Order early, owner: bob, due: 2026-03-20}
        """,
    "p/changes/CR-1.md": """
        id: CR-1
        title: Single sign-on
        status: in_review
        requester: ann
        reason: Asked for
        level: minor
        urgency: low
        submitted: 2026-03-02
        impact: {schedule: 10d, cost: 2000}
        affects: [T-2]
        approvals: [{who: ann, required: true}]
        """,
    "p/actions/ACT-3.md": """
        id: ACT-3
        title: Book the room
        owner: ann
        due: 2026-03-20
        """,
    "p/documents/DOC-1.md": """
        id: DOC-1
        title: Handbook
        version: "1.0"
        status: draft
        author: bob
        ---
        # Handbook

        See RISK-1. It is written
        for everyone.

        - one
        - two
        """,
    "people/ann.md": "id: ann\ntitle: Ann\nrole: Manager\ndepartment: pmo",
    "people/bob.md": "id: bob\ntitle: Bob\nrole: Writer\ndepartment: pmo",
    "kpis/KPI-1.md": """
        id: KPI-1
        title: Actions closed
        unit: percent
        direction: up
        target: 30
        owner: ann
        measure: ratio
        of: "kind = action and status in (done, verified)"
        over: "kind = action"
        """,
}


@dataclass(frozen=True)
class Request:
    """What a pull request does, as plain values that a test can name."""

    whole: Difference

    @property
    def changed(self) -> set[tuple[Any, ...]]:
        """Record, field, old, new."""
        return {(item.record.id, item.field, text(item.old), text(item.new)) for item in self.whole.changed}

    @property
    def consequences(self) -> list[tuple[Any, ...]]:
        """Type, record, old, new; for time with the working days."""
        found = []
        for item in self.whole.consequences:
            days = () if item.working_days is None else (item.working_days,)
            name = f"status {item.more['dimension']}" if item.type == "status" else item.type
            if item.type.startswith("problem"):
                found.append((name, item.record.id, item.more["code"]))
            else:
                found.append((name, item.record.id, plain(item.old), plain(item.new), *days))
        return sorted(found, key=str)

    @property
    def records(self) -> tuple[list[str], list[str], list[str]]:
        """Added, removed, renamed."""
        parts = self.whole.added, self.whole.removed, [item.record for item in self.whole.renamed]
        return tuple([record.id for record in part] for part in parts)  # type: ignore[return-value]


def text(value: Any) -> Any:
    """A value that a set can hold."""
    return value if isinstance(value, (str, int, float, type(None))) else json.dumps(value)


def side(files: Mapping[str, bytes], settings: str = "", as_of: dt.date = AS_OF) -> Side:
    """A state of the portal."""
    return Side(*compiled(files, {}, Settings.model_validate(yaml.safe_load(settings) or {}), as_of))


def content(files: Mapping[str, str | None]) -> dict[str, bytes]:
    """Files as bytes: front matters without fences, bodies behind a line of dashes."""
    return {path: _file(path, text_) for path, text_ in files.items() if text_ is not None}


def edited(files: Mapping[str, str | None], edits: Mapping[str, Edit]) -> dict[str, str | None]:
    """Files after edits: a new text, None for deleted, or what is replaced by what (once)."""
    after = dict(files)
    for path, edit in edits.items():
        pairs = [] if edit is None or isinstance(edit, str) else [edit] if isinstance(edit, tuple) else edit
        if not pairs:
            after[path] = edit  # type: ignore[assignment]
        for old, new in pairs:
            before = after[path] or ""
            assert before.count(old) == 1, (path, old)
            after[path] = before.replace(old, new)
    return after


def request(
    edits: Mapping[str, Edit],
    *,
    base: Mapping[str, Edit] | None = None,
    settings: str = CALENDAR,
    old_settings: str | None = None,
    back: bool = False,
) -> Request:
    """What edits do to the portal (``base``: edited so before); ``back``: what taking them back does."""
    before = edited(FILES, base or {})
    states = [content(before), content(edited(before, edits))]
    texts = [settings if old_settings is None else old_settings, settings]
    if back:
        states, texts = states[::-1], texts[::-1]
    sides = [lambda files, text_=text_: side(files, text_) for text_ in texts]
    return Request(difference(*states, *sides)[0])


def _file(path: str, text_: str) -> bytes:
    if not path.endswith(".md"):
        return text_.encode()
    front, _, body = dedent(text_).strip("\n").partition("\n---\n")
    return f"---\n{front}\n---\n{body}".encode()
