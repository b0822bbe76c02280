"""A record that is released, and yet not shown."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.checks._release import hindered
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

BODIES = True
"""It reads texts."""
RULE = Rule(
    "PM206",
    WARNING,
    "a release has no effect",
    "A record is seen by an audience only if its project is released to it too and the audience's `kinds:` "
    "holds its kind. Release the project's index.md, or take the record's audience out.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Released records of projects, or of kinds, that the audience does not see."""
    for record in each(portal, *portal.graph.kinds.kinds):
        for number, audience in enumerate(record.audience):
            if audience not in portal.settings.audiences:
                continue
            hindrance = hindered(portal, record, audience)
            if hindrance == "kind":
                message = f"{record.id} is released to {audience}, who sees no {record.kind}"
                mend = f"add {record.kind} to kinds: of the audience"
            elif hindrance == "project":
                message = f"{record.id} is released to {audience}, but {record.project} is not"
                mend = f"add audience: {audience} to the index.md of {record.project}"
            else:
                continue
            yield RULE.at(record.place("audience", number), message, f"{mend}, or take the release out")
