"""A confirmed requirement that nobody can accept, or that nothing satisfies."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM179",
    WARNING,
    "a confirmed requirement is not traced",
    "A confirmed requirement says by what it will be accepted and which task or document satisfies it; a "
    "gap in the traceability matrix becomes a dispute at acceptance. Add `acceptance:` and `satisfied_by:`.",
)

CONFIRMED = ("confirmed", "delivered", "accepted")


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Confirmed requirements, and those beyond, without acceptance or satisfied_by."""
    for record in each(portal, "requirement"):
        status = record.get("status")
        missing = [name for name in ("acceptance", "satisfied_by") if not record.get(name)]
        if missing and status in CONFIRMED:
            message = f"{record.id} is {status}, but has no {' and no '.join(missing)}"
            yield RULE.at(record.source, message, "add " + ", ".join(f"{name}:" for name in missing))
