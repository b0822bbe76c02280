from pmsite.checks import accountable_not_one
from tests.checks._portal import found


def test_nobody_or_two_accountable_are_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, responsible: {R: [li.wei]}}
              - {id: T-2, name: B, duration: 9d, responsible: {A: [li.wei, xu.bo]}}
        """,
    }
    assert found(accountable_not_one, files) == [
        "PM126 plan.md:4 T-1 has nobody accountable",
        "PM126 plan.md:5 T-2 has 2 accountable, li.wei, xu.bo",
    ]


def test_one_accountable_or_no_matrix_is_clean():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, responsible: {R: [xu.bo, li.wei], A: [li.wei]}}
              - {id: T-2, name: B, duration: 9d}
        """,
    }
    assert not found(accountable_not_one, files)
