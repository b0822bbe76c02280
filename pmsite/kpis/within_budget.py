"""Within budget: what is spent and what the end will cost stay inside the budget and its tolerance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pmsite.analyses.portal import Portal
from pmsite.kpis._value import Counted, Definition, t
from pmsite.model.record import Record

DEFINITION = Definition(
    key="within_budget",
    order=5,
    label=t("Within budget"),
    short=t("Within budget"),
    sentence=t("{numerator} of {denominator} projects are within budget"),
    formula=t(
        "Yes where the actual cost is at most the budget at completion, and the estimate at completion "
        "(budget ÷ CPI) at most the budget × (1 + cost tolerance)."
    ),
    counted=(t("Within budget"), t("Projects"), t("Over budget")),
    unit="yes_no",
    target=1,
    trend=False,
    computed=True,
)


def counted(portal: Portal, project: str | None, _day: dt.date) -> Counted:
    """Projects with earned value, and those of them within their budget; only of the portal's own day."""
    projects = [item for item in portal.graph.projects if project in (None, item.id)]
    found = {item.uid: _within(portal, item) for item in projects}
    known = [uid for uid, within in found.items() if within is not None]
    kept = [uid for uid in known if found[uid]]
    return Counted(
        numerator=len(kept) if known else None,
        denominator=len(known) or None,
        n=len(known),
        hits=tuple(kept),
        records=tuple(known),
        why="" if known else t("no earned value"),
    )


def _within(portal: Portal, project: Record) -> bool | None:
    """Whether a project is within budget; None where budget, actual cost or estimate is missing."""
    earned: Mapping[str, Any] = portal.of(project).get("earned_value") or {}
    bac, ac, eac = (earned.get(name) for name in ("bac", "ac", "eac_cpi"))
    if bac is None or ac is None or eac is None:
        return None
    tolerances = project.get("tolerances")
    tolerance = (tolerances.cost if tolerances is not None else None) or 0.0
    return bool(ac <= bac and eac <= bac * (1 + tolerance))
