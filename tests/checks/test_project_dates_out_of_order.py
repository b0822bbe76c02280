from pmsite.checks import project_dates_out_of_order
from tests.checks._portal import found


def test_a_finish_before_the_start_is_found():
    files = {
        "P": """
            kind: project
            id: P
            start: 2026-06-30
            finish: 2026-01-05
        """,
    }
    assert found(project_dates_out_of_order, files) == [
        "PM139 index.md:5 P: finish 2026-01-05 is before start 2026-06-30"
    ]


def test_a_start_alone_or_in_order_is_clean():
    files = {
        "P": """
            kind: project
            id: P
            start: 2026-01-05
            finish: 2026-06-30
        """,
        "q/index.md": """
            kind: project
            id: Q
            start: 2026-01-05
        """,
    }
    assert not found(project_dates_out_of_order, files)
