"""A department that the project's resources do not have."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.checks._resources import departments
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM127",
    WARNING,
    "a department is not in the resources",
    "Load and responsibility are summed by the departments of the project's resources; work of an unknown "
    "department appears in none of them. Correct the name, or add the department.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Tasks, milestones, people and technology of a department that the resources do not list."""
    for record in each(portal, "task", "milestone", "resources"):
        written = tuple(_written(record))
        known = departments(portal, record) if written else set()
        for at, name in written:
            if known and name not in known:
                mend = "correct the name, or add it to departments: of resources.md"
                yield RULE.at(record.place(*at), f"{record.id}: no department {name}", mend)


def _written(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if record.get("department") is not None:
        yield ("department",), record.get("department")
    if record.kind == "resources":
        for name in ("people", "technology"):
            for number, item in enumerate(record.get(name) or ()):
                if item.department is not None:
                    yield (name, number, "department"), item.department
