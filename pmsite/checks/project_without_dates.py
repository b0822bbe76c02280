"""A project without start or finish."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM138",
    WARNING,
    "a project has no start or no finish",
    "Start and finish are what was agreed with the client; without them neither the portfolio nor the "
    "status can say whether the project is late. Write both in the project's index.md.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Projects without a start or a finish."""
    for record in each(portal, "project"):
        for name in ("start", "finish"):
            if record.get(name) is None:
                yield RULE.at(record.source, f"{record.id} has no {name}", f"add {name}: YYYY-MM-DD")
