from pmsite.checks import baseline_task_unknown
from tests.checks._portal import found

PLAN = "id: PLAN-1\ntasks: [{id: T-1, tasks: [{id: T-2}]}]\nmilestones: [{id: M1}]"


def test_what_no_plan_has_is_found_in_the_latest_baseline_alone():
    files = {
        "plan": PLAN,
        "BL-1": "date: 2026-01-05\ntasks: {T-7: {start: 2026-01-05, finish: 2026-01-09}}",
        "BL-2": """
            date: 2026-02-05
            tasks:
              T-2: {start: 2026-01-05, finish: 2026-01-09}
              T-8: {start: 2026-01-05, finish: 2026-01-09}
            milestones: {T-1: 2026-05-01, M1: 2026-05-02}
        """,
    }
    assert found(baseline_task_unknown, files) == [
        "PM213 BL-2.md:5 BL-2 holds T-8, which is no task of P",
        "PM213 BL-2.md:6 BL-2 holds T-1, which is no milestone of P",
    ]


def test_what_the_plan_has_is_clean():
    files = {
        "plan": PLAN,
        "BL-1": """
            date: 2026-01-05
            tasks: {P/T-1: {start: 2026-01-05, finish: 2026-01-09}}
            milestones: {M1: 2026-05-01}
        """,
    }
    assert not found(baseline_task_unknown, files)
