from pmsite.checks import weights_missing
from tests.checks._portal import found


def test_steps_without_weights_are_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, earned: milestones}
        """,
    }
    assert found(weights_missing, files) == [
        "PM130 plan.md:4 T-1 earns by milestones, but has no weights to earn"
    ]


def test_weights_or_another_method_are_clean():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d, earned: milestones, weights: [{name: Draft,
                  weight: 40}, {name: Final, weight: 60}]}
              - {id: T-2, name: B, duration: 9d, earned: percent}
        """,
    }
    assert not found(weights_missing, files)
