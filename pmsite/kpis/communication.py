"""Communication score: the mean score of team surveys, 1 to 5."""

from __future__ import annotations

import datetime as dt

from pmsite.analyses.portal import Portal
from pmsite.kpis._answers import answered
from pmsite.kpis._value import Counted, Definition, t

DEFINITION = Definition(
    key="communication",
    order=4,
    label=t("Communication score"),
    short=t("Communication"),
    sentence=t("The team gives {value} of 5"),
    formula=t(
        "Mean of all scores of team surveys, on a scale up to 5, from the start of the project to date."
    ),
    counted=(t("Sum of scores"), t("Scores"), t("Not counted")),
    unit="score",
    target=4,
)


def counted(portal: Portal, project: str | None, day: dt.date) -> Counted:
    """Scores of team surveys up to a day."""
    why = t("no team survey is answered")
    return answered(portal, project, day, respondents="team", scale=5, why=why)
