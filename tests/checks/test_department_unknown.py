from pmsite.checks import department_unknown
from tests.checks._portal import found


def test_a_department_that_the_resources_lack_is_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, department: tset}
        """,
        "RES-1": """
            departments: [{id: test, name: Test}]
            people: [{who: li.wei, department: pmo}]
        """,
    }
    assert found(department_unknown, files) == [
        "PM127 plan.md:4 T-1: no department tset",
        "PM127 RES-1.md:3 RES-1: no department pmo",
    ]


def test_listed_departments_are_clean_and_without_resources_any():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, department: test}
        """,
        "RES-1": "departments: [{id: test, name: Test}]",
        "q/index.md": """
            kind: project
            id: Q
        """,
        "q/plan.md": """
            id: PLAN-1
            tasks: [{id: T-1, name: A, duration: 9d, department: any}]
        """,
    }
    assert not found(department_unknown, files)
