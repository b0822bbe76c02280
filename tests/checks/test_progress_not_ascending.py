from pmsite.checks import progress_not_ascending
from tests.checks._portal import found


def test_entries_out_of_order_are_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, progress: [{date: 2026-03-05, percent: 10},
                  {date: 2026-03-02, percent: 20}]}
        """,
    }
    assert found(progress_not_ascending, files) == [
        "PM118 plan.md:5 T-1: progress of 2026-03-02 stands after that of 2026-03-05"
    ]


def test_ascending_entries_are_clean():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, progress: [{date: 2026-03-02, percent: 10},
                  {date: 2026-03-05, percent: 20}]}
        """,
    }
    assert not found(progress_not_ascending, files)
