from pmsite.checks import lesson_without_recommendation
from tests.checks._portal import found


def test_a_lesson_without_recommendation_is_found():
    files = {
        "LES-1": "happened: Late parts",
    }
    assert found(lesson_without_recommendation, files) == ["PM197 LES-1.md:2 LES-1 has no recommendation"]


def test_a_recommendation_is_enough():
    files = {
        "LES-1": "recommendation: Two vendors",
    }
    assert not found(lesson_without_recommendation, files)
