"""An action done on a day that has not come yet."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

RULE = Rule(
    "PM108",
    NOTICE,
    "an action is done after the as-of date",
    "The portal shows the close of its as-of date, so an action done later still counts as open. That is "
    "right when you look back at an earlier day; otherwise the year or the month may be mistyped.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Actions whose done date lies after the as-of date."""
    for record in each(portal, "action"):
        done = record.get("done")
        if done is not None and done > portal.as_of:
            message = f"{record.id} is done on {done}, after the as-of date {portal.as_of}"
            yield RULE.at(record.place("done"), message, "correct the date, or move the as-of date")
