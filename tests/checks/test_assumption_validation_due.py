from pmsite.checks import assumption_validation_due
from tests.checks._portal import found


def test_an_assumption_past_its_day_is_noticed():
    files = {
        "ASM-1": "validate_by: 2026-03-30",
    }
    assert found(assumption_validation_due, files) == [
        "PM191 ASM-1.md:2 ASM-1 was to be validated by 2026-03-30"
    ]


def test_the_day_itself_and_valid_ones_are_clean():
    files = {
        "ASM-1": "validate_by: 2026-03-31",
        "ASM-2": """
            validate_by: 2026-03-01
            status: valid
        """,
    }
    assert not found(assumption_validation_due, files)
