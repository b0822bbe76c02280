from pmsite.checks import survey_unknown_question
from tests.checks._portal import found


def test_a_score_of_no_question_is_found():
    files = {
        "SUR-1": """
            questions: [{id: ease, text: Easy}]
            answers:
              - {by: r01, scores: {esae: 4}}
        """,
    }
    assert found(survey_unknown_question, files) == ["PM185 SUR-1.md:4 SUR-1 has no question esae"]


def test_scores_of_questions_are_clean():
    files = {
        "SUR-1": """
            questions: [{id: ease, text: Easy}]
            answers:
              - {by: r01, scores: {ease: 4}}
        """,
    }
    assert not found(survey_unknown_question, files)
