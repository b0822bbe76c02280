"""Risk: an uncertain event that, if it occurs, has an effect on the goals (ISO 31000, PMBOK)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from pmsite.model.fields import Fields, Part
from pmsite.model.kind import Kind
from pmsite.model.value import (
    Choice,
    Day,
    Duration,
    LinkTo,
    Many,
    Probability,
    Quantity,
    Reference,
    Scale,
    Text,
    Whole,
)

STATUS = (
    "identified",
    "assessed",
    "response_planned",
    "monitoring",
    "accepted",
    "occurred",
    "closed",
    "cancelled",
)
TYPES = ("threat", "opportunity")
STRATEGIES = ("avoid", "transfer", "mitigate", "accept", "escalate", "exploit", "share", "enhance")
PROXIMITIES = ("imminent", "within_stage", "within_project", "beyond")


class Assessment(Part):
    """Probability and impact on scales of 1 to 5; an impact by dimension counts with its largest."""

    probability: Scale
    impact: Scale | dict[Text, Scale]

    @property
    def largest_impact(self) -> int:
        """The impact that counts, 1 to 5; 0 where no dimension is written."""
        return max(self.impact.values(), default=0) if isinstance(self.impact, dict) else self.impact

    @property
    def score(self) -> int:
        """Probability × impact, 1 to 25."""
        return self.probability * self.largest_impact


class Quantified(Part):
    """The risk in money and working time: probability, cost, delay by task."""

    probability: Probability
    cost: Quantity | None = None
    delay: dict[Annotated[Reference, LinkTo(("task", "milestone"), "delayed_by", "delays")], Duration] = (
        Field(default_factory=dict)
    )


class Acceptance(Part):
    """Who accepted the risk, when, until when and at which score."""

    by: Annotated[Reference, LinkTo(("person",), "accepts", "accepted_by")]
    date: Day
    until: Day | None = None
    score: Whole | None = None


class Risk(Fields):
    """A threat or an opportunity, its three assessments and its responses."""

    status: Annotated[str, Choice("risk.status", STATUS)] = "identified"
    type: Annotated[str, Choice("risk.type", TYPES)] = "threat"
    category: Annotated[str, Choice("risk.category", ())] | None = None
    cause: Text | None = None
    event: Text | None = None
    effect: Text | None = None
    proximity: Annotated[str, Choice("risk.proximity", PROXIMITIES)] | None = None
    strategy: Annotated[str, Choice("risk.strategy", STRATEGIES)] | None = None
    trigger: Text | None = None
    contingency: Text | None = None
    inherent: Assessment | None = None
    current: Assessment | None = None
    target: Assessment | None = None
    quantified: Quantified | None = None
    threatens: Many[Annotated[Reference, LinkTo((), "threatened_by")]] = ()
    responses: tuple[dict[str, Any], ...] = ()
    decisions: tuple[dict[str, Any], ...] = ()
    actions: tuple[dict[str, Any], ...] = ()
    acceptance: Acceptance | None = None
    identified: Day | None = None
    reviewed: Day | None = None
    next_review: Day | None = None


KIND = Kind(
    name="risk",
    fields=Risk,
    prefix="RISK",
    folder="risks",
    label="Risk",
    plural="Risks",
    states=STATUS,
    closed_states=frozenset({"occurred", "closed", "cancelled"}),
)
