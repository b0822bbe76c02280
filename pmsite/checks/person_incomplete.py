"""A person without a place or a role."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM201",
    WARNING,
    "a person has no department or no role",
    "The directory tells whom to ask for what: a colleague by department and role, anybody else by role. "
    "Write `department:` and `role:` in the person's record.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """People of the own organisation without department or role, others without role."""
    for record in each(portal, "person"):
        needed = ("department", "role") if record.get("organisation") == "own" else ("role",)
        missing = [name for name in needed if not record.get(name)]
        if missing:
            message = f"{record.id} has no {' and no '.join(missing)}"
            yield RULE.at(record.source, message, "add " + ", ".join(f"{name}:" for name in missing))
