from pmsite.checks import report_period_out_of_order
from tests.checks._portal import found


def test_a_period_the_wrong_way_round_is_found():
    files = {
        "RPT-1": "period: {from: 2026-03-31, to: 2026-03-01}",
    }
    assert found(report_period_out_of_order, files) == [
        "PM198 RPT-1.md:2 RPT-1: period.to 2026-03-01 is before period.from 2026-03-31"
    ]


def test_one_day_is_in_order():
    files = {
        "RPT-1": "period: {from: 2026-03-01, to: 2026-03-01}",
        "RPT-2": "status: draft",
    }
    assert not found(report_period_out_of_order, files)
