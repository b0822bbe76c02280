"""A major change that was approved long ago, and no baseline shows what it moved."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.change_effect import days_of
from pmsite.analyses.changes import is_approved
from pmsite.analyses.portal import Portal
from pmsite.checks._changes import deciding
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM230",
    WARNING,
    "a major change has led to no baseline",
    "A major change was approved more than 14 days ago and states that it moves time or cost, but no baseline "
    "holds the new dates: the plan is still measured against what no longer is to be reached. Freeze a baseline "
    "with `pmsite baseline create` and name it as `leads_to:`.",
)

DAYS = 14


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Approved changes of level major without a baseline more than 14 days after their last verdict."""
    for record in each(portal, "change"):
        named = [link for link in portal.graph.backlinks(record.uid) if link.name == "change"]
        # A baselined one is PM170's.
        if record.get("level") != "major" or not is_approved(record) or record.get("status") == "baselined":
            continue
        day = max((item.date for _, item in deciding(record) if item.verdict and item.date), default=None)
        late = day is not None and (portal.as_of - day).days > DAYS
        if late and record.get("leads_to") is None and not named and _moves(portal, record):
            message = f"{record.id} is major and was approved on {day}, but led to no baseline"
            yield RULE.at(record.place("level"), message, "freeze a baseline and add leads_to: with its id")


def _moves(portal: Portal, record: Record) -> bool:
    """Whether a change moves time or cost; what is not stated may."""
    impact = record.get("impact")
    if impact is None or (impact.schedule is None and impact.cost is None):
        return True
    days = days_of(portal.graph, portal.settings, record)
    return bool(impact.cost) or (impact.schedule is not None and days != 0)
