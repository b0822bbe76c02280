from pmsite.checks import change_verdict_undated
from tests.checks._portal import found


def test_a_verdict_without_its_day_is_found():
    files = {
        "CR-1": """
            approvals:
              - {who: li.wei, verdict: approved}
        """,
    }
    assert found(change_verdict_undated, files) == [
        "PM166 CR-1.md:3 CR-1 is approved by li.wei without a date"
    ]


def test_a_dated_or_missing_verdict_is_clean():
    files = {
        "CR-1": """
            approvals:
              - {who: li.wei, verdict: approved, date: 2026-03-09}
              - {who: xu.bo}
        """,
    }
    assert not found(change_verdict_undated, files)
