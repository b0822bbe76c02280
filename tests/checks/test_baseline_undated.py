from pmsite.checks import baseline_undated
from tests.checks._portal import found


def test_a_baseline_without_date_is_found():
    files = {
        "BL-1": "reason: First",
    }
    assert found(baseline_undated, files) == ["PM148 BL-1.md:2 BL-1 has no date"]


def test_a_date_is_enough():
    files = {
        "BL-1": "date: 2026-01-05",
    }
    assert not found(baseline_undated, files)
