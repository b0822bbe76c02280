"""What the rules ask of records: those whose fields could be read, and the dates in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Any

from pmsite.analyses.portal import Portal
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.rules import Rule
from pmsite.model.source import Path


def each(portal: Portal, *kinds: str) -> Iterator[Record]:
    """Records of these kinds whose fields could be read."""
    for kind in kinds:
        for record in portal.graph.of(kind):
            if sound(record):
                yield record


def sound(record: Record) -> bool:
    """Whether the fields are the written ones: a record with a wrong field holds defaults instead.

    Validated fields never hold an empty value that was set, because empty values count as not written.
    """
    return record.fields.kind is not None or "kind" not in record.fields.model_fields_set


def here(portal: Portal, kind: str, project: str | None) -> tuple[Record, ...]:
    """Records of a kind that belong to exactly this project, or to none."""
    return tuple(record for record in each(portal, kind) if record.project == project)


def days(record: Record, path: str) -> Iterator[tuple[Path, dt.date]]:
    """Dates at a dotted path of a record, with where each is written; ``*`` is every item of a list."""
    first, *rest = _steps(path)
    value = getattr(record.fields, first, None)
    if value is not None:
        yield from _walk(value, tuple(rest), (first,))


_steps = cache(lambda path: tuple(path.split(".")))


def _walk(value: Any, path: tuple[str, ...], at: Path) -> Iterator[tuple[Path, dt.date]]:
    if not path:
        if isinstance(value, dt.date):
            yield at, value
    elif path[0] == "*":
        for number, item in enumerate(value):
            yield from _walk(item, path[1:], (*at, number))
    else:
        found = getattr(value, path[0], getattr(value, f"{path[0]}_", None))
        if found is not None:
            yield from _walk(found, path[1:], (*at, path[0]))


def misordered(rule: Rule, record: Record, *pairs: tuple[str, str]) -> Iterator[Diagnostic]:
    """A diagnostic of ``rule`` for every pair of dates, by dotted paths, of which the first is the later."""
    for first, last in pairs:
        for start_at, start in days(record, first):
            for end_at, end in days(record, last):
                if start > end and _together(start_at, end_at):
                    message = f"{record.id}: {spoken(end_at)} {end} is before {spoken(start_at)} {start}"
                    yield rule.at(record.place(*end_at), message, "correct one of the two dates")


def _together(one: Path, other: Path) -> bool:
    """Whether two places lie in the same item of every list that they share."""
    parting = next((step for step, beside in zip(one, other, strict=False) if step != beside), "")
    return isinstance(parting, str)


def spoken(at: Path) -> str:
    """A path as a message names it, without the numbers of list items: ``leave.from``."""
    return ".".join(step for step in at if isinstance(step, str))


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 day``, ``2 days``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
