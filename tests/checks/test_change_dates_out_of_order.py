from pmsite.checks import change_dates_out_of_order
from tests.checks._portal import found


def test_a_verdict_before_the_submission_is_found():
    files = {
        "CR-1": """
            submitted: 2026-03-09
            approvals:
              - {who: xu.bo, verdict: approved, date: 2026-03-10}
              - {who: li.wei, verdict: approved, date: 2026-03-02}
        """,
    }
    assert found(change_dates_out_of_order, files) == [
        "PM168 CR-1.md:5 CR-1: approvals.date 2026-03-02 is before submitted 2026-03-09"
    ]


def test_the_same_day_is_in_order():
    files = {
        "CR-1": """
            submitted: 2026-03-09
            closed: 2026-03-09
            approvals: [{who: li.wei, verdict: approved, date: 2026-03-09}]
        """,
    }
    assert not found(change_dates_out_of_order, files)
