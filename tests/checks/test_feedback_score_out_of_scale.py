from pmsite.checks import feedback_score_out_of_scale
from tests.checks._portal import found


def test_a_score_above_its_scale_is_found():
    files = {
        "FB-1": "score: {value: 6, of: 5}",
    }
    assert found(feedback_score_out_of_scale, files) == ["PM189 FB-1.md:2 FB-1 scores 6 of 5"]


def test_the_end_of_the_scale_is_clean():
    files = {
        "FB-1": "score: {value: 5, of: 5}",
        "FB-2": "client: acme",
    }
    assert not found(feedback_score_out_of_scale, files)
