from pmsite.checks import change_baselined_without_baseline
from tests.checks._portal import found


def test_a_baselined_change_without_baseline_is_found():
    files = {
        "CR-1": "status: baselined",
    }
    assert found(change_baselined_without_baseline, files) == [
        "PM170 CR-1.md:2 CR-1 is baselined, but in no baseline"
    ]


def test_a_link_from_either_side_is_enough():
    files = {
        "CR-1": """
            status: baselined
            leads_to: BL-1
        """,
        "CR-2": "status: baselined",
        "BL-1": "change: CR-2",
    }
    assert not found(change_baselined_without_baseline, files)
