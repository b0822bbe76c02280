"""Definitions of the trends: what each point of them is."""

from __future__ import annotations

from pmsite.views._definition import Definition, Group, t

_SOURCE = t("the content's git history")

GROUPS: tuple[Group, ...] = (
    (
        t("Trends"),
        (
            Definition(
                "snapshot",
                t("Point of a trend"),
                t(
                    "The portal compiled from the files of the last commit at or before the end of a month (or week),"
                    " as of that day, by today's rules and settings. Commits are those of the branch's first-parent"
                    " line, by committer date in the portal's time zone. The last point is the present state."
                ),
                _SOURCE,
            ),
            Definition(
                "milestone_trend",
                t("Milestone trend"),
                t(
                    "For every point: the forecast date, at its height, over the day of the point. A line that"
                    " rises is a milestone that moves out. It ends on the diagonal on the day it was reached."
                ),
                _SOURCE,
            ),
            Definition(
                "risk_trend",
                t("Risk trend"),
                t(
                    "Σ current score of the open threats at each point, by band. Identified: risks that were not"
                    " there at the point before. Closed: risks that are open no longer since then."
                ),
                _SOURCE,
            ),
            Definition(
                "action_trend",
                t("Action burn-down"),
                t(
                    "Open actions at each point, the overdue ones among them. New: actions that were not counted"
                    " at the point before. Closed: new + open before − open now."
                ),
                _SOURCE,
            ),
            Definition(
                "change_trend",
                t("Change backlog"),
                t(
                    "Changes without a decision at each point: those in review, and those in preparation,"
                    " returned or deferred. New: changes that were not counted at the point before. Decided: new"
                    " + undecided before − undecided now."
                ),
                _SOURCE,
            ),
            Definition(
                "budget_trend",
                t("Budget and estimate over time"),
                t("BAC, AC and EAC = BAC ÷ CPI as they were computed at each point."),
                _SOURCE,
            ),
            Definition(
                "status_trend",
                t("Status over time"),
                t("The computed light of each dimension at the last nine points, the newest at the right."),
                _SOURCE,
            ),
        ),
    ),
)
