"""Milestones, budget and status over time, worked by hand from a few snapshots."""

import datetime as dt

from pmsite.model.figure import Series, Trace
from pmsite.views._budget_trend import budget_trend
from pmsite.views._milestone_trend import milestone_trend
from pmsite.views._status_trend import traces
from tests.views._trends import at, figures, milestone, trends

WAYS = trends(
    figures(
        milestones={
            "M1": milestone("2026-04-10"),
            "M2": milestone("2026-06-15"),
            "M3": milestone("2026-08-01"),
        }
    ),
    figures(
        milestones={
            "M1": milestone("", "2026-04-14"),
            "M2": milestone("2026-06-20"),
            "M3": milestone("2026-08-01"),
        }
    ),
    figures(
        milestones={"M1": milestone("", "2026-04-14"), "M2": milestone(None), "M3": milestone("2026-08-01")}
    ),
    figures(
        milestones={
            "M1": milestone("", "2026-04-14"),
            "M2": milestone("2026-07-01"),
            "M3": milestone("2026-08-01"),
            "M4": milestone("2026-08-01", status="cancelled"),
        }
    ),
)


def points(line):
    return [(point.x.isoformat(), dt.date.fromordinal(point.y).isoformat()) for point in line.points]


def test_a_milestones_line_has_its_forecasts_and_ends_on_the_diagonal():
    found = milestone_trend(at(WAYS))
    assert isinstance(found, Series)
    m1, m2, m3, diagonal = found.lines
    assert points(m1) == [("2026-03-31", "2026-04-10"), ("2026-04-14", "2026-04-14")]
    assert points(m2) == [
        ("2026-03-31", "2026-06-15"),
        ("2026-04-30", "2026-06-20"),
        ("2026-06-05", "2026-07-01"),
    ]
    assert [point[1] for point in points(m3)] == ["2026-08-01"] * 4
    assert points(diagonal) == [("2026-03-31", "2026-03-31"), ("2026-08-01", "2026-08-01")]
    assert found.title == "2 milestones have moved since 31 Mar; of those ahead M2 most, from 15 Jun to 1 Jul"
    assert (m1.tone, m2.tone, m3.tone) == ("mute", "data", "mute")
    assert m2.points[1].label == "20 Jun"


def test_milestones_that_stood_still_are_said_so():
    still = figures(milestones={"M2": milestone("2026-07-01")})
    assert milestone_trend(at(trends(still, still, still))).title == "No milestone has moved since 30 Apr"


def test_a_milestone_reached_before_the_first_point_is_left_out():
    early = figures(milestones={"M1": milestone("", "2026-01-10"), "M2": milestone("2026-07-01")})
    assert [line.name for line in milestone_trend(at(trends(early, early, early))).lines[:-1]] == ["M2"]


def test_lines_of_the_budget_have_a_gap_where_no_estimate_was_known():
    found = budget_trend(
        at(
            trends(
                figures(budget={"bac": 1000, "ac": 0, "eac": None}),
                figures(budget={"bac": 1000, "ac": 300, "eac": 900}),
                figures(budget={"bac": 1200, "ac": 700, "eac": 1300}),
            )
        )
    )
    assert {line.name: [point.y for point in line.points] for line in found.lines} == {
        "Budget (BAC)": [1000, 1000, 1200],
        "Actual cost": [0, 300, 700],
        "Estimate (EAC)": [None, 900, 1300],
    }
    assert (
        found.title.replace("\u2060", "") == "The estimate at completion rose from ¥900 on 31 May to ¥1,300"
    )


def test_lights_of_the_last_nine_points_stand_in_a_row():
    days = [f"2025-{month:02}-28" for month in range(3, 13)]
    states = [
        figures(status={"computed": "warn" if n > 8 else "ok", "dimensions": {"cost": "none"}})
        for n in range(10)
    ]
    made = at(trends(*states, days=days))
    found = traces(made, made.project)
    assert found["overall"].lights == ("ok",) * 8 + ("warn",)
    assert found["cost"].lights == ("none",) * 9
    assert found["overall"].label.startswith("Status over time: 28 Apr 2025 On track, ")
    assert isinstance(found["cost"], Trace)
