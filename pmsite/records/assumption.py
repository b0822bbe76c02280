"""Assumption: what is taken as true until somebody looks."""

from __future__ import annotations

from typing import Annotated

from pmsite.model.fields import Fields
from pmsite.model.kind import Kind
from pmsite.model.value import Choice, Day, LinkTo, Reference, Text

STATUS = ("open", "valid", "invalid")


class Assumption(Fields):
    """An assumption, the day it must be checked, and the risk if it is false."""

    status: Annotated[str, Choice("assumption.status", STATUS)] = "open"
    statement: Text | None = None
    validate_by: Day | None = None
    validated: Day | None = None
    if_false: Annotated[Reference, LinkTo(("risk", "issue"), "assumed_in")] | None = None


KIND = Kind(
    name="assumption",
    fields=Assumption,
    prefix="ASM",
    folder="assumptions",
    label="Assumption",
    plural="Assumptions",
    states=STATUS,
    closed_states=frozenset({"valid", "invalid"}),
)
