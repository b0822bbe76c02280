"""Feedback: what the client said, and what became of it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from pmsite.model.fields import Fields, Part
from pmsite.model.kind import Kind
from pmsite.model.value import Choice, Day, LinkTo, Many, Number, Reference, Text

STATUS = ("open", "answered", "closed")


class Score(Part):
    """A score and the end of its scale."""

    value: Number
    of: Annotated[Number, Field(gt=0)]


class Answer(Part):
    """Who answered, when and what."""

    by: Annotated[Reference, LinkTo(("person",), "answered", "answered_by")]
    date: Day
    text: Text


class Feedback(Fields):
    """One statement of a client."""

    status: Annotated[str, Choice("feedback.status", STATUS)] = "open"
    client: Text | None = None
    contact: Annotated[Reference, LinkTo(("person",), "gave_feedback")] | None = None
    channel: Text | None = None
    date: Day | None = None
    said: Text | None = None
    score: Score | None = None
    answer: Answer | None = None
    led_to: Many[Annotated[Reference, LinkTo((), "came_from_feedback")]] = ()
    decisions: tuple[dict[str, Any], ...] = ()
    actions: tuple[dict[str, Any], ...] = ()


KIND = Kind(
    name="feedback",
    fields=Feedback,
    prefix="FB",
    folder="feedback",
    label="Feedback",
    plural="Feedback",
    states=STATUS,
    closed_states=frozenset({"closed"}),
)
