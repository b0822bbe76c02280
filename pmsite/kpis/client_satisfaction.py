"""Client satisfaction: the mean score of client surveys, of 100."""

from __future__ import annotations

import datetime as dt

from pmsite.analyses.portal import Portal
from pmsite.analyses.status import SATISFACTION_TARGET
from pmsite.kpis._answers import answered
from pmsite.kpis._value import Counted, Definition, t

DEFINITION = Definition(
    key="client_satisfaction",
    order=2,
    label=t("Client satisfaction"),
    short=t("Client satisfaction"),
    sentence=t("Clients give {value} of 100"),
    formula=t(
        "Mean of score ÷ highest score of the scale × 100 over all answers of client surveys, from the start "
        "of the project to date."
    ),
    counted=(t("Sum of scores"), t("Scores"), t("Not counted")),
    unit="points",
    target=SATISFACTION_TARGET,
)


def counted(portal: Portal, project: str | None, day: dt.date) -> Counted:
    """Scores of client surveys up to a day."""
    why = t("no client survey is answered")
    return answered(portal, project, day, respondents="client", scale=100, why=why)
