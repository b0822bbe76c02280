from pmsite.checks import decision_incomplete
from tests.checks._portal import found


def test_an_accepted_decision_without_date_and_names_is_found():
    files = {
        "DEC-1": "status: accepted",
    }
    assert found(decision_incomplete, files) == [
        "PM173 DEC-1.md:2 DEC-1 is accepted, but has no date and no by"
    ]


def test_minutes_give_a_decision_its_date():
    files = {
        "DEC-1": """
            date: 2026-03-10
            by: li.wei
        """,
        "MTG-1": """
            decisions:
              - {id: DEC-2, decision: Split order}
        """,
        "DEC-3": "status: proposed",
    }
    assert not found(decision_incomplete, files)
