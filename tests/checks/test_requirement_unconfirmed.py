from pmsite.checks import requirement_unconfirmed
from tests.checks._portal import found


def test_a_confirmed_requirement_without_names_is_found():
    files = {
        "REQ-1": "status: delivered",
    }
    assert found(requirement_unconfirmed, files) == ["PM180 REQ-1.md:2 REQ-1 is delivered, but by nobody"]


def test_names_are_enough():
    files = {
        "REQ-1": """
            status: confirmed
            confirmed_by: {client: anna.k}
        """,
        "REQ-2": "status: proposed",
    }
    assert not found(requirement_unconfirmed, files)
