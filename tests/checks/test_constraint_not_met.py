import datetime as dt

from pmsite.checks import constraint_not_met
from tests.checks._portal import found

EARLY = dt.date(2026, 1, 1)


def test_work_that_comes_after_its_constraint_is_found():
    # A ends on Friday 9 January, so B runs on 12 and 13 January
    files = {
        "plan": """
            id: PLAN-1
            start: 2026-01-05
            tasks:
              - {id: A, name: A, duration: 5d}
              - {id: B, name: B, duration: 2d, depends: [A], must_start: 2026-01-08}
              - {id: C, name: C, duration: 2d, depends: [A], no_later_than: 2026-01-12}
              - {id: D, name: D, duration: 2d, depends: [A], must_finish: 2026-01-12}
            milestones: [{id: M, name: M, depends: [B], no_later_than: 2026-01-12}]
        """,
    }
    assert found(constraint_not_met, files, as_of=EARLY) == [
        "PM222 plan.md:6 B starts 2026-01-12, after its must_start 2026-01-08",
        "PM222 plan.md:7 C finishes 2026-01-13, after its no_later_than 2026-01-12",
        "PM222 plan.md:8 D finishes 2026-01-13, after its must_finish 2026-01-12",
        "PM222 plan.md:9 M falls on 2026-01-13, after its no_later_than 2026-01-12",
    ]


def test_what_is_met_started_or_done_is_clean():
    # Saturday 10 January: work that must start on it starts on Monday
    files = {
        "plan": """
            id: PLAN-1
            start: 2026-01-05
            tasks:
              - {id: A, name: A, duration: 5d}
              - {id: B, name: B, duration: 2d, depends: [A], must_start: 2026-01-10, no_later_than: 2026-01-13}
              - {id: C, name: C, duration: 1d, actual_start: 2026-01-05, actual_finish: 2026-01-05,
                  no_later_than: 2026-01-02}
        """,
    }
    assert not found(constraint_not_met, files, as_of=dt.date(2026, 1, 5))
