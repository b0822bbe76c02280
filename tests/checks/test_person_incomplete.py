from pmsite.checks import person_incomplete
from tests.checks._portal import found


def test_a_person_without_place_is_found():
    files = {
        "li.wei": "role: Lead",
        "anna.k": "organisation: client",
    }
    assert found(person_incomplete, files) == [
        "PM201 anna.k.md:2 anna.k has no role",
        "PM201 li.wei.md:2 li.wei has no department",
    ]


def test_clients_need_a_role_only():
    files = {
        "li.wei": """
            role: Lead
            department: pmo
        """,
        "anna.k": """
            organisation: client
            role: Buyer
        """,
    }
    assert not found(person_incomplete, files)
