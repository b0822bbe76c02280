from pmsite.checks import forecast_with_links
from tests.checks._portal import found


def test_a_forecast_beside_predecessors_is_found():
    files = {
        "plan": """
            id: PLAN-1
            tasks:
              - {id: T-1, name: A, duration: 9d}
            milestones:
              - {id: M1, name: B, depends: [T-1], forecast: 2026-05-01}
        """,
    }
    assert found(forecast_with_links, files) == [
        "PM135 plan.md:6 M1 has the forecast 2026-05-01, but its predecessors decide"
    ]


def test_a_forecast_alone_is_clean():
    files = {
        "plan": """
            id: PLAN-1
            milestones:
              - {id: M1, name: B, forecast: 2026-05-01}
        """,
    }
    assert not found(forecast_with_links, files)
