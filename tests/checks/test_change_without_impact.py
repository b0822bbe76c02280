from pmsite.checks import change_without_impact
from tests.checks._portal import found


def test_a_change_in_review_without_impact_is_found():
    files = {
        "CR-1": """
            reason: Policy
            status: in_review
        """,
    }
    assert found(change_without_impact, files) == ["PM169 CR-1.md:3 CR-1 is in_review without an impact"]


def test_an_impact_or_an_early_state_is_clean():
    files = {
        "CR-1": """
            status: in_review
            impact: {schedule: 2d}
        """,
        "CR-2": "status: analysing",
    }
    assert not found(change_without_impact, files)
