"""Answers of surveys up to a day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pmsite.analyses.portal import Portal
from pmsite.kpis._value import Counted, Parts, Said, t
from pmsite.model.record import Record
from pmsite.records.survey import Response


@dataclass(frozen=True, slots=True)
class _Score:
    """A score on the KPI's scale: of which survey it is, and which dimension it measures ("": none)."""

    survey: str
    dimension: str
    value: float


def answered(
    portal: Portal, project: str | None, day: dt.date, *, respondents: str, scale: float, why: str
) -> Counted:
    """Scores of all answers, on a scale up to ``scale``, and how many of those invited answered."""
    answers, invited = 0, 0
    scores: list[_Score] = []
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
        scores += _scores(survey, found, most, scale)
    said = Said(t("{n} of {invited} asked have answered."), {"n": answers, "invited": invited})
    return Counted(
        numerator=round(sum(score.value for score in scores), 9) if scores else None,
        denominator=len(scores) or None,
        n=answers,
        hits=tuple(behind),
        records=tuple(behind),
        why="" if scores else why,
        beside=(said,) if scores else (),
        parts=_sums((score.survey, score.value) for score in scores),
        dimensions=_sums((score.dimension, score.value) for score in scores),
    )


def _scores(survey: Record, answers: Iterable[Response], most: float, scale: float) -> Iterator[_Score]:
    measures = {question.id: question.dimension or "" for question in survey.get("questions") or ()}
    for answer in answers:
        for question, score in answer.scores.items():
            yield _Score(survey.uid, measures.get(question, ""), score / most * scale)


def _sums(values: Iterable[tuple[str, float]]) -> Parts:
    """Sum and number of the values of each key."""
    found: dict[str, list[float]] = defaultdict(list)
    for key, value in values:
        found[key].append(value)
    return {key: (sum(items), len(items)) for key, items in found.items()}
