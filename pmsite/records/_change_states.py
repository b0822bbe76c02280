"""The life cycle of a change as data: which states may follow which (PMBOK Guide, 4.6; ISO 21502, 7.9).

What a change went through is in the history of its file; this says only what may come next.
"""

from __future__ import annotations

from collections.abc import Mapping

START = "draft"
NEXT: Mapping[str, tuple[str, ...]] = {
    "draft": ("submitted", "withdrawn"),
    "submitted": ("analysing", "in_review", "returned", "withdrawn"),
    "analysing": ("in_review", "returned", "deferred", "withdrawn"),
    "in_review": ("approved", "conditional", "returned", "rejected", "deferred", "withdrawn"),
    "returned": ("submitted", "withdrawn"),
    "deferred": ("analysing", "in_review", "rejected", "withdrawn"),
    "conditional": ("approved", "implementing", "baselined", "withdrawn"),
    "approved": ("implementing", "baselined", "withdrawn"),
    "implementing": ("verified",),
    "verified": ("baselined", "closed"),
    "baselined": ("closed",),
    "rejected": ("closed",),
    "withdrawn": (),
    "closed": (),
}
"""States that may follow each state, the usual one first."""
STAGES: tuple[tuple[str, ...], ...] = (
    ("draft",),
    ("submitted", "returned"),
    ("analysing",),
    ("in_review", "deferred"),
    ("approved", "conditional", "rejected", "withdrawn"),
    ("implementing",),
    ("verified",),
    ("baselined",),
    ("closed",),
)
"""The way of a change, stage by stage: the usual state first, then those that hold or end it there."""


def stage(status: str) -> int | None:
    """Number of the stage in which a state stands; None for a state of a portal's own."""
    return next((number for number, states in enumerate(STAGES) if status in states), None)


def following(status: str) -> tuple[str, ...]:
    """States that may follow; none after the last one."""
    return NEXT.get(status, ())
