"""Plans and tasks with a start or a calendar of their own. Dates counted by hand."""

import datetime as dt

from pmsite.model.settings import Settings
from pmsite.pipeline import compiled

FIRST = "id: PLAN-1\ntitle: One\nstart: 2026-01-05\ncalendar: none\ntasks: [{id: A, name: A, duration: 2d}]"


def derived(second, as_of=dt.date(2026, 1, 1), settings=None):
    files = {
        "p/index.md": "kind: project\nid: P\ntitle: P",
        "p/plan.md": FIRST,
        "p/plans/PLAN-2.md": f"id: PLAN-2\ntitle: Two\n{second}",
    }
    content = {path: f"---\n{text}\n---\n".encode() for path, text in files.items()}
    portal, _ = compiled(content, {}, settings or Settings(), as_of)
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


def test_a_day_of_a_duration_is_a_working_day_of_the_calendar_that_the_task_names():
    # six-hour days: five days from the as-of Tuesday 3 February end on Monday 9, also below a summary;
    # of G's five days three are left at the close of Tuesday; an effort of 5d stays 40 hours, 6 2/3 days
    six = Settings.model_validate({"calendars": {"six": {"hours_per_day": 6}}})
    found = derived(
        """start: 2026-02-02
tasks:
  - {id: E, name: E, duration: 5d, calendar: six}
  - {id: S, name: S, calendar: six, tasks: [{id: F, name: F, duration: 5d}]}
  - {id: G, name: G, duration: 5d, calendar: six, actual_start: 2026-02-02,
      progress: [{date: 2026-02-03, remaining: 3d}]}
  - {id: H, name: H, effort: 5d, calendar: six}""",
        dt.date(2026, 2, 3),
        six,
    )
    assert found("E")["early_finish"] == found("F")["early_finish"] == dt.date(2026, 2, 9)
    assert found("G")["early_finish"] == dt.date(2026, 2, 6)
    assert found("G")["driven_by"]["text"] == "goes on 4 Feb with 3d left at the as-of date 3 Feb"
    assert found("H")["early_finish"] == dt.date(2026, 2, 11)
