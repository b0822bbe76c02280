"""A record that is released, and yet not shown."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM206",
    WARNING,
    "a release has no effect",
    "A record is seen by an audience only if its project is released to it too and the audience's `kinds:` "
    "holds its kind. Release the project's index.md, or take the record's audience out.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Released records of projects, or of kinds, that the audience does not see."""
    for record in each(portal, *(kind.name for kind in portal.graph.kinds)):
        for number, audience in enumerate(record.audience):
            settings = portal.settings.audiences.get(audience)
            if settings is None:
                continue
            project = (
                portal.graph.get(record.project) if record.project and record.kind != "project" else None
            )
            if settings.kinds and record.kind not in settings.kinds:
                message = f"{record.id} is released to {audience}, who sees no {record.kind}"
                mend = f"add {record.kind} to kinds: of the audience"
            elif project is not None and audience not in project.audience:
                message = f"{record.id} is released to {audience}, but {project.id} is not"
                mend = f"add audience: {audience} to the index.md of {project.id}"
            else:
                continue
            yield RULE.at(record.place("audience", number), message, f"{mend}, or take the release out")
