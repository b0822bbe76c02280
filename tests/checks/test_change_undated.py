from pmsite.checks import change_undated
from tests.checks._portal import found


def test_a_submitted_change_without_its_day_is_found():
    files = {
        "CR-1": """
            reason: Policy
            status: submitted
        """,
    }
    assert found(change_undated, files) == ["PM165 CR-1.md:3 CR-1 is submitted without a date of submission"]


def test_a_draft_needs_none():
    files = {
        "CR-1": "status: draft",
        "CR-2": """
            status: submitted
            submitted: 2026-03-02
        """,
    }
    assert not found(change_undated, files)
