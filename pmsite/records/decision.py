"""Decision: what was decided, by whom, in which situation, and what it replaces."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pmsite.model.fields import Fields
from pmsite.model.kind import Kind
from pmsite.model.value import Choice, Day, LinkTo, Many, Reference, Text

STATUS = ("draft", "proposed", "accepted", "rejected", "deprecated", "superseded")


class Decision(Fields):
    """A decision; in minutes the ``decision`` is also its title."""

    title_field: ClassVar[str] = "decision"

    status: Annotated[str, Choice("decision.status", STATUS)] = "accepted"
    date: Day | None = None
    by: Many[Annotated[Reference, LinkTo(("person",), "decided")]] = ()
    context: Text | None = None
    decision: Text | None = None
    consequences: Text | None = None
    supersedes: Many[Annotated[Reference, LinkTo(("decision",), "superseded_by")]] = ()
    affects: Many[Annotated[Reference, LinkTo((), "affected_by")]] = ()
    about: Many[Annotated[Reference, LinkTo((), "discussed_in")]] = ()


KIND = Kind(
    name="decision",
    fields=Decision,
    prefix="DEC",
    folder="decisions",
    label="Decision",
    plural="Decisions",
    states=STATUS,
    closed_states=frozenset({"rejected", "deprecated", "superseded"}),
)
