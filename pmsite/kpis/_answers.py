"""Answers of surveys up to a day."""

from __future__ import annotations

import datetime as dt

from pmsite.analyses.portal import Portal
from pmsite.kpis._value import Counted, Said, t


def answered(
    portal: Portal, project: str | None, day: dt.date, *, respondents: str, scale: float, why: str
) -> Counted:
    """Scores of all answers, on a scale up to ``scale``, and how many of those invited answered."""
    total, count, answers, invited = 0.0, 0, 0, 0
    behind: list[str] = []
    for survey in portal.graph.of("survey", project):
        most = survey.get("scale").max if survey.get("scale") else 0
        if survey.get("respondents") != respondents or not most:
            continue
        found = [
            answer
            for answer in survey.get("answers") or ()
            if answer.scores and (answer.date or survey.get("date") or day) <= day
        ]
        if not found:
            continue
        behind.append(survey.uid)
        answers += len(found)
        invited += max(survey.get("invited") or 0, len(found))
        scores = [score / most * scale for answer in found for score in answer.scores.values()]
        total += sum(scores)
        count += len(scores)
    said = Said(t("{n} of {invited} asked have answered."), {"n": answers, "invited": invited})
    return Counted(
        numerator=round(total, 9) if count else None,
        denominator=count or None,
        n=answers,
        hits=tuple(behind),
        records=tuple(behind),
        why="" if count else why,
        beside=(said,) if count else (),
    )
