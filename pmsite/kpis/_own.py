"""A portal's own KPIs: a ratio, mean, sum or count over queries of records, or a series of measurements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from pmsite.analyses.portal import Portal
from pmsite.graph.query import Query, QueryError, kinds_of, matches, parse, speaks_of_projects, values
from pmsite.kpis._then import tells, then
from pmsite.kpis._value import Counted, Direction, KpiValue, Said, parts, quotient, rated, t
from pmsite.kpis._withheld import is_withheld, withheld
from pmsite.model.record import Record

_PERCENT = frozenset({"percent", "%", "％"})


def own_kpis(portal: Portal, project: str | None) -> tuple[Record, ...]:
    """Records of KPIs that are measured here: the portal's, and the project's own."""
    every = sorted(portal.graph.of("kpi"), key=lambda record: (record.id, record.uid))
    found = (record for record in every if record.project in (None, project))
    return tuple(record for record in found if not (record.get("measurements") and record.project != project))


def shown(portal: Portal, record: Record) -> bool:
    """Whether the portal's audience may see the value: none of what it rests on is withheld."""
    queries = list(_queries(record).values())
    field = record.get("field")
    kinds = {kind for query in queries for kind in kinds_of(query, tuple(portal.graph.kinds.kinds))}
    hidden = field and any(is_withheld(portal, kind, tuple(field.split("."))) for kind in kinds)
    return not hidden and not withheld(portal, *queries)


def has_trend(portal: Portal, record: Record) -> bool:
    """Whether the value of an earlier day can be told from the dates in the records."""
    if record.get("measurements"):
        return True
    field = record.get("field")
    pseudo = [parse(f"has {field}")] if _is_query(f"has {field}") and field else []
    return tells(portal, *_queries(record).values(), *pseudo)


def measured(portal: Portal, record: Record, project: str | None, day: dt.date) -> KpiValue:
    """The value of a portal's own KPI on a day."""
    found = _counted(portal, record, project, day)
    scale = 0.01 if _is_percent(record) else 1
    kind = record.get("measure")
    times = 1 if kind == "ratio" and not record.get("measurements") else scale
    value: float | None = None
    if not found.why and found.numerator is not None:
        value = quotient(found.numerator, found.denominator) if kind in ("ratio", "mean") else found.numerator
        value = _scaled(value, times)
    target, amber = (_scaled(record.get(name), scale) for name in ("target", "amber"))
    direction: Direction = "down" if record.get("direction") == "down" else "up"
    return KpiValue(
        key=record.id,
        label=record.title,
        short=record.title,
        unit="ratio"
        if _is_percent(record) or (kind == "ratio" and not record.get("unit"))
        else _unit(record),
        value=value,
        numerator=None if record.get("measurements") else found.numerator,
        denominator=found.denominator,
        n=found.n,
        target=target,
        amber=amber,
        status=rated(value, target, amber, direction),
        direction=direction,
        why=found.why,
        records=found.records,
        hits=found.hits,
        sentence="",
        formula=_formula(record),
        counted=(t("Fulfilled"), t("Considered"), t("Not fulfilled")),
        record=record.uid,
        parts=found.parts,
        scale=times,
    )


def _scaled(value: float | None, scale: float) -> float | None:
    return None if value is None else round(value * scale, 9)


def _is_percent(record: Record) -> bool:
    return str(record.get("unit") or "").strip().casefold() in _PERCENT


def _unit(record: Record) -> str:
    return str(record.get("unit") or "count")


def _is_query(text: Any) -> bool:
    try:
        parse(str(text))
    except QueryError:
        return False
    return True


def _queries(record: Record) -> dict[str, Query]:
    """The queries of a KPI that can be read, by field."""
    written = {name: record.get(name) for name in ("of", "over", "where")}
    return {name: parse(text) for name, text in written.items() if isinstance(text, str) and _is_query(text)}


def _counted(portal: Portal, record: Record, project: str | None, day: dt.date) -> Counted:
    if record.get("measurements"):
        return _series(record, day)
    queries = _queries(record)
    missing = _missing(record, queries)
    if missing:
        return Counted(why=missing)
    kind = record.get("measure")
    if kind == "ratio":
        return _ratio(portal, queries["of"], queries["over"], project, day)
    query = queries.get("where") or queries.get("of") or queries["over"]
    found = tuple(_selected(portal, query, project, day))
    if kind == "count":
        uids = tuple(item.uid for item in found)
        return Counted(numerator=len(found), n=len(found), hits=uids, records=uids, parts=parts(uids, uids))
    return _numbers(portal, found, tuple(record.get("field").split(".")), day, mean=kind == "mean")


