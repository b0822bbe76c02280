from pmsite.checks import decision_superseded_by_nothing
from tests.checks._portal import found


def test_a_superseded_decision_without_successor_is_found():
    files = {
        "DEC-1": "status: superseded",
    }
    assert found(decision_superseded_by_nothing, files) == [
        "PM172 DEC-1.md:2 DEC-1 is superseded, but by no decision"
    ]


def test_a_successor_is_enough():
    files = {
        "DEC-1": "status: superseded",
        "DEC-2": "supersedes: DEC-1",
    }
    assert not found(decision_superseded_by_nothing, files)
