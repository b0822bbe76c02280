"""Baseline: a plan frozen at a day, with its reason and the change that approved it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pmsite.model.fields import Fields, Part
from pmsite.model.kind import Kind
from pmsite.model.value import Day, Duration, LinkTo, Quantity, Reference, Text


class BaselineTask(Part):
    """What the baseline holds of a task: dates, working time, hours and cost."""

    start: Day
    finish: Day
    duration: Duration | None = None
    hours: Quantity | None = None
    cost: Quantity | None = None


class Baseline(Fields):
    """A baseline; it is not edited once it is written."""

    date: Day | None = None
    reason: Text | None = None
    change: Annotated[Reference, LinkTo(("change",), "approves_baseline")] | None = None
    tasks: dict[Reference, BaselineTask] = Field(default_factory=dict)
    milestones: dict[Reference, Day] = Field(default_factory=dict)
    digest: Text | None = None


KIND = Kind(
    name="baseline", fields=Baseline, prefix="BL", folder="baselines", label="Baseline", plural="Baselines"
)
