"""The fourteen tests of schedule health in words: names, formulas, limits, and why one cannot be told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmsite.analyses._health_network import LONG_DAYS
from pmsite.analyses._health_progress import DELAY_DAYS
from pmsite.views._desk import Desk

_INDICES = frozenset({"cpli", "bei"})
_FROM = frozenset({"relationship_types", *_INDICES})


def name(desk: Desk, key: str) -> str:
    """Name of a test."""
    t = desk.t
    return {
        "missing_logic": t("Missing logic"),
        "leads": t("Leads"),
        "lags": t("Lags"),
        "relationship_types": t("Finish-to-start links"),
        "hard_constraints": t("Hard constraints"),
        "high_float": t("High float"),
        "negative_float": t("Negative float"),
        "high_duration": t("High duration"),
        "invalid_dates": t("Invalid dates"),
        "resources": t("Missing resources"),
        "missed_tasks": t("Missed tasks"),
        "critical_path_test": t("Critical path test"),
        "cpli": t("Critical path length index (CPLI)"),
        "bei": t("Baseline execution index (BEI)"),
    }[key]


def rule(desk: Desk, key: str) -> str:
    """Formula of a test in words."""
    t = desk.t
    return {
        "missing_logic": t(
            "Unfinished tasks without a predecessor or without a successor ÷ unfinished tasks."
        ),
        "leads": t("Links with a negative lag ÷ links of unfinished work."),
        "lags": t("Links with a positive lag ÷ links of unfinished work."),
        "relationship_types": t("Links from finish to start ÷ links of unfinished work."),
        "hard_constraints": t(
            "Unfinished tasks with must-start, must-finish or no-later-than ÷ unfinished tasks."
        ),
        "high_float": t(
            "Unfinished tasks with more than {days} working days of total float ÷ unfinished tasks.",
            days=LONG_DAYS,
        ),
        "negative_float": t("Unfinished tasks with total float below 0 ÷ unfinished tasks."),
        "high_duration": t(
            "Unfinished tasks longer than {days} working days ÷ unfinished tasks.", days=LONG_DAYS
        ),
        "invalid_dates": t(
            "Unfinished tasks with a forecast before the as-of day, or an actual date after it ÷ unfinished tasks."
        ),
        "resources": t("Unfinished tasks with neither allocation nor budget ÷ unfinished tasks."),
        "missed_tasks": t(
            "Unfinished tasks that the current baseline finishes by the as-of day ÷ unfinished tasks."
        ),
        "critical_path_test": t(
            "The first task of the critical path takes {days} working days more: days that the finish moves ÷ "
            "days that the task moves.",
            days=DELAY_DAYS,
        ),
        "cpli": t(
            "(Critical path length + total float) ÷ critical path length, in working days from the as-of day to "
            "the finish."
        ),
        "bei": t("Baselined tasks finished ÷ tasks that the current baseline finishes by the as-of day."),
    }[key]


def limit(desk: Desk, point: Mapping[str, Any]) -> str:
    """Limit of a test: ``≤ 5 %``."""
    t, threshold = desk.t, point["threshold"]
    if point["key"] == "critical_path_test":
        return t("moves as much")
    if point["key"] in _INDICES:
        return t("≥ {value}", value=t.number(threshold, 2))
    if not threshold:
        return t("none")
    share = t.percent(threshold)
    return t("≥ {value}", value=share) if point["key"] in _FROM else t("≤ {value}", value=share)


def value(desk: Desk, point: Mapping[str, Any]) -> str:
    """Value of a test in its unit; ``n/a`` where there is none."""
    t, found = desk.t, point["value"]
    if found is None:
        return t("n/a")
    if point["key"] in _INDICES:
        return t.number(found, 2)
    percent = round(found * 100, 1)
    return t("{number} %", number=t.number(percent, 0 if float(percent).is_integer() else 1))


def basis(desk: Desk, point: Mapping[str, Any]) -> str:
    """Numerator and denominator of a test; why there are none."""
    t = desk.t
    if point["value"] is None:
        return why(desk, point["why"])
    numbers = {name: _plain(desk, point[name]) for name in ("numerator", "denominator")}
    if point["key"] in ("critical_path_test", "cpli"):
        return t("{numerator} of {denominator} working days", **numbers)
    return t("{numerator} of {denominator}", **numbers)


def why(desk: Desk, reason: str) -> str:
    """Why a test cannot be told."""
    t = desk.t
    return {
        "no unfinished task": t("no unfinished task"),
        "no link of unfinished work": t("no link of unfinished work"),
        "no baseline up to the as-of day": t("no baseline up to the as-of day"),
        "the baseline finishes no task by the as-of day": t("the baseline finishes no task by the as-of day"),
        "no unfinished work with dates": t("no unfinished work with dates"),
        "no unfinished task with dates": t("no unfinished task with dates"),
        "no working day is left": t("no working day is left"),
        "the delayed plan has no finish": t("the delayed plan has no finish"),
        "the delayed plan leaves the years that are counted": t(
            "the delayed plan leaves the years that are counted"
        ),
    }.get(reason, reason)


def _plain(desk: Desk, number: float) -> str:
    return desk.t.number(number, 0 if float(number).is_integer() else 1)
