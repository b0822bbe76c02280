from pmsite.checks import issue_resolved_undated
from tests.checks._portal import found


def test_a_resolved_issue_without_its_day_is_found():
    files = {
        "ISS-1": """
            severity: high
            status: resolved
        """,
    }
    assert found(issue_resolved_undated, files) == ["PM195 ISS-1.md:3 ISS-1 is resolved without a date"]


def test_a_date_is_enough():
    files = {
        "ISS-1": """
            status: resolved
            resolved: 2026-03-10
        """,
        "ISS-2": """
            status: closed
            closed: 2026-03-10
        """,
        "ISS-3": "status: open",
    }
    assert not found(issue_resolved_undated, files)
