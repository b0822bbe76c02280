"""Requirement: what the client needs, how it is accepted, and what satisfies it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pmsite.model.fields import Fields
from pmsite.model.kind import Kind
from pmsite.model.value import Choice, LinkTo, Many, Reference, Text

STATUS = ("proposed", "confirmed", "delivered", "accepted", "rejected")
PRIORITIES = ("must", "should", "could", "wont")


class Requirement(Fields):
    """A requirement with its source and its traces."""

    status: Annotated[str, Choice("requirement.status", STATUS)] = "proposed"
    statement: Text | None = None
    priority: Annotated[str, Choice("requirement.priority", PRIORITIES)] | None = None
    confirmed_by: dict[Text, Annotated[Reference, LinkTo(("person",), "confirmed", "confirmed_by")]] = Field(
        default_factory=dict
    )
    acceptance: Text | None = None
    satisfied_by: Many[Annotated[Reference, LinkTo((), "satisfies")]] = ()


KIND = Kind(
    name="requirement",
    fields=Requirement,
    prefix="REQ",
    folder="requirements",
    label="Requirement",
    plural="Requirements",
    states=STATUS,
    closed_states=frozenset({"accepted", "rejected"}),
)
