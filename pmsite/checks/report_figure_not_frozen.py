"""A published report with a figure that goes on changing."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.checks._figures import figures
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule
from pmsite.model.source import Source

BODIES = True
"""It reads texts."""
RULE = Rule(
    "PM240",
    WARNING,
    "a figure in a published report is not frozen",
    "A report says how things were on a day. A query in its text finds what there is today, so the figure "
    "changes under the reader while the words around it stay. Freeze it: `pmsite freeze ID` writes the figure "
    "into its block.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Figures of published reports without a frozen part."""
    for record in each(portal, "report"):
        if record.get("status") != "published":
            continue
        for embed in figures(portal, record):
            if embed.frozen is None:
                place = Source(record.source.path, record.body.first_line + embed.start)
                message = f"{record.id} is published, its {embed.figure} is not frozen"
                yield RULE.at(place, message, f"freeze it: pmsite freeze {record.uid}")
