"""Frozen figures of reports that the records of their day do not confirm, each at its line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from pmsite.analyses.portal import Portal
from pmsite.kpis._confirm import Difference, differences
from pmsite.kpis._dated import dated
from pmsite.kpis._reported import Period
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.rules import UNCONFIRMED
from pmsite.model.value import shown

DIMENSIONS = "dimensions"
"""Beside the figures: computed states, which stand in a field of their own."""


def unconfirmed(portal: Portal) -> Iterator[Diagnostic]:
    """Figures that rest on dated facts, beside what the records say today of that day."""
    for report, day, period in frozen_reports(portal):
        project = portal.graph.get(report.project) if report.project else None
        yield from told(report, day, dated(portal, project, period, day), whole=False)


def frozen_reports(portal: Portal) -> Iterator[tuple[Record, dt.date, Period]]:
    """Reports with frozen figures, the day of these, and their period; one of a day to come has none yet."""
    for report in portal.graph.of("report"):
        period, day = report.get("period"), as_of(report)
        if period is not None and day is not None and day <= portal.as_of:
            yield report, day, Period(period.from_, period.to)


def as_of(report: Record) -> dt.date | None:
    """The day that a report's figures are of."""
    found = (report.get("figures") or {}).get("as_of")
    if isinstance(found, dt.date):
        return found
    try:
        return dt.date.fromisoformat(found) if isinstance(found, str) else None
    except ValueError:
        return None


def told(
    report: Record, day: dt.date, found: Mapping[str, Any], *, whole: bool = True
) -> Iterator[Diagnostic]:
    """What differs, but for what the report says was restated since; ``found`` has all figures where it is whole."""
    restated = tuple(report.get("restated") or ())
    states = {
        name: {"computed": item.computed}
        for name, item in (report.get(DIMENSIONS) or {}).items()
        if item.computed
    }
    different = [
        *((("figures", *item.at), item) for item in differences(report.get("figures"), found, whole=whole)),
        *(
            (item.at, item)
            for item in differences({DIMENSIONS: states}, {DIMENSIONS: found.get(DIMENSIONS, {})})
        ),
    ]
    for at, item in different:
        if not any(item.name == name or item.name.startswith(f"{name}.") for name in restated):
            yield UNCONFIRMED.at(report.place(*at), _message(report, item, day), _remedy(item))


def _message(report: Record, item: Difference, day: dt.date) -> str:
    if item.missing:
        return f"{report.id}: {item.name} is frozen, the records of {day} do not have it"
    return (
        f"{report.id}: {item.name} is frozen as {shown(item.frozen)}, "
        f"the records of {day} say {shown(item.found)}"
    )


def _remedy(item: Difference) -> str:
    return f"correct the figure or the records, or say why it stays: restated: {{{item.name}: reason}}"
