"""A problem that ``check`` reports is new, or solved."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from pmsite.consequences._pairs import Pairs, Side
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.difference import Consequence, Named

ORDER = 0
TYPES = {
    "problem_new": "`check` reports a problem that it did not report before: `new` is its message, with `code`, "
    "`severity`, `path`, `line`, `column` and `remedy`.",
    "problem_solved": "A problem is gone: `old` was its message.",
}
_NUMBER = re.compile(r"(?<![\w-])\d+(?:[.,-]\d+)*(?![\w-])|:\d+\b")
"""Days, counts and lines in a message: a problem remains the same when they move."""
_Key = tuple[str, str, str]


def found(pairs: Pairs) -> Iterator[Consequence]:
    """Problems of one state only; one that merely moved in its file, or counts otherwise, is the same."""
    old, new = _by_key(pairs.old, pairs, renamed=True), _by_key(pairs.new, pairs, renamed=False)
    for key in sorted(new):
        for record, item in _beyond(new[key], old.get(key, [])):
            yield Consequence("problem_new", record, None, item.message, more=_facts(item))
    for key in sorted(old):
        for record, item in _beyond(old[key], new.get(key, [])):
            yield Consequence("problem_solved", record, item.message, None, more=_facts(item))


def _by_key(side: Side, pairs: Pairs, *, renamed: bool) -> dict[_Key, list[tuple[Named, Diagnostic]]]:
    """Problems by code, record (its name in the new state) and message without its numbers."""
    places: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for record in side.graph:
        places[record.source.path].append(
            (record.source.line if record.at or record.parent else 0, record.uid)
        )
    for lines in places.values():
        lines.sort()
    groups: dict[_Key, list[tuple[Named, Diagnostic]]] = defaultdict(list)
    for item in side.diagnostics:
        lines = places.get(item.source.path, [])
        line = 0 if item.source.path in side.unreadable else item.source.line
        at = bisect_right(lines, line, key=lambda entry: entry[0]) - 1
        uid = lines[at][1] if at >= 0 else ""
        owner = side.graph.get(uid)
        name = pairs.named(owner) if owner is not None else Named(item.source.path, path=item.source.path)
        known = (pairs.twins.get(uid, uid) if renamed else uid) or item.source.path
        groups[item.code, known, _NUMBER.sub("#", item.message)].append((name, item))
    return groups


def _beyond(
    these: list[tuple[Named, Diagnostic]], those: list[tuple[Named, Diagnostic]]
) -> list[tuple[Named, Diagnostic]]:
    """Those of a group that the other state has not: as many as it has more, unlike messages first."""
    messages = [item.message for _, item in those]
    unlike = []
    for entry in these:
        if entry[1].message in messages:
            messages.remove(entry[1].message)
        else:
            unlike.append(entry)
    return unlike[max(0, len(messages)) :] if len(these) > len(those) else []


def _facts(item: Diagnostic) -> dict[str, object]:
    return {name: value for name, value in item.facts.items() if name != "message"}
