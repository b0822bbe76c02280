"""A frozen figure that says otherwise than the records do of its day.

What the records say of an earlier day can be told only where they are dated. A status, an owner, a score or a due
date holds today's value and no day from which it holds: after freezing it changes as a project goes on, which is
what a figure is frozen for. Compared are therefore facts that had a day of their own by the close of the frozen day
and cannot change afterwards but by a correction: days on which something happened (a milestone reached, an action
done, a change submitted), and that the record is there at all. Baselines, forecasts and everything computed from
other records are left out: a baseline or a link that was added since changes them rightly.

It is a notice, for a correction of the records is no fault of the report.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from pmsite.analyses.portal import Portal
from pmsite.checks._facts import FACTS
from pmsite.checks._figures import figures
from pmsite.graph.embeds import Embed
from pmsite.graph.frozen import Frozen, FrozenRow, flat
from pmsite.graph.query import values
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.rules import NOTICE, Rule

BODIES = True
"""It reads texts."""
RULE = Rule(
    "PM241",
    NOTICE,
    "a frozen figure says otherwise than the records do of its day",
    "A record of the figure is gone, or a day on which something had happened when the figure was frozen has been "
    "changed since. What has no day of its own (a status, an owner, a score) is not compared: it may change. If "
    "the records were corrected, freeze the figure again, or leave it as what was reported then.",
)
_FACTS = {
    **FACTS,
    "action": ("started", "done"),
    "milestone": ("actual",),
    "task": ("actual_start", "actual_finish"),
    "meeting": ("date",),
}
_DATED = {kind: frozenset(path.replace(".*", "") for path in paths) for kind, paths in _FACTS.items()}


def check(portal: Portal) -> Iterator[Diagnostic]:
    """The first difference of each frozen figure."""
    for record in portal.graph:
        for embed in figures(portal, record) if "frozen" in record.body.text else ():
            if embed.frozen is not None:
                yield from _figure(portal, record, embed, embed.frozen)


def _figure(portal: Portal, record: Record, embed: Embed, frozen: Frozen) -> Iterator[Diagnostic]:
    for row in frozen.rows:
        what = _difference(portal, record, row, frozen.as_of)
        if what:
            message = f"{embed.figure} of {frozen.as_of}: {row.id} {what}"
            again = f"pmsite freeze {record.uid} --thaw && pmsite freeze {record.uid} --as-of {frozen.as_of}"
            yield RULE.at(row.place, message, f"if the records were corrected since, freeze again: {again}")
            return


def _difference(portal: Portal, record: Record, row: FrozenRow, as_of: dt.date) -> str:
    """How a row differs from its record; "" where it does not, as far as that can be told."""
    graph = portal.graph
    own = graph.get(f"{record.project}/{row.id}") if record.project and "/" not in row.id else None
    found = own or graph.get(row.id)
    if found is None or found.kind != row.kind:
        return "is not there any more"
    for name, value in row.values.items():
        if name in _DATED.get(row.kind, ()):
            then, now = _days(flat(value), as_of), _days(values(found, {}, tuple(name.split("."))), as_of)
            if then != now:
                return f"{name} is frozen as {_said(then)}, now it is {_said(now)}"
    return ""


def _days(found: Any, as_of: dt.date) -> list[dt.date]:
    """The days up to the as-of day, in order: later ones had not come yet."""
    return sorted(day for day in found if isinstance(day, dt.date) and day <= as_of)


def _said(days: list[dt.date]) -> str:
    return ", ".join(map(str, days)) or "empty"
