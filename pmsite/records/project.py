"""Project: what is to be achieved, for whom, by when and for how much."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pmsite.model.fields import Fields, Part
from pmsite.model.kind import Kind
from pmsite.model.value import Amount, Choice, Day, Duration, LinkTo, Many, Quantity, Reference, Share, Text

STATUS = ("not_started", "on_track", "at_risk", "off_track", "finished", "discontinued")


class Scope(Part):
    """What belongs to the project and what does not."""

    in_: Many[Text] = Field((), alias="in")
    out: Many[Text] = ()


class Tolerances(Part):
    """How far schedule (working time) and cost (share of the budget) may move without a decision."""

    schedule: Duration | None = None
    cost: Share | None = None
    risk: Amount | None = None


class Project(Fields):
    """The ``index.md`` of a project's folder."""

    status: Annotated[str, Choice("project.status", STATUS)] = "not_started"
    status_reason: Text | None = None
    client: Text | None = None
    sponsor: Annotated[Reference, LinkTo(("person",), "sponsors")] | None = None
    manager: Annotated[Reference, LinkTo(("person",), "manages")] | None = None
    account_manager: Annotated[Reference, LinkTo(("person",), "keeps_account_of")] | None = None
    goals: Many[Text] = ()
    scope: Scope | None = None
    start: Day | None = None
    finish: Day | None = None
    currency: Text | None = None
    budget: dict[Text, Quantity] = Field(default_factory=dict)
    tolerances: Tolerances | None = None
    calendar: Text | None = None
    phase: Text | None = None


KIND = Kind(
    name="project",
    fields=Project,
    label="Project",
    plural="Projects",
    states=STATUS,
    closed_states=frozenset({"finished", "discontinued"}),
)
