"""A baseline whose digest is none."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.baselines import sealed
from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

RULE = Rule(
    "PM212",
    NOTICE,
    "a baseline's digest is a place holder",
    "A digest is `sha256:` and 64 hex digits; with another text the baseline is not sealed, and an edit of "
    "its dates would not be found. `pmsite baseline show` prints the digest to write.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Baselines with a text in the place of a digest."""
    for record in each(portal, "baseline"):
        if record.get("digest") and sealed(record) is None:
            message = f"{record.id} is not sealed: its digest is a place holder"
            mend = f"write the digest that pmsite baseline show {record.id} prints"
            yield RULE.at(record.place("digest"), message, mend)
