"""Issue: something that has happened and hinders the project."""

from __future__ import annotations

from typing import Annotated, Any

from pmsite.model.fields import Fields
from pmsite.model.kind import Kind
from pmsite.model.value import Choice, Day, LinkTo, Many, Reference, Text

STATUS = ("open", "confirmed", "in_progress", "resolved", "closed", "cancelled")
SEVERITIES = ("critical", "high", "medium", "low")


class Issue(Fields):
    """An issue; one that came from a risk names it."""

    status: Annotated[str, Choice("issue.status", STATUS)] = "open"
    severity: Annotated[str, Choice("issue.severity", SEVERITIES)] | None = None
    raised: Day | None = None
    due: Day | None = None
    resolved: Day | None = None
    resolution: Text | None = None
    came_from: Annotated[Reference, LinkTo(("risk", "assumption"), "became")] | None = None
    affects: Many[Annotated[Reference, LinkTo((), "affected_by")]] = ()
    decisions: tuple[dict[str, Any], ...] = ()
    actions: tuple[dict[str, Any], ...] = ()


KIND = Kind(
    name="issue",
    fields=Issue,
    prefix="ISS",
    folder="issues",
    label="Issue",
    plural="Issues",
    states=STATUS,
    closed_states=frozenset({"resolved", "closed", "cancelled"}),
)
