"""A document in review or in force without what controls it."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.lacking import lacks
from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM244",
    WARNING,
    "a document lacks what its state needs",
    "In review a document has a type, a version, an author and a reviewer; in force an approver too (PM182), a "
    "next review and its revisions. The document library lists what is open, of drafts too.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Documents beyond their draft with the fields that they lack; the approver has a rule of its own."""
    for record in each(portal, "document"):
        if record.get("status") == "draft":
            continue
        missing = [name for name in lacks(record) if name != "approver"]
        if missing:
            message = f"{record.id} is {record.get('status')} without {', '.join(missing)}"
            yield RULE.at(record.place("status"), message, "add " + ", ".join(f"{name}:" for name in missing))
