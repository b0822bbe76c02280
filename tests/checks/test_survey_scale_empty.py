from pmsite.checks import survey_scale_empty
from tests.checks._portal import found


def test_a_scale_without_range_is_found():
    files = {
        "SUR-1": """
            wave: Q1
            scale: {min: 5, max: 5}
        """,
    }
    assert found(survey_scale_empty, files) == ["PM186 SUR-1.md:3 SUR-1 has a scale from 5 to 5"]


def test_the_default_scale_is_clean():
    files = {
        "SUR-1": "wave: Q1",
    }
    assert not found(survey_scale_empty, files)
