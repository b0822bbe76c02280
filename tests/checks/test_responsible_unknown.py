from pmsite.checks import responsible_unknown
from tests.checks._portal import found


def test_unknown_letters_and_names_are_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, responsible: {Q: [li.wei], R: [tset]}}
        """,
    }
    assert found(responsible_unknown, files) == [
        "PM125 plan.md:4 T-1: Q is no kind of responsibility",
        "PM125 plan.md:4 T-1: li.wei is no person and no department",
        "PM125 plan.md:4 T-1: tset is no person and no department",
    ]


def test_people_and_departments_are_known():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, responsible: {R: [test], A: [li.wei]}}
        """,
        "RES-1": "departments: [{id: test, name: Test}]",
        "li.wei": "role: Lead",
    }
    assert not found(responsible_unknown, files)
