"""A document whose version is not that of its last revision."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM183",
    WARNING,
    "a document's version is not its last revision's",
    "The version on the document and the newest row of its revision table tell the reader which text is in "
    "force; if they differ, one was forgotten. Bring them into line.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Documents whose version differs from that of the newest revision."""
    for record in each(portal, "document"):
        version, revisions = record.get("version"), record.get("revisions") or ()
        newest = max((item.date for item in revisions), default=None)
        versions = [item.version for item in revisions if item.date == newest]
        if version is not None and versions and version not in versions:
            message = f"{record.id} has version {version}, but its last revision is {versions[-1]}"
            yield RULE.at(record.place("version"), message, "correct version:, or add the revision")
