"""Plan: the tasks and milestones of a project, its calendar and its approval."""

from __future__ import annotations

from typing import Annotated, Any

from pmsite.model.fields import Fields, Item
from pmsite.model.kind import Kind
from pmsite.model.value import Choice, Day, LinkTo, Number, Reference, Text, Truth

STATUS = ("draft", "in_review", "approved", "superseded")
VERDICTS = ("approved", "conditional", "returned", "rejected", "abstained")


class Approval(Item):
    """Who said what to it, and when; without a verdict it is still asked for."""

    who: Annotated[Reference, LinkTo(("person",), "approves", "approver")]
    required: Truth = True
    verdict: Annotated[str, Choice("approval.verdict", VERDICTS)] | None = None
    date: Day | None = None
    comment: Text | None = None


class CalendarException(Item):
    """A day that is worked, or not worked, against the calendar's rule."""

    date: Day
    works: Truth
    hours: Number | None = None
    reason: Text | None = None


class Plan(Fields):
    """A plan; its tasks and milestones are records of their own."""

    status: Annotated[str, Choice("plan.status", STATUS)] = "draft"
    version: Text | None = None
    approvals: tuple[Approval, ...] = ()
    start: Day | None = None
    calendar: Text | None = None
    exceptions: tuple[CalendarException, ...] = ()
    tasks: tuple[dict[str, Any], ...] = ()
    milestones: tuple[dict[str, Any], ...] = ()


KIND = Kind(
    name="plan",
    fields=Plan,
    prefix="PLAN",
    folder="plans",
    file_names=("plan",),
    label="Plan",
    plural="Plans",
    states=STATUS,
    closed_states=frozenset({"superseded"}),
)
