"""A project with several plans: each starts on its own day, in its own calendar. Dates counted by hand."""

import datetime as dt

from pmsite.model.settings import Settings
from pmsite.pipeline import compiled

FIRST = "id: PLAN-1\ntitle: One\nstart: 2026-01-05\ncalendar: none\ntasks: [{id: A, name: A, duration: 2d}]"


def derived(second, as_of=dt.date(2026, 1, 1)):
    files = {
        "p/index.md": "kind: project\nid: P\ntitle: P",
        "p/plan.md": FIRST,
        "p/plans/PLAN-2.md": f"id: PLAN-2\ntitle: Two\n{second}",
    }
    content = {path: f"---\n{text}\n---\n".encode() for path, text in files.items()}
    portal, _ = compiled(content, {}, Settings(), as_of)
    return lambda key: portal.of(f"P/{key}")


def test_nothing_starts_before_the_start_of_its_own_plan():
    found = derived(
        "start: 2026-02-02\ntasks: [{id: B, name: B, duration: 3d}, {id: C, name: C, duration: 1d, depends: [A]}]"
    )
    assert found("A")["early_start"] == dt.date(2026, 1, 5)
    assert found("B")["early_start"] == dt.date(2026, 2, 2)
    assert found("C")["early_start"] == dt.date(2026, 2, 2)
    assert found("B")["driven_by"]["text"] == "starts 2 Feb because the plan starts 2 Feb"


def test_a_plan_is_worked_in_its_own_calendar_and_a_task_in_the_one_it_names():
    # Friday 6 February: three days of seven-day weeks end on Sunday, of five-day weeks on Tuesday
    found = derived(
        "start: 2026-02-06\ncalendar: always\ntasks: [{id: B, name: B, duration: 3d}, "
        "{id: C, name: C, duration: 3d, calendar: none}, "
        "{id: S, name: S, calendar: none, tasks: [{id: D, name: D, duration: 3d}]}]"
    )
    assert found("B")["early_finish"] == dt.date(2026, 2, 8)
    assert found("C")["early_finish"] == dt.date(2026, 2, 10)
    assert found("D")["early_finish"] == dt.date(2026, 2, 10)
