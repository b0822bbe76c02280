"""A record that is internal and released at the same time."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM207",
    ERROR,
    "a record is internal and released",
    "`internal` means for nobody but the team; beside another audience one of the two is a mistake, and it "
    "could be the one that publishes. Keep `internal`, or the audiences.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Records whose audience names ``internal`` and another."""
    for record in each(portal, *portal.graph.kinds.kinds):
        written = record.fields.audience
        others = [name for name in written if name != "internal"]
        if others and len(others) < len(written):
            message = f"{record.id} is internal and released to {', '.join(others)}"
            yield RULE.at(record.place("audience"), message, "keep internal, or the others")
