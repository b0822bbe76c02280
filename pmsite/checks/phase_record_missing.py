"""A project without a record that its phase needs.

A notice, no warning: a phase has until its end to bring what it needs, so that a gap is what passing time
causes. The document library shows the whole audit with its score.
"""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.completeness import Need, audit
from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

RULE = Rule(
    "PM242",
    NOTICE,
    "a project lacks what its phase needs",
    "The checklist `completeness:` of the configuration names records and documents that a project in this "
    "phase, or past it, must have. One that is draft, in review, withdrawn or dated after the as-of day does not "
    "count. "
    "Write the record, bring it into force, or change the checklist.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """What the checklists of phases ask of open projects and do not find."""
    for project in each(portal, "project"):
        if portal.is_open(project):
            found = audit(portal.graph, project, portal.settings, portal.as_of)
            for need in (*found.open, *found.overdue):
                message = f"{project.id} lacks {_named(need)}, which the phase {need.phase} needs"
                yield RULE.at(project.place("phase"), message, _mend(need))


def _named(need: Need) -> str:
    item = need.item
    what = f"the {item.kind} {item.type}" if item.type else f"a {item.kind}"
    if item.min == 1:
        return what
    return f"{item.min - len(need.found)} of {item.min} records of {item.type or item.kind}"


def _mend(need: Need) -> str:
    if need.in_work:
        return f"bring {need.in_work[0].id} into force"
    written = f"kind {need.item.kind}" + (f" and type {need.item.type}" if need.item.type else "")
    return f"add a record of {written}"
