from pmsite.checks import feedback_without_answer
from tests.checks._portal import found


def test_answered_feedback_without_answer_is_found():
    files = {
        "FB-1": """
            client: acme
            status: answered
        """,
    }
    assert found(feedback_without_answer, files) == ["PM188 FB-1.md:3 FB-1 is answered, but has no answer"]


def test_an_answer_is_enough():
    files = {
        "FB-1": """
            status: answered
            answer: {by: li.wei, date: 2026-03-05, text: Weekly call}
        """,
        "FB-2": "status: open",
    }
    assert not found(feedback_without_answer, files)
