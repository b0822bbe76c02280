from pmsite.checks import issue_dates_out_of_order
from tests.checks._portal import found


def test_an_issue_resolved_before_it_was_raised_is_found():
    files = {
        "ISS-1": """
            raised: 2026-03-05
            resolved: 2026-03-01
        """,
    }
    assert found(issue_dates_out_of_order, files) == [
        "PM196 ISS-1.md:3 ISS-1: resolved 2026-03-01 is before raised 2026-03-05"
    ]


def test_the_same_day_is_in_order():
    files = {
        "ISS-1": """
            raised: 2026-03-05
            due: 2026-03-05
            resolved: 2026-03-05
            closed: 2026-03-06
        """,
    }
    assert not found(issue_dates_out_of_order, files)
