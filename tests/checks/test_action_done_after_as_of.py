from pmsite.checks import action_done_after_as_of
from tests.checks._portal import found


def test_an_action_done_after_the_as_of_date_is_noticed():
    files = {
        "ACT-1": """
            status: done
            done: 2026-04-01
        """,
    }
    assert found(action_done_after_as_of, files) == [
        "PM108 ACT-1.md:3 ACT-1 is done on 2026-04-01, after the as-of date 2026-03-31"
    ]


def test_the_as_of_date_has_happened():
    files = {
        "ACT-1": """
            status: done
            done: 2026-03-31
        """,
    }
    assert not found(action_done_after_as_of, files)
