from pmsite.checks import survey_score_out_of_scale
from tests.checks._portal import found


def test_a_score_above_the_scale_is_found():
    files = {
        "SUR-1": """
            questions: [{id: q1, text: Satisfied}]
            answers:
              - {by: r01, scores: {q1: 7}}
        """,
    }
    assert found(survey_score_out_of_scale, files) == [
        "PM184 SUR-1.md:4 SUR-1: r01 scores q1 with 7, the scale is 1 to 5"
    ]


def test_both_ends_of_the_scale_are_clean():
    files = {
        "SUR-1": """
            scale: {min: 0, max: 10}
            answers:
              - {by: r01, scores: {q1: 0, q2: 10}}
        """,
    }
    assert not found(survey_score_out_of_scale, files)
