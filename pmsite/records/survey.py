"""Survey: questions to the client or the team, with the answers as they came."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pmsite.model.fields import Fields, Item, Part
from pmsite.model.kind import Kind
from pmsite.model.value import Choice, Day, Id, Number, Text, Whole

STATUS = ("open", "closed")
RESPONDENTS = ("client", "team")


class Range(Part):
    """Lowest and highest score."""

    min: Number = 1
    max: Number = 5


class Question(Item):
    """A question and what it measures."""

    id: Id
    text: Text
    dimension: Text | None = None


class Response(Item):
    """One respondent's scores, by question, and comment."""

    by: Text
    date: Day | None = None
    scores: dict[Text, Number] = Field(default_factory=dict)
    comment: Text | None = None


class Survey(Fields):
    """A wave of a survey."""

    status: Annotated[str, Choice("survey.status", STATUS)] = "open"
    wave: Text | None = None
    respondents: Annotated[str, Choice("survey.respondents", RESPONDENTS)] = "client"
    date: Day | None = None
    invited: Whole | None = None
    scale: Range = Range()
    questions: tuple[Question, ...] = ()
    answers: tuple[Response, ...] = ()


KIND = Kind(
    name="survey",
    fields=Survey,
    prefix="SUR",
    folder="surveys",
    label="Survey",
    plural="Surveys",
    states=STATUS,
    closed_states=frozenset({"closed"}),
)
