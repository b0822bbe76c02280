"""A KPI's value once more for the records of each person and department, each survey and dimension.

Nothing is measured anew: what each record adds to the value is put together otherwise, so the groups add up to
the value, except where one record has several people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pmsite.analyses.departments import Departments
from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.kpis._value import KpiValue, Parts, quotient, rated, t
from pmsite.model.record import Record

OWNER = "owner"
_INSTEAD: Mapping[str, str] = {"change": "requester", "decision": "by", "document": "author"}
"""Fields with the people whom a record counts for where it has no owner, by kind."""
ANSWERED = "answered_by"
"""The role of who answered feedback that has no owner."""
NOBODY = ""
"""Key of the group of records without anyone, of people without a department, of questions without a dimension."""


@dataclass(frozen=True, slots=True)
class Group:
    """A KPI over the records of one person, department, survey or dimension.

    ``value.records`` are the group's records. A group of a total (a count, a sum) has no target: the target is
    of the whole.
    """

    key: str
    """The person's handle, the department's id, the survey's uid, the dimension; :data:`NOBODY`."""
    value: KpiValue


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Groups of a KPI, the furthest from its target first, the largest first of a total."""

    people: tuple[Group, ...] = ()
    departments: tuple[Group, ...] = ()
    surveys: tuple[Group, ...] = ()
    dimensions: tuple[Group, ...] = ()
    roles: frozenset[tuple[str, str]] = frozenset()
    """What the people are to the records: pairs of kind and field."""


def breakdown(portal: Portal, value: KpiValue) -> Breakdown:
    """A KPI by person and department; of surveys, whose answers have no names, by survey and dimension.

    Empty without a value, where the value is not made of records (a series of measurements, a budget), and for an
    audience: who did what is the team's own.
    """
    if portal.audience != INTERNAL or value.value is None or not value.parts:
        return Breakdown()
    if value.dimensions:
        surveys = tuple(Group(uid, _of(value, [pair], (uid,))) for uid, pair in value.parts.items())
        dimensions = tuple(Group(key, _of(value, [pair])) for key, pair in value.dimensions.items())
        return Breakdown(surveys=ordered(surveys), dimensions=ordered(dimensions))
    known = Departments(portal.graph)
    people: dict[str, list[str]] = {}
    departments: dict[str, list[str]] = {}
    roles = set()
    for uid in value.parts:
        record = portal.graph[uid]
        role, found = responsible(record)
        roles.add((record.kind, role))
        for handle in found or (NOBODY,):
            people.setdefault(handle, []).append(uid)
        for key in dict.fromkeys(known.of(handle, record.project) for handle in found or (NOBODY,)):
            departments.setdefault(key, []).append(uid)
    return Breakdown(_grouped(value, people), _grouped(value, departments), roles=frozenset(roles))


def responsible(record: Record) -> tuple[str, tuple[str, ...]]:
    """Handles of the people a record counts for, and what they are to it: its owner, or who stands for one."""
    owner: str | None = record.get("owner")
    if owner:
        return OWNER, (owner,)
    if record.kind == "feedback":
        answer = record.get("answer")
        return (ANSWERED, (answer.by,)) if answer is not None else (OWNER, ())
    name = _INSTEAD.get(record.kind, OWNER)
    found = record.get(name)
    handles = (found,) if isinstance(found, str) else tuple(dict.fromkeys(found or ()))
    return (name, handles) if handles else (OWNER, ())


def ordered(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The furthest from the target first, of equals the one that counts more; of a total, the largest part."""

    def place(group: Group) -> tuple[bool, float, float, bool, str]:
        value = group.value
        rising = value.denominator is not None and value.direction == "up"
        size = (value.value or 0) if rising else -(value.value or 0)
        return value.value is None, size, -value.n, group.key == NOBODY, group.key

    return tuple(sorted(groups, key=place))


def _grouped(value: KpiValue, groups: Mapping[str, Iterable[str]]) -> tuple[Group, ...]:
    return ordered(
        Group(key, _of(value, [value.parts[uid] for uid in uids], tuple(uids)))
        for key, uids in groups.items()
    )


def _of(value: KpiValue, pairs: Iterable[tuple[float, float]], uids: tuple[str, ...] = ()) -> KpiValue:
    """The KPI over some of its parts."""
    above, below = (round(sum(column), 9) for column in zip(*pairs, strict=True))
    share = value.denominator is not None
    found = quotient(above, below) if share else above
    number = None if found is None else round(found * value.scale, 9)
    target = value.target if share else None
    own: Parts = {uid: value.parts[uid] for uid in uids}
    hits = frozenset(value.hits)
    return replace(
        value,
        value=number,
        numerator=above,
        denominator=below if share else None,
        n=int(below),
        target=target,
        status=rated(number, target, value.amber, value.direction),
        why="" if number is not None else t("there is nothing to divide by"),
        records=uids,
        hits=tuple(uid for uid in uids if uid in hits),
        beside=(),
        parts=own,
        dimensions={},
    )
