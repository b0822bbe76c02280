"""Task: a piece of work of a plan, with its time, links, people and money."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from pmsite.model.fields import Fields, Item, Part
from pmsite.model.kind import Kind
from pmsite.model.value import (
    Choice,
    Day,
    Dependency,
    Duration,
    LinkTo,
    Many,
    Percent,
    Quantity,
    Reference,
    Share,
    Text,
    Truth,
)

EARNED = ("zero_hundred", "fifty_fifty", "milestones", "percent", "level_of_effort")


class Estimate(Part):
    """Three points of a duration: optimistic, likely, pessimistic."""

    optimistic: Duration
    likely: Duration
    pessimistic: Duration


class Progress(Item):
    """What was done by the close of a day, and what remains."""

    date: Day
    percent: Percent | None = None
    remaining: Duration | None = None
    comment: Text | None = None


class Allocation(Item):
    """A person, or a device, and the share of its time."""

    who: Annotated[Text, LinkTo(("person",), "allocated_to", "allocates", loose=True)]
    units: Share = 1.0


class Weight(Item):
    """A step of a task whose value is earned by steps."""

    name: Text
    weight: Quantity
    done: Day | Truth | None = None


class Task(Fields):
    """An item of ``tasks``; one with tasks of its own is a summary."""

    title_field: ClassVar[str] = "name"

    name: Text | None = None
    duration: Duration | None = None
    effort: Duration | None = None
    estimate: Estimate | None = None
    department: Text | None = None
    responsible: dict[Text, Many[Annotated[Text, LinkTo(("person",), "responsible_for", loose=True)]]] = (
        Field(default_factory=dict)
    )
    allocate: tuple[Allocation, ...] = ()
    budget: dict[Text, Quantity] = Field(default_factory=dict)
    depends: Many[Annotated[Dependency, LinkTo(("task", "milestone"), "required_by")]] = ()
    no_earlier_than: Day | None = None
    must_start: Day | None = None
    must_finish: Day | None = None
    no_later_than: Day | None = None
    deadline: Day | None = None
    actual_start: Day | None = None
    actual_finish: Day | None = None
    progress: tuple[Progress, ...] = ()
    earned: Annotated[str, Choice("task.earned", EARNED)] | None = None
    weights: tuple[Weight, ...] = ()
    deliverables: Many[Annotated[Reference, LinkTo((), "deliverable_of")]] = ()
    calendar: Text | None = None
    tasks: tuple[dict[str, Any], ...] = ()


KIND = Kind(name="task", fields=Task, prefix="T", label="Task", plural="Tasks", nested=True)
