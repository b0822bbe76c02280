from pmsite.checks import action_unverified
from tests.checks._portal import found


def test_a_verified_action_without_verification_is_found():
    files = {
        "ACT-1": """
            status: verified
            done: 2026-03-01
        """,
    }
    assert found(action_unverified, files) == ["PM106 ACT-1.md:2 ACT-1 is verified, but not by whom and when"]


def test_a_verification_is_enough():
    files = {
        "ACT-1": """
            status: verified
            verified: {by: li.wei, date: 2026-03-20, effective: true}
        """,
    }
    assert not found(action_unverified, files)
