from pmsite.checks import feedback_dates_out_of_order
from tests.checks._portal import found


def test_an_answer_before_the_feedback_is_found():
    files = {
        "FB-1": """
            date: 2026-03-03
            answer: {by: li.wei, date: 2026-03-01, text: Call}
        """,
    }
    assert found(feedback_dates_out_of_order, files) == [
        "PM190 FB-1.md:3 FB-1: answer.date 2026-03-01 is before date 2026-03-03"
    ]


def test_the_same_day_is_in_order():
    files = {
        "FB-1": """
            date: 2026-03-03
            answer: {by: li.wei, date: 2026-03-03, text: Call}
        """,
    }
    assert not found(feedback_dates_out_of_order, files)
