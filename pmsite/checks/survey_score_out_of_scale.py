"""A score that the survey's scale does not have."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM184",
    ERROR,
    "a survey's score lies outside its scale",
    "Satisfaction is the mean of scores on one scale; a score outside of it makes the figure wrong. Correct "
    "the score, or the survey's `scale:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Scores below the scale's least or above its most."""
    for record in each(portal, "survey"):
        scale = record.get("scale")
        allowed = f"{scale.min:g} to {scale.max:g}"
        for number, answer in enumerate(record.get("answers") or ()):
            for question, score in answer.scores.items():
                if not scale.min <= score <= scale.max:
                    message = (
                        f"{record.id}: {answer.by} scores {question} with {score:g}, the scale is {allowed}"
                    )
                    place = record.place("answers", number, "scores", question)
                    yield RULE.at(place, message, "correct the score or the scale")