def _missing(record: Record, queries: Mapping[str, Query]) -> str:
    """What a record does not say and its value needs; "" where it says everything."""
    kind = record.get("measure")
    if kind is None:
        return t("the record has neither a measure nor measurements")
    if kind == "ratio":
        return "" if {"of", "over"} <= set(queries) else t("a ratio needs the queries of and over")
    if not queries:
        return t("the query where is missing")
    return "" if kind == "count" or record.get("field") else t("the field whose values are added is missing")


def _series(record: Record, day: dt.date) -> Counted:
    """The last measurement up to a day."""
    past = sorted(
        (item for item in record.get("measurements") if item.date <= day), key=lambda item: item.date
    )
    if not past:
        return Counted(why=t("nothing is measured yet"))
    return Counted(numerator=past[-1].value, n=len(past), hits=(record.uid,), records=(record.uid,))


def _ratio(portal: Portal, of: Query, over: Query, project: str | None, day: dt.date) -> Counted:
    """Of the records that ``over`` finds, those that ``of`` finds too; of unlike kinds, the two counts."""
    base = tuple(_selected(portal, over, project, day))
    every = tuple(portal.graph.kinds.kinds)
    alike = bool(kinds_of(of, every) & kinds_of(over, every))
    found = set(_selected_uids(portal, of, project, day))
    uids = tuple(item.uid for item in base)
    hits = tuple(uid for uid in uids if uid in found) if alike else tuple(sorted(found))
    return Counted(
        numerator=len(hits),
        denominator=len(base),
        n=len(base),
        hits=hits,
        records=uids if alike else (*uids, *hits),
        parts=parts(uids, hits) if alike else {**parts(uids, ()), **dict.fromkeys(hits, (1, 0))},
        why="" if base else t("no record is counted yet"),
    )


def _numbers(
    portal: Portal, found: tuple[Record, ...], path: tuple[str, ...], day: dt.date, *, mean: bool
) -> Counted:
    """Sum of a field's values, and how many there are."""
    derived = portal.derived if day == portal.as_of else then(portal, day)[1]
    numbers = {
        item.uid: [
            float(value)
            for value in values(item, derived.get(item.uid, {}), path)
            if isinstance(value, (int, float)) and not isinstance(value, bool)
        ]
        for item in found
    }
    uids = tuple(uid for uid, items in numbers.items() if items)
    every = [value for items in numbers.values() for value in items]
    return Counted(
        numerator=round(sum(every), 9) if every else None,
        denominator=len(every) if mean and every else None,
        n=len(every),
        hits=uids,
        records=uids,
        parts={uid: (sum(items), len(items)) for uid, items in numbers.items() if items},
        why="" if every else t("no record has a number there"),
    )


def _selected_uids(portal: Portal, query: Query, project: str | None, day: dt.date) -> Iterator[str]:
    return (record.uid for record in _selected(portal, query, project, day))


def _selected(portal: Portal, query: Query, project: str | None, day: dt.date) -> Iterator[Record]:
    """Records that a query finds on a day: in the project, unless the query itself speaks of projects."""
    graph = portal.graph
    past, derived = ({}, portal.derived) if day == portal.as_of else then(portal, day)
    here = None if speaks_of_projects(query) else project
    names = kinds_of(query, tuple(graph.kinds.kinds))
    for kind in graph.kinds:
        for written in graph.of(kind.name, here) if kind.name in names else ():
            record = written if day == portal.as_of else past.get(written.uid)
            if record is not None and matches(query, record, derived.get(record.uid, {}), day):
                yield record


def _formula(record: Record) -> Said:
    values_ = {name: str(record.get(name) or "") for name in ("of", "over", "where", "field")}
    values_["where"] = values_["where"] or values_["of"] or values_["over"]
    if record.get("measurements"):
        return Said(t("The last measurement written in the record."))
    message = {
        "ratio": t("Records with “{of}”, as a share of those with “{over}”."),
        "mean": t("Mean of {field} over the records with “{where}”."),
        "sum": t("Sum of {field} over the records with “{where}”."),
        "count": t("Number of records with “{where}”."),
    }.get(str(record.get("measure")), t("Nothing is computed: the record says neither how nor what."))
    return Said(message, values_)
