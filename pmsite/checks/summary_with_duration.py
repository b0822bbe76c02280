"""A summary task that also says how long it takes."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.checks._plan import is_summary
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM110",
    ERROR,
    "a summary task has a duration of its own",
    "A task with sub-tasks lasts from the start of its first to the finish of its last part; a duration or "
    "an effort beside that would be a second, contradicting answer. Take it out, or move it to a sub-task.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Summaries with a duration or an effort."""
    for record in each(portal, "task"):
        for name in ("duration", "effort"):
            if record.get(name) is not None and is_summary(portal, record):
                message = f"{record.id} has sub-tasks and {name} {record.get(name)}"
                yield RULE.at(record.place(name), message, f"take {name}: out, its parts decide")
