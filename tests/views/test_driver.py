"""What drives a date, in both languages; the English is that of numbers.md and of the data."""

import datetime as dt
from dataclasses import replace

import pytest

from pmsite.views._driver import driver
from tests.views._figures import desk, plain, portal

PLAN = """
id: PLAN-01
title: Plan
tasks: [{id: T-04, name: A, duration: 1d}, {id: T-05, name: B, duration: 1d, depends: [T-04]}]
milestones: [{id: M1, name: Done, depends: [T-05]}]
"""
LINK = {
    "id": "T-04", "kind": "link", "holds": "start", "held": dt.date(2026, 3, 3), "date": dt.date(2026, 3, 2),
    "link": "FS", "lag": "+0", "through": None, "movable": True, "left": None,
}  # fmt: skip


def said(found, language="en", uid="ATLAS/T-05"):
    built = portal({"atlas/plan.md": PLAN})
    built = replace(built, derived={uid: {"driven_by": found}})
    return plain(driver(desk(built, language=language), built.graph[uid]))


@pytest.mark.parametrize(
    ("change", "english", "chinese"),
    [
        ({}, "starts 3 Mar because T-04 finishes 2 Mar, FS+0; moving T-04 by 1 day moves this", "T-04"),
        ({"link": "SS", "lag": "+2d"}, "starts 3 Mar because T-04 starts 2 Mar, SS+2d; moving T-04 by 1 day moves this", "SS+2d"),  # noqa: E501 - a sentence
        ({"movable": False}, "starts 3 Mar because T-04 finished 2 Mar, FS+0", "T-04"),
        ({"movable": False, "through": "T-10"},
         "starts 3 Mar because T-04 finished 2 Mar, FS+0 (through T-10)", "T-10"),
        ({"date": dt.date(2025, 12, 31), "movable": False}, "starts 3 Mar 2026 because T-04 finished 31 Dec 2025, FS+0", "2025年12月31日"),  # noqa: E501 - a sentence
        ({"kind": "plan_start", "id": None}, "starts 3 Mar because the plan starts 2 Mar", "3月2日"),
        ({"kind": "as_of", "id": None}, "starts 3 Mar because it has not started by the as-of date 2 Mar", "3月2日"),
        ({"kind": "no_earlier_than", "id": None}, "starts 3 Mar because its start-no-earlier-than is 2 Mar", "3月2日"),
        ({"kind": "no_earlier_than", "id": None, "through": "T-10"}, "starts 3 Mar because the start-no-earlier-than of T-10 is 2 Mar", "T-10"),  # noqa: E501 - a sentence
        ({"kind": "must_finish", "id": None, "holds": "finish"},
         "finishes 3 Mar because its must-finish is 2 Mar", "3月2日"),
        ({"kind": "part", "holds": "finish"}, "finishes 3 Mar because its last part T-04 finishes 2 Mar", "T-04"),
        ({"kind": "forecast", "holds": "both", "id": None}, "falls on 3 Mar because its forecast is written", "3月3日"),
        ({"kind": "progress", "holds": "remaining", "left": "1.5d"},
         "goes on 3 Mar with 1.5 d left at the as-of date 2 Mar", "3月2日"),
        ({"kind": "actual", "holds": "both"}, "finished 3 Mar", "3月3日"),
    ],
)  # fmt: skip
def test_every_driver_is_a_whole_sentence(change, english, chinese):
    assert said({**LINK, **change}) == english
    assert chinese in said({**LINK, **change}, "zh")


def test_a_milestone_is_reached_and_no_driver_says_nothing():
    assert said({**LINK, "kind": "actual"}, uid="ATLAS/M1") == "was reached 3 Mar"
    assert said(None) == ""
