from pmsite.checks import survey_more_answers_than_invited
from tests.checks._portal import found


def test_more_answers_than_invitations_are_found():
    files = {
        "SUR-1": """
            invited: 1
            answers: [{by: r01}, {by: r02}]
        """,
    }
    assert found(survey_more_answers_than_invited, files) == [
        "PM187 SUR-1.md:2 SUR-1 has 2 answers of 1 invited"
    ]


def test_everyone_may_answer():
    files = {
        "SUR-1": """
            invited: 2
            answers: [{by: r01}, {by: r02}]
        """,
        "SUR-2": "answers: [{by: r01}]",
    }
    assert not found(survey_more_answers_than_invited, files)
