"""A threat treated like an opportunity, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM160",
    ERROR,
    "a strategy does not fit the risk's type",
    "Threats are avoided, transferred, mitigated; opportunities are exploited, shared, enhanced; both can "
    "be accepted or escalated. Correct `strategy:` or `type:`.",
)

STRATEGIES = {
    "threat": ("avoid", "transfer", "mitigate", "accept", "escalate"),
    "opportunity": ("exploit", "share", "enhance", "accept", "escalate"),
}
ARTICLES = {"threat": "a", "opportunity": "an"}
KNOWN = frozenset(strategy for strategies in STRATEGIES.values() for strategy in strategies)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Risks with a strategy of the other type; strategies and types of the portal's own are left alone."""
    for record in each(portal, "risk"):
        kind, strategy = str(record.get("type")), record.get("strategy")
        if strategy in KNOWN and kind in STRATEGIES and strategy not in STRATEGIES[kind]:
            message = f"{record.id} is {ARTICLES[kind]} {kind}, but its strategy is {strategy}"
            yield RULE.at(record.place("strategy"), message, f"use one of {', '.join(STRATEGIES[kind])}")
