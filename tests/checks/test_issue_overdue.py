from pmsite.checks import issue_overdue
from tests.checks._portal import found


def test_an_issue_past_its_due_date_is_noticed():
    files = {
        "ISS-1": "due: 2026-03-30",
    }
    assert found(issue_overdue, files) == ["PM193 ISS-1.md:2 ISS-1 is 1 day overdue"]


def test_the_day_itself_and_resolved_ones_are_clean():
    files = {
        "ISS-1": "due: 2026-03-31",
        "ISS-2": """
            due: 2026-03-01
            status: resolved
        """,
    }
    assert not found(issue_overdue, files)
