"""A link of a summary task that holds its finish by FF or SF."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._plan import is_summary, links
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule
from pmsite.model.value import dependency_parts

RULE = Rule(
    "PM112",
    ERROR,
    "a summary task is linked by FF or SF",
    "A link to or from a summary holds for all of its sub-tasks, which makes sense for FS and SS only: the "
    "schedule leaves this link out. Link the sub-task that is meant.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """FF and SF links with a summary at either end."""
    for record, link, target in links(portal):
        kind = dependency_parts(link.written)[1]
        summary = next((end for end in (record, target) if is_summary(portal, end)), None)
        if kind in ("FF", "SF") and summary is not None:
            message = f"{record.id} depends on {target.id} by {kind}, but {summary.id} is a summary"
            yield RULE.at(link.source, message, "link the sub-task that is meant, or use FS or SS")
