from pmsite.checks import decision_supersedes_unmarked
from tests.checks._portal import found


def test_a_superseded_decision_still_accepted_is_found():
    files = {
        "DEC-1": "status: accepted",
        "DEC-2": """
            status: accepted
            supersedes: DEC-1
        """,
    }
    assert found(decision_supersedes_unmarked, files) == [
        "PM171 DEC-2.md:3 DEC-2 supersedes DEC-1, which is accepted"
    ]


def test_marked_on_both_sides_or_only_proposed_is_clean():
    files = {
        "DEC-1": "status: superseded",
        "DEC-2": "supersedes: DEC-1",
        "DEC-3": """
            status: proposed
            supersedes: DEC-2
        """,
    }
    assert not found(decision_supersedes_unmarked, files)
