from pmsite.checks import depends_on_other_project
from tests.checks._portal import found


def test_a_link_to_another_project_is_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, depends: [Q/T-7]}
        """,
        "q/index.md": """
            kind: project
            id: Q
        """,
        "q/plan.md": "tasks: [{id: T-7, name: B, duration: 1d}]",
    }
    assert found(depends_on_other_project, files) == [
        "PM210 plan.md:4 T-1 depends on Q/T-7, of another project"
    ]


def test_a_link_at_home_is_clean():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, depends: [P/T-2]}
              - {id: T-2, name: B, duration: 1d}
        """,
    }
    assert not found(depends_on_other_project, files)
