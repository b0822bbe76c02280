"""Action: what one person does until a day, and whether it helped."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pmsite.model.fields import Fields, Part
from pmsite.model.kind import Kind
from pmsite.model.value import Choice, Day, LinkTo, Many, Reference, Text, Truth

STATUS = ("open", "in_progress", "blocked", "done", "verified", "cancelled")


class Verification(Part):
    """Who looked afterwards, when, and whether the action had its effect."""

    by: Annotated[Reference, LinkTo(("person",), "verified", "verified_by")]
    date: Day
    effective: Truth
    comment: Text | None = None


class Action(Fields):
    """An action; inside a list the ``action`` is its title."""

    title_field: ClassVar[str] = "action"

    status: Annotated[str, Choice("action.status", STATUS)] = "open"
    action: Text | None = None
    due: Day | None = None
    started: Day | None = None
    done: Day | None = None
    verified: Verification | None = None
    improvement: Truth = False
    affects: Many[Annotated[Reference, LinkTo((), "affected_by")]] = ()


KIND = Kind(
    name="action",
    fields=Action,
    prefix="ACT",
    folder="actions",
    label="Action",
    plural="Actions",
    states=STATUS,
    closed_states=frozenset({"done", "verified", "cancelled"}),
)
