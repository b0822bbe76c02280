"""A KPI has another value, or stands otherwise to its target."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.consequences._pairs import Pairs
from pmsite.kpis._measured import Measured, measured
from pmsite.kpis._value import KpiValue
from pmsite.model.difference import Consequence, Named

ORDER = 9
TYPES = {
    "kpi": "Value of a KPI, by its key: of a project, and of the portfolio (`project` is null) where that is not the "
    "same; `status` and `target` before and after, `crossed` whether the target is newly met or missed.",
}


def found(pairs: Pairs) -> Iterator[Consequence]:
    """KPIs of projects of both states, then of the portfolio, whose value or status differs."""
    old, new = measured(pairs.old.portal), measured(pairs.new.portal)
    told: set[tuple[object, ...]] = set()
    for was, now in pairs.each("project"):
        for one, other in _both(pairs, old, new, (was.id, now.id)):
            told.add(_facts(one, other))
            yield _consequence(one, other, now.id)
    for one, other in _both(pairs, old, new, (None, None)) if pairs.old.graph.projects else ():
        if _facts(one, other) not in told:
            yield _consequence(one, other, None)


def _both(
    pairs: Pairs, old: Measured, new: Measured, project: tuple[str | None, str | None]
) -> Iterator[tuple[KpiValue, KpiValue]]:
    for other in new.of(project[1]):
        key = other.key
        if other.record is not None:
            twin = pairs.old.graph.get(pairs.back.get(other.record, ""))
            key = next((item.key for item in old.of(project[0]) if twin and item.record == twin.uid), "")
        one = old.get(key, project[0])
        if one is not None and (one.value, one.status) != (other.value, other.status):
            yield one, other


def _facts(one: KpiValue, other: KpiValue) -> tuple[object, ...]:
    return other.key, one.value, other.value, one.status, other.status


def _consequence(one: KpiValue, other: KpiValue, project: str | None) -> Consequence:
    more = {
        "unit": other.unit,
        "status": {"old": one.status, "new": other.status},
        "target": {"old": one.target, "new": other.target},
        "crossed": (one.status == "green") != (other.status == "green")
        and "none" not in (one.status, other.status),
    }
    return Consequence(
        "kpi", Named(other.key, project, "kpi", other.label), one.value, other.value, more=more
    )
