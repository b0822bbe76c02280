"""What a KPI is, what was counted for it, and its value beside its target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Unit = Literal["ratio", "points", "score", "count", "yes_no"]
"""``ratio``: a share of 1; ``points``: of 100; ``score``: 1 to 5; ``yes_no``: 1 or 0."""
Direction = Literal["up", "down"]
Parts = Mapping[str, tuple[float, float]]
"""What each of a value's parts adds to its numerator, and to its denominator (to ``n`` where it has none)."""
Rating = Literal["green", "amber", "red", "none"]
NEAR = 0.1
"""How far from its target a KPI is still amber, as a share of the target."""
_DIGITS = 9
"""Digits behind the point that a value keeps: what lies below is noise of the sum."""


def t(message: str) -> str:
    """A message that a view will say in the reader's language; marked here for the catalogues."""
    return message


@dataclass(frozen=True, slots=True)
class Said:
    """A message with its values: one number or text each."""

    message: str
    values: Mapping[str, float | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A KPI of the role: its key, words, unit and target."""

    key: str
    order: int
    label: str
    short: str
    """Its name where there is little room."""
    sentence: str
    """What its value says; takes ``value``, ``numerator``, ``denominator`` and ``n``."""
    formula: str
    counted: tuple[str, str, str]
    """What the numerator and the denominator count, and what a record is that only the latter counts."""
    target: float
    unit: Unit = "ratio"
    direction: Direction = "up"
    total: bool = False
    """Whether the value is the numerator itself, not its share of the denominator."""
    trend: bool = True
    """Whether its records are dated, so that its value of an earlier day can be told."""
    computed: bool = False
    """Whether it comes from hours or money: then an audience sees it only where declassified."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a KPI counted over the records of a project, or of the portal."""

    numerator: float | None = None
    denominator: float | None = None
    n: int = 0
    hits: tuple[str, ...] = ()
    """Uids of the records that the numerator counts."""
    records: tuple[str, ...] = ()
    """Uids of the records behind the value, the hits among them."""
    why: str = ""
    """Why there is no value."""
    beside: tuple[Said, ...] = ()
    """What is shown beside the value: a response rate, another baseline."""
    parts: Parts = field(default_factory=dict)
    """By uid of a record, hit or not, what it adds; empty where the value is not made of records one by one."""
    dimensions: Parts = field(default_factory=dict)
    """By dimension that questions of surveys measure, "" for none, what its scores add."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiValue:
    """A KPI's value on a day, with everything it rests on."""

    key: str
    label: str
    short: str
    unit: str
    value: float | None
    numerator: float | None
    denominator: float | None
    n: int
    target: float | None
    amber: float | None
    status: Rating
    direction: Direction
    why: str
    records: tuple[str, ...]
    hits: tuple[str, ...]
    sentence: str
    formula: Said
    counted: tuple[str, str, str]
    beside: tuple[Said, ...] = ()
    record: str | None = None
    """Uid of the record that defines it; None for a KPI of the role."""
    parts: Parts = field(default_factory=dict)
    """As in :class:`Counted`; so are ``dimensions``."""
    dimensions: Parts = field(default_factory=dict)
    scale: float = 1
    """What numerator ÷ denominator, or the numerator alone, is multiplied by: 0.01 where a mean is in percent."""


def rated(value: float | None, target: float | None, amber: float | None, direction: Direction) -> Rating:
    """A value beside its target: amber up to ``amber``, else up to a tenth of the target away from it."""
    if value is None or target is None:
        return "none"
    sign = 1 if direction == "up" else -1
    limit = amber if amber is not None else target - sign * NEAR * abs(target)
    if sign * value >= sign * target:
        return "green"
    return "amber" if sign * value >= sign * limit else "red"


def valued(definition: Definition, found: Counted) -> KpiValue:
    """The value of a KPI of the role from what was counted."""
    value = None
    if not found.why and found.numerator is not None:
        value = found.numerator if definition.total else quotient(found.numerator, found.denominator)
    return KpiValue(
        key=definition.key,
        label=definition.label,
        short=definition.short,
        unit=definition.unit,
        value=value,
        numerator=found.numerator,
        denominator=found.denominator,
        n=found.n,
        target=definition.target,
        amber=None,
        status=rated(value, definition.target, None, definition.direction),
        direction=definition.direction,
        why=found.why,
        records=found.records,
        hits=found.hits,
        sentence=definition.sentence,
        formula=Said(definition.formula),
        counted=definition.counted,
        beside=found.beside,
        parts=found.parts,
        dimensions=found.dimensions,
    )


def quotient(numerator: float, denominator: float | None) -> float | None:
    """A share; None of nothing."""
    return round(numerator / denominator, _DIGITS) if denominator else None


def parts(considered: Iterable[str], hits: Iterable[str]) -> Parts:
    """Parts of a share: each record that is considered adds one below, and one above where it is a hit."""
    kept = frozenset(hits)
    return {uid: (int(uid in kept), 1) for uid in considered}
