"""On-time delivery rate: milestones reached by their baseline date, of those that are due."""

from __future__ import annotations

import datetime as dt

from pmsite.analyses.milestones import baseline_date
from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.kpis._value import Counted, Definition, Said, parts, t
from pmsite.model.record import Record

DEFINITION = Definition(
    key="on_time",
    order=1,
    label=t("On-time delivery rate"),
    short=t("On-time delivery"),
    sentence=t("{numerator} of {denominator} milestones due were reached on time"),
    formula=t(
        "Milestones reached on or before the date of the current baseline, divided by all milestones whose "
        "baseline date has come. A milestone that is due and not reached counts as missed; cancelled ones "
        "are left out."
    ),
    counted=(t("On time"), t("Due"), t("Late")),
    target=0.9,
)


def counted(portal: Portal, project: str | None, day: dt.date) -> Counted:
    """Milestones due by a day, and those of them reached on time."""
    milestones = [item for item in portal.graph.of("milestone", project) if _counts(portal, item)]
    dates = {item.uid: _current(portal, item, day) for item in milestones}
    due = [item for item in milestones if (date := dates[item.uid]) is not None and date <= day]
    kept = [item for item in due if _kept(item, dates[item.uid])]
    why = ""
    if not due:
        why = t("no milestone is due yet") if any(dates.values()) else t("no milestone has a baseline date")
    return Counted(
        numerator=len(kept),
        denominator=len(due),
        n=len(due),
        hits=tuple(item.uid for item in kept),
        records=tuple(item.uid for item in due),
        parts=parts((item.uid for item in due), (item.uid for item in kept)),
        why=why,
        beside=_beside(portal, milestones, day),
    )


def _counts(portal: Portal, milestone: Record) -> bool:
    """Whether a milestone is neither cancelled nor part of a plan that another one has replaced."""
    plan = portal.graph.get(milestone.parent) if milestone.parent else None
    replaced = plan is not None and plan.get("status") == "superseded"
    return milestone.get("status") != "cancelled" and not replaced


def _kept(milestone: Record, baseline: dt.date | None) -> bool:
    actual: dt.date | None = milestone.get("actual")
    return actual is not None and baseline is not None and actual <= baseline


def _current(portal: Portal, milestone: Record, day: dt.date) -> dt.date | None:
    """Baseline date that counted on a day, of the baselines that were released; else the milestone's own.

    An audience for which ``milestone.baseline`` is declassified has the team's, as it is today.
    """
    rule = portal.settings.audiences.get(portal.audience)
    if rule is not None and "milestone.baseline" in rule.declassify:
        found: dt.date | None = portal.of(milestone).get("baseline")
        return found
    return baseline_date(portal.graph, milestone, day)


def _beside(portal: Portal, milestones: list[Record], day: dt.date) -> tuple[Said, ...]:
    """The same against the first baseline of each project, where there is more than one."""
    if portal.audience != INTERNAL:
        return ()
    due = kept = 0
    differs = False
    for milestone in milestones:
        first = _first(portal, milestone, day)
        differs |= first is not None and first != _current(portal, milestone, day)
        if first is not None and first <= day:
            due += 1
            kept += _kept(milestone, first)
    message = t("Against the first baseline: {kept} of {due} on time.")
    return (Said(message, {"kept": kept, "due": due}),) if differs else ()


def _first(portal: Portal, milestone: Record, day: dt.date) -> dt.date | None:
    dated = [
        item
        for item in portal.graph.of("baseline", milestone.project)
        if item.get("date") is not None and item.get("date") <= day and milestone.id in item.get("milestones")
    ]
    if not dated:
        return milestone.get("baseline")  # type: ignore[no-any-return]
    first = min(dated, key=lambda item: (item.get("date"), item.id))
    return first.get("milestones")[milestone.id]  # type: ignore[no-any-return]
