"""A responsibility matrix with a name or a letter that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.checks._resources import departments, is_person
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM125",
    WARNING,
    "a responsibility names nobody",
    "The matrix knows R (responsible), A (accountable), C (consulted) and I (informed), each with people or "
    "departments. Another letter or an unknown name leaves a gap that looks filled; correct it.",
)

LETTERS = ("R", "A", "C", "I")


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Letters other than R, A, C, I, and names that are neither a person nor a department."""
    for record in each(portal, "task"):
        matrix = record.get("responsible") or {}
        groups = departments(portal, record) if matrix else set()
        for letter, names in matrix.items():
            if letter not in LETTERS:
                message = f"{record.id}: {letter} is no kind of responsibility"
                yield RULE.at(record.key_place("responsible", letter), message, "use R, A, C or I")
            for number, name in enumerate(names):
                if name not in groups and not is_person(portal, record, name):
                    message = f"{record.id}: {name} is no person and no department"
                    mend = "correct the name, or add it to people/ or resources.md"
                    yield RULE.at(record.place("responsible", letter, number), message, mend)
