from pmsite.checks import milestone_baseline_differs
from tests.checks._portal import found


def test_another_date_than_the_current_baseline_is_found():
    files = {
        "plan": """
            id: PLAN-1
            milestones:
              - {id: M1, name: A, baseline: 2026-05-01}
        """,
        "BL-1": """
            date: 2026-01-05
            milestones: {M1: 2026-05-01}
        """,
        "BL-2": """
            date: 2026-02-05
            milestones: {M1: 2026-05-08}
        """,
        "BL-3": """
            date: 2026-04-05
            milestones: {M1: 2026-05-09}
        """,
    }
    assert found(milestone_baseline_differs, files) == [
        "PM133 plan.md:4 M1 has the baseline 2026-05-01, but BL-2 says 2026-05-08"
    ]


def test_the_same_date_or_none_is_clean():
    files = {
        "plan": """
            id: PLAN-1
            milestones:
              - {id: M1, name: A, baseline: 2026-05-01}
              - {id: M2, name: B}
        """,
        "BL-1": """
            date: 2026-01-05
            milestones: {M1: 2026-05-01, M2: 2026-05-01}
        """,
    }
    assert not found(milestone_baseline_differs, files)
