"""The life cycle of a change as data: which states may follow which (PMBOK Guide, 4.6; ISO 21502, 7.9).

What a change went through is in the history of its file; this says only what may come next.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

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


def following(status: str, known: Collection[str] | None = None) -> tuple[str, ...]:
    """States that may follow; none after the last one.

    A portal may do without some of the states: ``known`` are those it has. A usual state that it has not is
    passed through to those behind it; one that holds or ends a change there is left out.
    """
    ahead, found, passed = list(NEXT.get(status, ())), [], {status}
    usual = {states[0] for states in STAGES}
    for state in ahead:
        if state in passed:
            continue
        passed.add(state)
        if known is None or state in known:
            found.append(state)
        elif state in usual:
            ahead += NEXT[state]
    return tuple(found)


def permits(before: str, after: str, known: Collection[str] | None = None) -> bool:
    """Whether a change may go from one state to another; to and from states of a portal's own it may."""
    free = before == after or before not in NEXT or after not in NEXT
    return free or after in following(before, known)
