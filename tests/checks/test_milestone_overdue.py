from pmsite.checks import milestone_overdue
from tests.checks._portal import found


def test_a_milestone_past_its_baseline_date_is_noticed():
    files = {
        "plan": """
            id: PLAN-1
            milestones:
              - {id: M1, name: A, baseline: 2026-03-30}
              - {id: M2, name: B, baseline: 2026-03-01, actual: 2026-04-02}
        """,
    }
    assert found(milestone_overdue, files) == [
        "PM134 plan.md:4 M1 is 1 day past its baseline date 2026-03-30",
        "PM134 plan.md:5 M2 is 30 days past its baseline date 2026-03-01",
    ]


def test_reached_cancelled_and_later_ones_are_clean():
    files = {
        "plan": """
            id: PLAN-1
            milestones:
              - {id: M1, name: A, baseline: 2026-03-31}
              - {id: M2, name: B, baseline: 2026-03-01, actual: 2026-03-20}
              - {id: M3, name: C, baseline: 2026-03-01, status: cancelled}
        """,
    }
    assert not found(milestone_overdue, files)


def test_the_current_baseline_record_counts_before_the_own_date():
    files = {
        "plan": """
            id: PLAN-1
            milestones:
              - {id: M1, name: A, baseline: 2026-03-01}
        """,
        "BL-1": """
            date: 2026-01-05
            milestones: {M1: 2026-05-01}
        """,
    }
    assert not found(milestone_overdue, files)
