"""A summary task that must start or finish on a day."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.checks._plan import is_summary
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM111",
    ERROR,
    "a summary task must start or finish on a day",
    "A summary has no work that could be held to a day; only its parts have. Write the constraint at the "
    "sub-task that is bound by it, or use `deadline:` to be told when the summary ends too late.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Summaries with ``must_start`` or ``must_finish``."""
    for record in each(portal, "task"):
        for name in ("must_start", "must_finish"):
            if record.get(name) is not None and is_summary(portal, record):
                message = f"{record.id} has sub-tasks and {name} {record.get(name)}"
                yield RULE.at(record.place(name), message, "write it at a sub-task")
