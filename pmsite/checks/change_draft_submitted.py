"""A draft of a change that has been submitted, or even answered."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM233",
    WARNING,
    "a draft of a change has been submitted",
    "A draft is still its author's; one with a day of submission or with verdicts is before its approvers, and "
    "as a draft it is on nobody's list. Write its state, or take the day away.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Drafts of changes with a day of submission up to the as-of day, or with a verdict."""
    for record in each(portal, "change"):
        submitted = record.get("submitted")
        answered = [item for item in record.get("approvals") or () if item.verdict is not None]
        if record.get("status") != "draft":
            continue
        if submitted is not None and submitted <= portal.as_of:
            message = f"{record.id} is a draft, but was submitted on {submitted}"
        elif answered:
            message = f"{record.id} is a draft, but {answered[0].verdict} by {answered[0].who}"
        else:
            continue
        yield RULE.at(record.place("status"), message, "write status: submitted, or the state that it has")
