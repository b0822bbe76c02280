"""Report: the state of a project over a period, with figures frozen when it was written."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from pmsite.model.fields import Fields, Part
from pmsite.model.kind import Kind
from pmsite.model.value import Choice, Day, LinkTo, Many, Reference, Text

STATUS = ("draft", "published")
RATINGS = ("on_track", "at_risk", "off_track", "no_data")


class Period(Part):
    """First and last day of what is reported."""

    from_: Day = Field(alias="from")
    to: Day


class Dimension(Part):
    """A dimension's declared and computed state, with the reason of a difference."""

    declared: Annotated[str, Choice("report.rating", RATINGS)] | None = None
    computed: Annotated[str, Choice("report.rating", RATINGS)] | None = None
    comment: Text | None = None


class Report(Fields):
    """A progress report."""

    status: Annotated[str, Choice("report.status", STATUS)] = "draft"
    period: Period | None = None
    dimensions: dict[Text, Dimension] = Field(default_factory=dict)
    highlights: Many[Text] = ()
    next_steps: Many[Text] = ()
    decisions_needed: Many[Annotated[Reference, LinkTo((), "decision_asked_in")]] = ()
    figures: dict[str, Any] = Field(default_factory=dict)
    restated: dict[Text, Text] = Field(default_factory=dict)
    """Frozen figures that the records no longer confirm, by dotted name, each with the reason why it stays."""


KIND = Kind(
    name="report",
    fields=Report,
    prefix="RPT",
    folder="reports",
    label="Report",
    plural="Reports",
    states=STATUS,
    closed_states=frozenset({"published"}),
)
