"""What a KPI of a portal of a few records comes to."""

import datetime as dt

from pmsite.kpis._measured import measured, trend
from tests.checks._portal import AS_OF, portal

SURVEY = """
id: {id}
title: Survey
respondents: {respondents}
date: 2026-02-20
invited: 10
scale: {{min: 1, max: {most}}}
questions: [{{id: q1, text: One}}, {{id: q2, text: Two}}]
answers:
{answers}
"""


def survey(*answers, name="SUR-1", respondents="client", most=5):
    """A survey whose answers are (day, scores…)."""
    lines = []
    for number, (on, *scores) in enumerate(answers):
        given = ", ".join(f"q{at}: {score}" for at, score in enumerate(scores, 1))
        lines.append(f"  - {{by: r{number}, date: {on}, scores: {{{given}}}}}")
    return SURVEY.format(id=name, respondents=respondents, most=most, answers="\n".join(lines))


def value(files, key, *, project="P", as_of=AS_OF, **options):
    return measured(portal(files, as_of=as_of, **options)).get(key, project)


def months(files, key, *, project="P", as_of=AS_OF):
    """Values by month: ``{"01-31": 0.5}``."""
    built = portal(files, as_of=as_of)
    points = trend(built, measured(built).get(key, project), project)
    return {point.day.isoformat()[5:]: point.value for point in points}


def day(text):
    return dt.date.fromisoformat(text)
