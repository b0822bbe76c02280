"""Milestone: a node of a plan that marks the end of a phase or a delivery."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pmsite.model.fields import Fields
from pmsite.model.kind import Kind
from pmsite.model.value import Choice, Day, Dependency, LinkTo, Many, Reference, Text

WRITTEN = ("planned", "cancelled")


class Milestone(Fields):
    """An item of ``milestones``; its state follows from its dates unless it is cancelled."""

    title_field: ClassVar[str] = "name"

    name: Text | None = None
    status: Annotated[str, Choice("milestone.status", WRITTEN)] = "planned"
    depends: Many[Annotated[Dependency, LinkTo(("task", "milestone"), "required_by")]] = ()
    baseline: Day | None = None
    forecast: Day | None = None
    actual: Day | None = None
    no_earlier_than: Day | None = None
    must_finish: Day | None = None
    no_later_than: Day | None = None
    deadline: Day | None = None
    deliverables: Many[Annotated[Reference, LinkTo((), "deliverable_of")]] = ()
    acceptance: Text | None = None
    department: Text | None = None


KIND = Kind(
    name="milestone",
    fields=Milestone,
    prefix="M",
    folder="milestones",
    label="Milestone",
    plural="Milestones",
    nested=True,
    closed_states=frozenset({"cancelled"}),
)
