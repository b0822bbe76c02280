"""A declared state that differs from the computed one, without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM200",
    WARNING,
    "a declared state differs from the computed one without a comment",
    "The author of a report may judge otherwise than the figures, but says why: the client sees both. Write "
    "the reason as `comment:` of the dimension.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Dimensions of reports with two different states and no comment."""
    for record in each(portal, "report"):
        for name, item in (record.get("dimensions") or {}).items():
            both = item.declared is not None and item.computed is not None
            if both and item.declared != item.computed and not item.comment:
                message = f"{record.id}: {name} is declared {item.declared}, computed {item.computed}"
                yield RULE.at(record.place("dimensions", name), message, "add comment: with the reason")
