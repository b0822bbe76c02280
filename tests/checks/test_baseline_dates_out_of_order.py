from pmsite.checks import baseline_dates_out_of_order
from tests.checks._portal import found


def test_a_frozen_task_that_ends_before_it_starts_is_found():
    files = {
        "BL-1": """
            date: 2026-01-05
            tasks: {T-1: {start: 2026-01-09, finish: 2026-01-05}}
        """,
    }
    assert found(baseline_dates_out_of_order, files) == [
        "PM149 BL-1.md:3 BL-1: T-1 finishes on 2026-01-05, before its start 2026-01-09"
    ]


def test_one_day_is_in_order():
    files = {
        "BL-1": """
            date: 2026-01-05
            tasks: {T-1: {start: 2026-01-05, finish: 2026-01-05}}
        """,
    }
    assert not found(baseline_dates_out_of_order, files)
