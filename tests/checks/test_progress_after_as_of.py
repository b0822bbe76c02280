from pmsite.checks import progress_after_as_of
from tests.checks._portal import found


def test_an_entry_after_the_as_of_date_is_noticed():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, progress: [{date: 2026-04-01, percent: 40}]}
        """,
    }
    assert found(progress_after_as_of, files) == [
        "PM120 plan.md:4 T-1 has progress on 2026-04-01, after the as-of date 2026-03-31"
    ]


def test_an_entry_of_the_as_of_date_counts():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, progress: [{date: 2026-03-31, percent: 40}]}
        """,
    }
    assert not found(progress_after_as_of, files)
