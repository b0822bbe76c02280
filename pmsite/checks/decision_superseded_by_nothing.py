"""A superseded decision without the one that replaced it."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM172",
    WARNING,
    "nothing supersedes a superseded decision",
    "Who finds a superseded decision needs the one that holds now. Write `supersedes:` in the newer "
    "decision; if there is none, the state is deprecated.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Decisions in the state superseded that no other names."""
    for record in each(portal, "decision"):
        newer = [link for link in portal.graph.backlinks(record.uid) if link.name == "supersedes"]
        if record.get("status") == "superseded" and not newer:
            message = f"{record.id} is superseded, but by no decision"
            mend = f"add supersedes: {record.id} to the newer one, or write status: deprecated"
            yield RULE.at(record.place("status"), message, mend)
