from pmsite.checks import estimate_out_of_order
from tests.checks._portal import found


def test_points_that_do_not_rise_are_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, estimate: {optimistic: 2w, likely: 9d,
                  pessimistic: 100h}}
        """,
    }
    assert found(estimate_out_of_order, files) == ["PM122 plan.md:4 T-1 is estimated at 2w, 9d, 100h"]


def test_a_week_has_five_days_of_eight_hours():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, estimate: {optimistic: 40h, likely: 5d,
                  pessimistic: 1w}}
        """,
    }
    assert not found(estimate_out_of_order, files)
