from pmsite.checks import action_dates_out_of_order
from tests.checks._portal import found


def test_an_action_done_before_it_began_is_found():
    files = {
        "ACT-1": """
            started: 2026-03-05
            done: 2026-03-01
            verified: {by: li.wei, date: 2026-02-20, effective: true}
        """,
    }
    assert found(action_dates_out_of_order, files) == [
        "PM107 ACT-1.md:3 ACT-1: done 2026-03-01 is before started 2026-03-05",
        "PM107 ACT-1.md:4 ACT-1: verified.date 2026-02-20 is before done 2026-03-01",
    ]


def test_dates_in_order_are_clean():
    files = {
        "ACT-1": """
            created: 2026-03-01
            started: 2026-03-01
            done: 2026-03-01
        """,
    }
    assert not found(action_dates_out_of_order, files)
