"""An answer to a question that was not asked."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule
from pmsite.model.suggest import remedy

RULE = Rule(
    "PM185",
    ERROR,
    "an answer names an unknown question",
    "Scores are kept by the id of the question; one that the survey does not have is counted nowhere. "
    "Correct the id, or add the question under `questions:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Scores under an id that no question has."""
    for record in each(portal, "survey"):
        known = [question.id for question in record.get("questions") or ()]
        for number, answer in enumerate(record.get("answers") or ()):
            for name in answer.scores:
                if name not in known:
                    mend = remedy(name, known, "add it to questions:")
                    place = record.key_place("answers", number, "scores", name)
                    yield RULE.at(place, f"{record.id} has no question {name}", mend)
