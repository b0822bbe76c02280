import datetime as dt
from dataclasses import replace

from pmsite.views import people
from tests.views._figures import desk, head, items, portal, titles

D = dt.date
FILES = {
    "people/li.wei.md": "id: li.wei\ntitle: Li Wei",
    "people/sun.li.md": "id: sun.li\ntitle: Sun Li",
    "atlas/plan.md": """id: PLAN-01
title: Plan
tasks:
  - id: T-1
    name: Phase
    owner: li.wei
    tasks:
      - {id: T-11, name: Runs, owner: li.wei}
      - {id: T-12, name: Soon, owner: li.wei}
      - {id: T-13, name: Later, owner: li.wei}
      - {id: T-14, name: Done, owner: li.wei}
      - {id: T-15, name: Of another, owner: sun.li}""",
    "atlas/issues/ISS-001.md": "id: ISS-001\ntitle: Stuck\nowner: li.wei\nseverity: high\ndue: 2026-06-12",
    "atlas/issues/ISS-002.md": "id: ISS-002\ntitle: Over\nowner: li.wei\nstatus: closed",
    "atlas/feedback/FB-001.md": """id: FB-001
title: Slow
owner: li.wei
contact: sun.li
said: Too slow
date: 2026-06-01""",
    "atlas/feedback/FB-002.md": "id: FB-002\ntitle: Old\nowner: li.wei\nstatus: answered\nsaid: Old\ndate: 2026-06-01",
}
COMPUTED = {
    "ATLAS/T-1": {"summary": True, "state": "in_progress"},
    "ATLAS/T-11": {"state": "in_progress", "percent": 40, "early_finish": D(2026, 6, 15), "critical": True},
    "ATLAS/T-12": {"state": "not_started", "early_start": D(2026, 6, 19), "early_finish": D(2026, 6, 23)},
    "ATLAS/T-13": {"state": "not_started", "early_start": D(2026, 6, 20), "early_finish": D(2026, 6, 26)},
    "ATLAS/T-14": {"state": "done", "early_finish": D(2026, 6, 1)},
    "ATLAS/T-15": {"state": "in_progress", "early_finish": D(2026, 6, 8)},
}


def page(**computed):
    built = portal(FILES)
    derived = {**COMPUTED, **computed}
    known = {uid: {**built.derived.get(uid, {}), **values} for uid, values in derived.items()}
    found = people.pages(desk(replace(built, derived={**built.derived, **known}), None))
    return {item.address.page: item for item in found}["people/li.wei"]


def test_tasks_in_hand_issues_and_statements_without_an_answer_wait():
    found = page()
    assert head(found).title == "3 matters wait for Li Wei."
    assert titles(found)[:3] == [
        "1 task is running, 1 starts within two weeks",
        "1 issue is open",
        "1 statement of a client has no answer",
    ]
    assert items(found.figures[1]) == [
        ("ATLAS/T-11 Runs", "40 % done · critical", "until 15 Jun"),
        ("ATLAS/T-12 Soon", "starts 19 Jun", "until 23 Jun"),
    ]
    assert items(found.figures[2]) == [("ATLAS/ISS-001 Stuck", "Severity High", "due in 7 days")]
    assert items(found.figures[3]) == [("ATLAS/FB-001 Slow", "Sun Li", "waits for 4 days")]


def test_a_task_that_only_starts_soon_is_seen_and_does_not_wait():
    found = page(**{"ATLAS/T-11": {"state": "done"}})
    assert titles(found)[0] == "1 task starts within two weeks"
    assert head(found).title == "2 matters wait for Li Wei."


def test_where_nothing_is_computed_the_written_dates_speak():
    states = {uid: {} for uid in COMPUTED}
    assert "task" not in titles(page(**states))[0]
