from pmsite.checks import project_without_manager
from tests.checks._portal import found


def test_a_project_without_manager_is_found():
    files = {
        "P": """
            kind: project
            id: P
        """,
    }
    assert found(project_without_manager, files) == ["PM137 index.md:3 P has no manager"]


def test_a_manager_is_enough():
    files = {
        "P": """
            kind: project
            id: P
            manager: li.wei
        """,
    }
    assert not found(project_without_manager, files)
