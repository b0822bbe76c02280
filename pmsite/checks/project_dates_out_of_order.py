"""A project that ends before it starts."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each, misordered
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM139",
    ERROR,
    "a project's finish lies before its start",
    "A project that ends before it begins has no duration to plan, measure or draw. Correct `start:` or "
    "`finish:` in its index.md.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Projects whose finish is before their start."""
    for record in each(portal, "project"):
        yield from misordered(RULE, record, ("start", "finish"))
