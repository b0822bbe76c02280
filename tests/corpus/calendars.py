"""Calendars that do not exist or contradict, and days out of all reason."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.corpus._case import CONFIGURATION, SOUND, Case, case

ROW = "calendars"
PLAN = "p/plan.md"
TASKS = "tasks:\n  - {id: T-1, name: Build, duration: 5d}\nmilestones:\n  - {id: M1, name: Done, depends: [T-1]}\n---\n"


def own(exception: str) -> str:
    """A calendar of the portal's with one exception."""
    return f"calendars: {{own: {{exceptions: [{exception}]}}}}"


def cases(chance: random.Random) -> Iterator[Case]:
    """In the plan, in the resources, in the configuration."""
    for name, line in {
        "an unknown calendar": "calendar: ⟦PM044⟧atlantis",
        "a country that is none": "calendar: ⟦PM044⟧zz",
        "a calendar by a path": "calendar: ⟦PM044⟧../cn",
        "a number for a calendar": "calendar: ⟦PM044⟧12",
        "a list of calendars": "calendar: ⟦PM013⟧[cn, de]",
        "an exception without a day": "exceptions: [⟦PM011⟧{works: true}]",
        "an exception on no day": "exceptions: [{date: ⟦PM015⟧2026-02-30, works: true}]",
        "an exception that is a yes": "exceptions: [{date: 2026-02-02, works: ⟦PM013⟧yes}]",
        "an exception of 25 hours": "exceptions: [{date: 2026-02-02, works: true, hours: ⟦PM220⟧25}]",
        "an exception of minus one hour": "exceptions: [{date: 2026-02-02, works: true, hours: ⟦PM220⟧-1}]",
        "a day off with hours": "exceptions: [{date: 2026-02-02, works: false, hours: ⟦PM220⟧8}]",
    }.items():
        yield case(ROW, name, {PLAN: f"---\nid: PLAN-01\ntitle: Plan\nstart: 2026-01-05\n{line}\n{TASKS}"})
    for name, text in {
        "a plan of the year 1": "start: ⟦PM221⟧0001-01-01",
        "a plan of the year 9999": "start: ⟦PM221⟧9999-12-31",
        "a plan of the year 1899": "start: ⟦PM221⟧1899-12-29",
    }.items():
        late = TASKS.replace("{id: T-1", "⟦PM221⟧{id: T-1")
        yield case(ROW, name, {PLAN: f"---\nid: PLAN-01\ntitle: Plan\n{text}\n{late}"})
    for name, task in {
        "a duration of 900 000 days": "duration: ⟦PM012⟧900000d",
        "a duration of 900 000 weeks": "duration: ⟦PM012⟧900000w",
        "a deadline in the year 9999": "duration: 5d, deadline: ⟦PM221⟧9999-12-31",
        "a start in the year 1": "duration: 5d, no_earlier_than: ⟦PM221⟧0001-01-01",
        "progress in the year 9999": "duration: 5d, progress: [{date: ⟦PM221⟧9999-12-31, percent: 5}]",
    }.items():
        tasks = TASKS.replace("duration: 5d", task)
        yield case(ROW, name, {PLAN: f"---\nid: PLAN-01\ntitle: Plan\nstart: 2026-01-05\n{tasks}"})
    for name, line in {
        "a leave of ten thousand years": "{who: li.wei, leave: [{from: ⟦PM221⟧0001-01-01, to: ⟦PM221⟧9999-12-31}]}",
        "a person of 30 hours a day": "{who: li.wei, hours_per_day: ⟦PM012⟧30}",
        "a person of no calendar": "{who: li.wei, calendar: ⟦PM044⟧atlantis}",
        "a rate below nothing": "{who: li.wei, rates: [{from: 2026-01-01, per_hour: ⟦PM012⟧-5}]}",
    }.items():
        yield case(ROW, name, {"p/resources.md": f"---\nid: RES-01\ntitle: Res\npeople: [{line}]\n---\n"})
    head = SOUND[CONFIGURATION]
    for name, line in {
        "a calendar on nothing": "calendars: {own: {⟦PM050⟧base: atlantis}}",
        "a day of 25 hours": "calendars: {own: {hours_per_day: ⟦PM050⟧25}}",
        "a day of no hours": "calendars: {own: {hours_per_day: ⟦PM050⟧0}}",
        "a day of minus eight hours": "calendars: {own: {hours_per_day: ⟦PM050⟧-8}}",
        "an exception of the portal of 25 hours": own("{date: 2026-02-02, works: true, hours: ⟦PM050⟧25}"),
        "an exception of the portal on no day": own("{date: ⟦PM050⟧0000-00-00, works: true}"),
        "a calendar on itself": "calendars: {own: {⟦PM050⟧base: own}}",
        "a calendar with a path for a name": "calendars: {⟦PM050⟧../x: {}}",
    }.items():
        yield case(ROW, name, {CONFIGURATION: f"{head}      {line}\n"}, exit=2)
