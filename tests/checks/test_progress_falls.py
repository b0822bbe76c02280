from pmsite.checks import progress_falls
from tests.checks._portal import found


def test_a_percentage_that_falls_is_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, progress: [{date: 2026-03-02, percent: 40},
                  {date: 2026-03-05, percent: 20}]}
        """,
    }
    assert found(progress_falls, files) == ["PM119 plan.md:5 T-1 falls from 40 % to 20 % on 2026-03-05"]


def test_a_comment_explains_rework():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, progress: [{date: 2026-03-02, percent: 40},
                  {date: 2026-03-03, remaining: 2d}, {date: 2026-03-05, percent: 20,
                  comment: Rework}]}
        """,
    }
    assert not found(progress_falls, files)
