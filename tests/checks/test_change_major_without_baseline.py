from pmsite.checks import change_major_without_baseline
from tests.checks._portal import found

APPROVED = "approvals: [{who: li.wei, required: true, verdict: approved, date: 2026-03-16}]"


def change(more, *, status="approved", level="major", impact="{schedule: 4d}"):
    return {"CR-1": f"status: {status}\nlevel: {level}\nimpact: {impact}\n{APPROVED}\n{more}"}


def test_a_major_change_without_a_baseline_after_fifteen_days_is_found():
    """Approved on 16 March; the day is 31 March."""
    assert found(change_major_without_baseline, change("")) == [
        "PM230 CR-1.md:3 CR-1 is major and was approved on 2026-03-16, but led to no baseline"
    ]
    for status in ("conditional", "implementing", "verified", "closed"):
        assert found(change_major_without_baseline, change("", status=status))


def test_fourteen_days_are_granted():
    files = {key: text.replace("03-16", "03-17") for key, text in change("").items()}
    assert not found(change_major_without_baseline, files)


def test_a_baseline_on_either_side_is_enough():
    baseline = {"BL-1": "date: 2026-03-20"}
    assert not found(change_major_without_baseline, {**change("leads_to: BL-1"), **baseline})
    named = {"BL-1": "date: 2026-03-20\nchange: CR-1"}
    assert not found(change_major_without_baseline, {**change(""), **named})


def test_what_moves_neither_time_nor_cost_needs_none():
    assert not found(change_major_without_baseline, change("", impact="{schedule: 0d, cost: 0}"))
    assert found(change_major_without_baseline, change("", impact="{schedule: 0d, cost: 9}"))
    assert found(change_major_without_baseline, change("", impact="{scope: More}"))


def test_others_are_left_alone():
    assert not found(change_major_without_baseline, change("", level="medium"))
    assert not found(change_major_without_baseline, change("", status="in_review"))
    assert not found(change_major_without_baseline, change("", status="baselined"))
