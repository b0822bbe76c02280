from pmsite.checks import project_without_dates
from tests.checks._portal import found


def test_a_project_without_start_and_finish_is_found():
    files = {
        "P": """
            kind: project
            id: P
        """,
    }
    assert found(project_without_dates, files) == [
        "PM138 index.md:3 P has no finish",
        "PM138 index.md:3 P has no start",
    ]


def test_start_and_finish_are_enough():
    files = {
        "P": """
            kind: project
            id: P
            start: 2026-01-05
            finish: 2026-06-30
        """,
    }
    assert not found(project_without_dates, files)
