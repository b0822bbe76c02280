"""An action was closed or opened again, or is newly overdue."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.consequences._pairs import Pairs
from pmsite.model.difference import Consequence

ORDER = 6
TYPES = {
    "action_closed": "An open action is done, verified or cancelled by the as-of day: its state before and after.",
    "action_reopened": "A closed action is open again: its state before and after.",
    "action_overdue": "An open action is overdue as of that day (`new` is true), or no longer is.",
}


def found(pairs: Pairs) -> Iterator[Consequence]:
    """Actions of both states that are open in one of them, or overdue in one of them."""
    for was, now in pairs.each("action"):
        old, new = pairs.old.portal.of(was), pairs.new.portal.of(now)
        if old.get("open") != new.get("open"):
            name = "action_reopened" if new.get("open") else "action_closed"
            yield Consequence(name, pairs.named(now), was.get("status"), now.get("status"))
        elif new.get("open") and old.get("overdue") != new.get("overdue"):
            more = {"due": now.get("due")}
            yield Consequence("action_overdue", pairs.named(now), old["overdue"], new["overdue"], more=more)
