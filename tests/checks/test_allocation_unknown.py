from pmsite.checks import allocation_unknown
from tests.checks._portal import found


def test_a_name_that_is_nobody_is_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, allocate: [{who: li.wie}]}
        """,
    }
    assert found(allocation_unknown, files) == [
        "PM124 plan.md:4 T-1 allocates li.wie, who is no person and no technology"
    ]


def test_people_and_technology_are_known():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, allocate: [{who: li.wei}, {who: rig},
                  {who: xu.bo}]}
        """,
        "RES-1": """
            people: [{who: xu.bo}]
            technology: [{id: rig, name: Rig}]
        """,
        "li.wei": "role: Lead",
    }
    assert not found(allocation_unknown, files)
