"""Work that waits for a task of another project."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._plan import links
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM210",
    WARNING,
    "a task depends on another project",
    "Each project has a schedule of its own, which leaves links to other projects out. Write the date on "
    "which the other project delivers as `no_earlier_than:` or as a milestone of this plan, and relate the "
    "two by `related:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Links of tasks and milestones to those of another project."""
    for record, link, target in links(portal):
        if target.project != record.project:
            message = f"{record.id} depends on {target.uid}, of another project"
            yield RULE.at(link.source, message, "write the date as no_earlier_than:")
