"""Change request: what is to become different, what it costs, and who agreed."""

from __future__ import annotations

from typing import Annotated, Any

from pmsite.model.fields import Fields, Item, Part
from pmsite.model.kind import Kind
from pmsite.model.value import Amount, Choice, Day, Duration, LinkTo, Many, Reference, Text, Truth

STATUS = (
    "draft",
    "submitted",
    "analysing",
    "in_review",
    "approved",
    "conditional",
    "returned",
    "rejected",
    "deferred",
    "withdrawn",
    "implementing",
    "verified",
    "baselined",
    "closed",
)
LEVELS = ("major", "medium", "minor")
URGENCIES = ("high", "medium", "low")
VERDICTS = ("approved", "conditional", "returned", "rejected", "deferred")


class Impact(Part):
    """What the change does to scope, schedule (working days), cost, quality and risk."""

    scope: Text | None = None
    schedule: Duration | Text | None = None
    cost: Amount | None = None
    quality: Text | None = None
    risk: Text | None = None


class Verdict(Item):
    """One approver's word; required ones decide."""

    who: Annotated[Reference, LinkTo(("person",), "approves", "approver")]
    required: Truth = False
    verdict: Annotated[str, Choice("change.verdict", VERDICTS)] | None = None
    date: Day | None = None
    comment: Text | None = None


class Change(Fields):
    """A change request with its impact and its approvals."""

    status: Annotated[str, Choice("change.status", STATUS)] = "draft"
    requester: Annotated[Reference, LinkTo(("person",), "requested")] | None = None
    reason: Text | None = None
    level: Annotated[str, Choice("change.level", LEVELS)] | None = None
    urgency: Annotated[str, Choice("change.urgency", URGENCIES)] | None = None
    submitted: Day | None = None
    needed_by: Day | None = None
    impact: Impact | None = None
    affects: Many[Annotated[Reference, LinkTo((), "affected_by")]] = ()
    approvals: tuple[Verdict, ...] = ()
    leads_to: Annotated[Reference, LinkTo(("baseline",), "led_to_by")] | None = None
    decisions: tuple[dict[str, Any], ...] = ()
    actions: tuple[dict[str, Any], ...] = ()


KIND = Kind(
    name="change",
    fields=Change,
    prefix="CR",
    folder="changes",
    label="Change",
    plural="Changes",
    states=STATUS,
    closed_states=frozenset({"rejected", "withdrawn", "verified", "baselined", "closed"}),
)
