"""Earned value in words: indices, what the end will cost, why a measure is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pmsite.model.figure import Tone, Words
from pmsite.views._definitions import t
from pmsite.views._desk import Desk

REASONS = (
    t("no baseline"),
    t("no plan with a start"),
    t("no task of the baseline has a cost"),
    t("no actual cost is recorded"),
    t("no progress is recorded"),
    t("nothing was planned by then"),
    t("nothing is earned yet"),
    t("nothing is spent yet"),
    t("no work is left"),
    t("the budget is spent"),
    t("the project has not begun"),
    t("not in the baseline"),
    t("the baseline is longer than twenty years"),
    t("the baseline leaves the years for which working time is counted"),
)
"""Why a measure of earned value is missing, as the analysis says it."""


def missing(desk: Desk, why: str) -> Words:
    """``n/a``, and why."""
    text = desk.t("n/a")
    return Words(desk.t("{what}: {why}", what=text, why=desk.t(why)) if why else text, "mute")


def reason(desk: Desk, earned: Mapping[str, Any], key: str) -> str:
    """Why a measure is missing; "" where it is not."""
    why = (earned.get("why") or {}).get(key, "")
    return desk.t(why) if why else ""


def index(desk: Desk, value: float) -> str:
    """An index with two decimals."""
    return desk.t.number(value, 2)


def over_budget(desk: Desk, share: float) -> str:
    """How far the estimate at completion is from the budget, as a share of it."""
    size = desk.t.percent(abs(share))
    if size == desk.t.percent(0):
        return desk.t("EAC as budgeted")
    return (
        desk.t("EAC {share} over budget", share=size)
        if share > 0
        else desk.t("EAC {share} under budget", share=size)
    )


def said_of_status(desk: Desk, values: Mapping[str, Any]) -> dict[str, Callable[[], str]]:
    """Words of the status measures of earned value, by their keys."""
    return {
        "spi": lambda: desk.t("SPI {value}", value=index(desk, values["value"])),
        "cpi": lambda: desk.t(
            "CPI {value}, limit {limit}",
            value=index(desk, values["value"]),
            limit=index(desk, values["limit"]),
        ),
        "eac": lambda: over_budget(desk, values["share"]),
    }


def why_no_cost(desk: Desk) -> dict[str, str]:
    """Why a project has no cost status, by the keys of the analysis."""
    return {
        "no_earned_value": desk.t("no earned value"),
        "no_baseline": desk.t("no baseline"),
        "no_actual_cost": desk.t("no actual cost is recorded"),
        "no_progress": desk.t("no progress is recorded"),
    }


def tone(value: float | None) -> Tone:
    """The tone of a variance: what is short stands out."""
    return "strong" if value is not None and value < 0 else ""
