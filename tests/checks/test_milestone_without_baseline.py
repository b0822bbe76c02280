from pmsite.checks import milestone_without_baseline
from tests.checks._portal import found


def test_a_milestone_without_any_baseline_date_is_found():
    files = {
        "plan": """
            id: PLAN-1
            milestones:
              - {id: M1, name: A}
        """,
        "BL-1": """
            date: 2026-01-05
            milestones: {M2: 2026-05-01}
        """,
    }
    assert found(milestone_without_baseline, files) == [
        "PM132 plan.md:4 M1 has no baseline date, and no baseline record has one"
    ]


def test_a_date_of_its_own_or_in_a_baseline_record_is_enough():
    files = {
        "plan": """
            id: PLAN-1
            milestones:
              - {id: M1, name: A, baseline: 2026-05-01}
              - {id: M2, name: B}
              - {id: M3, name: C, status: cancelled}
        """,
        "BL-1": """
            date: 2026-01-05
            milestones: {P/M2: 2026-05-01}
        """,
    }
    assert not found(milestone_without_baseline, files)
