from pmsite.checks import baseline_without_change
from tests.checks._portal import found


def test_a_differing_baseline_without_approved_change_is_found():
    files = {
        "BL-1": """
            date: 2026-01-05
            tasks: {T-1: {start: 2026-01-05, finish: 2026-01-09}}
            milestones: {M1: 2026-05-01}
        """,
        "BL-2": """
            date: 2026-02-05
            change: CR-1
            tasks: {T-1: {start: 2026-01-05, finish: 2026-01-16}}
            milestones: {M1: 2026-05-08}
        """,
        "CR-1": "status: draft",
    }
    assert found(baseline_without_change, files) == [
        "PM147 BL-2.md:3 BL-2 differs from BL-1 in 1 task and 1 milestone, but CR-1 is draft"
    ]


def test_an_approved_change_or_no_difference_is_clean():
    files = {
        "BL-1": """
            date: 2026-01-05
            tasks: {T-1: {start: 2026-01-05, finish: 2026-01-09}}
            milestones: {M1: 2026-05-01}
        """,
        "BL-2": """
            date: 2026-02-05
            change: CR-1
            tasks: {T-1: {start: 2026-01-05, finish: 2026-01-16}}
            milestones: {M1: 2026-05-08}
        """,
        "CR-1": "status: approved",
        "BL-3": """
            date: 2026-02-06
            tasks: {T-1: {start: 2026-01-05, finish: 2026-01-16}}
            milestones: {M1: 2026-05-08}
        """,
    }
    assert not found(baseline_without_change, files)


def test_a_change_that_leads_to_the_baseline_counts():
    files = {
        "BL-1": """
            date: 2026-01-05
            tasks: {T-1: {start: 2026-01-05, finish: 2026-01-09}}
            milestones: {M1: 2026-05-01}
        """,
        "BL-2": """
            date: 2026-02-05
            tasks: {T-1: {start: 2026-01-05, finish: 2026-01-16}}
            milestones: {M1: 2026-05-08}
        """,
        "CR-1": """
            status: baselined
            leads_to: BL-2
        """,
    }
    assert not found(baseline_without_change, files)


def test_a_baseline_without_any_change_is_found():
    files = {
        "BL-1": """
            date: 2026-01-05
            tasks: {T-1: {start: 2026-01-05, finish: 2026-01-09}}
            milestones: {M1: 2026-05-01}
        """,
        "BL-2": """
            date: 2026-02-05
            tasks: {T-1: {start: 2026-01-05, finish: 2026-01-16}}
            milestones: {M1: 2026-05-08}
        """,
    }
    assert found(baseline_without_change, files) == [
        "PM147 BL-2.md:2 BL-2 differs from BL-1 in 1 task and 1 milestone, but names no approved change"
    ]
