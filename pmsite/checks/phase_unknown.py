"""A project in a phase that no checklist is for."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule
from pmsite.model.suggest import remedy
from pmsite.model.value import shown

RULE = Rule(
    "PM243",
    WARNING,
    "a project's phase has no checklist",
    "The configuration says under `completeness:` what each phase needs, but not for this one: nothing is "
    "audited. Correct the phase, or write it under `completeness:`; a phase that needs nothing reads `phase: []`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Open projects whose phase is none of the checklists', where there are checklists."""
    phases = list(portal.settings.completeness)
    for project in each(portal, "project") if phases else ():
        phase = project.get("phase")
        if phase is not None and phase not in phases and portal.is_open(project):
            mend = remedy(phase, phases, f"use one of {', '.join(phases)}, or add it to completeness:")
            yield RULE.at(project.place("phase"), f"no checklist is for the phase {shown(phase)}", mend)
