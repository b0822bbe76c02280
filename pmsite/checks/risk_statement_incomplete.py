"""An open risk that is not told in full: because of what, what may happen, with which effect."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM161",
    WARNING,
    "a risk lacks cause, event or effect",
    "A risk is stated as cause, event and effect: because of this, that may happen, with such a "
    "consequence. A missing part leaves open what to prevent, what to watch or what to prepare for.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Open risks without cause, event or effect."""
    for record in each(portal, "risk"):
        missing = [name for name in ("cause", "event", "effect") if not record.get(name)]
        if missing and portal.is_open(record):
            mend = "add " + ", ".join(f"{name}:" for name in missing)
            yield RULE.at(record.source, f"{record.id} has no {' and no '.join(missing)}", mend)
