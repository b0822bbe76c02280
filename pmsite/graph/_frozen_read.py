"""The part ``frozen:`` of a block, read: what is malformed is told with its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Any

from pmsite.graph.frozen import MOST_COLUMNS, MOST_ROWS, SHOWN, Asked, Frozen, FrozenRow, Path, loaded
from pmsite.model.source import Source
from pmsite.model.suggest import listed, remedy
from pmsite.model.value import ID, shown

Step = tuple[str | int, ...]
Wrong = Callable[[Step, str, str], None]
"""Tells what is wrong: where in the block, what it is, and what to do."""

MOST_ITEMS = 200
"""Items of a list, or keys of a mapping, in a row."""
MOST_DEPTH = 3
_LONGEST_NAME = 200
_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)*\Z")
_DAYS = frozenset({"due", "baseline", "forecast", "actual"})
_NUMBERS = frozenset({"overdue_days", "slip_days"})
_PARTS = ("as_of", "columns", "rows")


def read(data: Any, asked: Asked, wrong: Wrong, place: Callable[[Step], Source]) -> Frozen | None:
    """The frozen part of a block; None where it is malformed, which ``wrong`` has been told."""
    reader = _Reader(asked, wrong, place)
    found = reader.frozen(data)
    return None if reader.failed else found


class _Reader:
    """Reads ``frozen:``; places begin below it."""

    def __init__(self, asked: Asked, wrong: Wrong, place: Callable[[Step], Source]) -> None:
        self.asked = asked
        self.tell = wrong
        self.place = place
        self.failed = False
        self.names: tuple[str, ...] = ()

    def wrong(self, at: Step, message: str, mend: str) -> None:
        self.failed = True
        self.tell(("frozen", *at), message, mend)

    def frozen(self, data: Any) -> Frozen | None:
        if not isinstance(data, dict):
            self.wrong((), f"frozen is {shown(data)}", "thaw the figure and freeze it again: pmsite freeze")
            return None
        for name in data:
            if name not in _PARTS:
                self.wrong(
                    (name,), f"frozen has no {shown(name)}", remedy(name, _PARTS, f"use {listed(_PARTS)}")
                )
        as_of = loaded(data.get("as_of"))
        if not isinstance(as_of, dt.date):
            self.wrong(("as_of",), f"as_of is {shown(data.get('as_of'))}", "write the day as YYYY-MM-DD")
            as_of = dt.date.min
        columns = self.columns(data.get("columns"))
        self.names = self.asked.names(columns)
        return Frozen(as_of, tuple(self.rows(data.get("rows"))), columns)

    def columns(self, data: Any) -> tuple[Path, ...]:
        if self.asked.figure != "register":
            if data is not None:
                self.wrong(("columns",), f"a {self.asked.figure} has no columns", "take them out")
            return ()
        if not isinstance(data, list) or len(data) > MOST_COLUMNS or not all(map(_is_name, data)):
            mend = f"write up to {MOST_COLUMNS} names of fields in brackets"
            self.wrong(("columns",), f"columns is {shown(data)}", mend)
            return ()
        found = tuple(tuple(name.split(".")) for name in data)
        if self.asked.columns and found != self.asked.columns:
            mend = "thaw the figure and freeze it again: pmsite freeze ID --thaw"
            self.wrong(("columns",), "the frozen columns are not the ones asked for", mend)
        return found

    def rows(self, data: Any) -> Iterator[FrozenRow]:
        if not isinstance(data, list):
            self.wrong(("rows",), f"rows is {shown(data)}", "write a list, [] where nothing was found")
            return
        if len(data) > MOST_ROWS:
            self.wrong(("rows",), f"{len(data):,} rows", f"freeze {MOST_ROWS:,} at most")
            return
        ids: set[str] = set()
        for number, item in enumerate(data):
            row = self.row(("rows", number), item)
            if row is None:
                continue
            if row.id in ids:
                self.wrong(("rows", number, "id"), f"{shown(row.id)} stands twice", "keep one of the rows")
            ids.add(row.id)
            yield row

    def row(self, at: Step, data: Any) -> FrozenRow | None:
        if not isinstance(data, dict):
            self.wrong(at, f"a row is {shown(data)}", "write {id: …, title: …} with the values shown")
            return None
        known = ("id", "title", "kind", *self.names)
        for name in data:
            if name not in known:
                mend = remedy(name, known, f"a row here has {listed(known)}")
                self.wrong((*at, name), f"{shown(name)} is not shown by the figure", mend)
        identifier, title = data.get("id"), data.get("title")
        if not isinstance(identifier, str) or not all(ID.match(part) for part in identifier.split("/", 1)):
            self.wrong((*at, "id"), f"id is {shown(identifier)}", "write the id of a record")
            return None
        if not isinstance(title, str) or not title:
            self.wrong(
                (*at, "title"), f"title is {shown(title)}", "write the title, in quotes if it is a number"
            )
            return None
        kind = data.get("kind", min(self.asked.kinds) if len(self.asked.kinds) == 1 else None)
        if kind not in self.asked.kinds:
            mend = f"use one of {listed(sorted(self.asked.kinds))}"
            self.wrong((*at, "kind"), f"kind is {shown(kind)}", mend)
            return None
        group = ".".join(self.asked.group)
        if group in self.names and group not in data:
            mend = "thaw the figure and freeze it again: pmsite freeze ID --thaw"
            self.wrong(at, f"the row does not say its {group}, by which the figure is grouped", mend)
        values = {name: loaded(data[name]) for name in self.names if name in data}
        for name, value in values.items():
            self.value((*at, name), name, value)
        return FrozenRow(identifier, title, str(kind), values, self.place(("frozen", *at)))

    def value(self, at: Step, name: str, value: Any) -> None:
        """What is wrong with a value: too much of it, or of another type than its figure draws."""
        if not _small(value):
            what = f"more than {MOST_ITEMS} items or {MOST_DEPTH} levels"
            self.wrong(at, f"{name} holds {what}", "freeze a field with less in it")
            return
        wanted = _wanted(self.asked.figure, name, value)
        if value is not None and wanted:
            self.wrong(at, f"{name} is {shown(value)}", wanted)


def _is_name(name: Any) -> bool:
    return isinstance(name, str) and len(name) <= _LONGEST_NAME and bool(_NAME.match(name))


def _wanted(figure: str, name: str, value: Any) -> str:
    """What must stand in the place of a value; "" where it fits."""
    if name not in SHOWN[figure]:
        return ""
    if figure == "matrix":
        whole = isinstance(value, dict) and value.keys() == {"probability", "impact"}
        fits = whole and all(
            isinstance(item, int) and not isinstance(item, bool) and 1 <= item <= 5  # noqa: PLR2004 - the scale
            for item in value.values()
        )
        return "" if fits else "write {probability: 1 to 5, impact: 1 to 5}"
    if name in _DAYS:
        return "" if isinstance(value, dt.date) else "write a day as YYYY-MM-DD"
    if name in _NUMBERS:
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return "" if number else "write a plain number"
    if name == "overdue":
        return "" if isinstance(value, bool) else "write true or false"
    texts = value if name == "by" and isinstance(value, list) else [value]
    return "" if all(isinstance(text, str) for text in texts) else "write a text"


def _small(value: Any, depth: int = 0) -> bool:
    if not isinstance(value, (list, dict)):
        return True
    items = value.values() if isinstance(value, dict) else value
    return len(value) <= MOST_ITEMS and depth < MOST_DEPTH and all(_small(item, depth + 1) for item in items)
