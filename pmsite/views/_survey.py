"""Answers of surveys as numbers: how many, of how many, their means on the scale and of 100, by dimension."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from pmsite.analyses.status import SATISFACTION_TARGET
from pmsite.model.record import Record
from pmsite.records.survey import Question, Response
from pmsite.views._desk import Desk


@dataclass(frozen=True, slots=True)
class Side:
    """Who is asked: the scale on which all of their waves are compared, and the target on it."""

    name: str
    """``client`` or ``team``."""
    whole: float
    target: float
    decimals: int

    def of(self, found: Mean) -> float | None:
        """A mean on the common scale: score ÷ end of the scale × the end of the common one."""
        return found.percent / 100 * self.whole if found.percent is not None else None


CLIENT = Side("client", 100, SATISFACTION_TARGET, 0)
TEAM = Side("team", 5, 4, 1)
"""Of 5: the target of the role for communication."""


def side_of(survey: Record) -> Side:
    """Who a survey asks."""
    return TEAM if survey.get("respondents") == "team" else CLIENT


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean of scores; None of no scores."""

    value: float | None
    """On the scale."""
    percent: float | None
    """Of 100: score ÷ end of the scale."""
    n: int
    """Answers it is made of."""
    low: float | None = None
    high: float | None = None


def answers(desk: Desk, survey: Record) -> list[Response]:
    """Answers that hold a score or a comment and were given by the as-of day."""
    found = []
    for answer in survey.get("answers") or ():
        day = answer.date or survey.get("date")
        if (answer.scores or answer.comment) and (day is None or day <= desk.today):
            found.append(answer)
    return found


def scored(desk: Desk, survey: Record) -> list[Response]:
    """Answers that hold a score."""
    return [answer for answer in answers(desk, survey) if answer.scores]


def mean(desk: Desk, surveys: Iterable[Record]) -> Mean:
    """Mean of all scores of some surveys together."""
    pairs: list[tuple[float, float]] = []
    number = 0
    for survey in surveys:
        found = scored(desk, survey)
        number += len(found)
        pairs += [(value, survey.get("scale").max) for item in found for value in item.scores.values()]
    return _mean(pairs, number)


def of_question(desk: Desk, survey: Record, question: str) -> Mean:
    """Mean of the scores of one question."""
    top = survey.get("scale").max
    values = [item.scores[question] for item in scored(desk, survey) if question in item.scores]
    return _mean([(value, top) for value in values], len(values))


def dimension_of(question: Question) -> str:
    """What a question measures; one that names no dimension measures what it asks."""
    return question.dimension or question.text


def dimensions(surveys: Sequence[Record]) -> list[str]:
    """Dimensions of some surveys in the order of the latest one that asks for them."""
    found = [
        dimension_of(question) for survey in reversed(surveys) for question in survey.get("questions") or ()
    ]
    return list(dict.fromkeys(found))


def of_dimension(desk: Desk, survey: Record, dimension: str) -> Mean | None:
    """Mean of the scores of all questions of a dimension, n its answers; None where it was not asked."""
    asked = {item.id for item in survey.get("questions") or () if dimension_of(item) == dimension}
    if not asked:
        return None
    top = survey.get("scale").max
    given = [
        [item.scores[name] for name in sorted(asked) if name in item.scores] for item in scored(desk, survey)
    ]
    return _mean([(value, top) for values in given for value in values], sum(bool(item) for item in given))


def names(surveys: Sequence[Record]) -> list[str]:
    """What each wave is called: its wave, else its id; both where two surveys are of one wave."""
    waves = [survey.get("wave") for survey in surveys]
    return [
        survey.id if not wave else f"{wave} {survey.id}" if waves.count(wave) > 1 else wave
        for survey, wave in zip(surveys, waves, strict=True)
    ]


def _mean(pairs: Sequence[tuple[float, float]], number: int) -> Mean:
    if not pairs:
        return Mean(None, None, number)
    values = [float(value) for value, _ in pairs]
    shares = [value / top * 100 for value, top in pairs if top > 0]
    return Mean(fmean(values), fmean(shares) if shares else None, number, min(values), max(values))


def reason(desk: Desk, survey: Record) -> str:
    """Why a survey has no mean."""
    t = desk.t
    day: dt.date | None = survey.get("date")
    if survey.get("answers") and not answers(desk, survey):
        return t("no answer by this day")
    if answers(desk, survey):
        return t("comments only, no scores")
    return (
        t("nobody has answered yet") if day is None or desk.portal.is_open(survey) else t("nobody answered")
    )


def in_order(surveys: Iterable[Record]) -> list[Record]:
    """Surveys by their day; those without one last."""
    return sorted(
        surveys, key=lambda item: (item.get("date") or dt.date.max, item.get("wave") or "", item.uid)
    )
