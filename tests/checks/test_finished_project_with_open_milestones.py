from pmsite.checks import finished_project_with_open_milestones
from tests.checks._portal import found


def test_a_finished_project_with_an_open_milestone_is_found():
    files = {
        "plan": """
            id: PLAN-1
            milestones:
              - {id: M1, name: A}
              - {id: M2, name: B, actual: 2026-03-01}
        """,
        "P": """
            kind: project
            id: P
            status: finished
        """,
    }
    assert found(finished_project_with_open_milestones, files) == [
        "PM141 index.md:4 P is finished without reaching M1"
    ]


def test_reached_and_cancelled_milestones_let_a_project_finish():
    files = {
        "plan": """
            id: PLAN-1
            milestones:
              - {id: M1, name: A, actual: 2026-03-01}
              - {id: M2, name: B, status: cancelled}
        """,
        "P": """
            kind: project
            id: P
            status: finished
        """,
    }
    assert not found(finished_project_with_open_milestones, files)
