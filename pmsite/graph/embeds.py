"""Figures that a body asks for: fenced blocks ``pmsite`` with a query, read and checked.

```pmsite
register: kind = risk and band in (high, critical)
columns: [owner, current.score, review_due]
sort: -current.score
group: band
max_items: 20
title: High risks
```

A block may end with ``frozen:``, the figure as it was on a day (``pmsite.graph.frozen``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pmsite.graph import _frozen_read as reading
from pmsite.graph.frozen import MOST_COLUMNS, MOST_ROWS, Asked, Frozen
from pmsite.graph.query import Field, Flaw, Query, QueryError, Vocabulary, flaws, kinds_of, parse, unknown
from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic, has_errors
from pmsite.model.record import Body
from pmsite.model.rules import Rule
from pmsite.model.source import Positions, Source
from pmsite.model.suggest import listed, remedy
from pmsite.model.value import shown
from pmsite.read import yaml
from pmsite.read.fences import fenced

FIGURES: Mapping[str, tuple[str, ...]] = {
    "register": (),
    "list": (),
    "count": (),
    "matrix": ("risk",),
    "timeline": ("milestone",),
}
"""Figures, and the kinds that each is about; none: any."""
OPTIONS: Mapping[str, frozenset[str]] = {
    "register": frozenset({"columns", "sort", "group", "max_items", "title", "frozen"}),
    "list": frozenset({"sort", "group", "max_items", "title", "frozen"}),
    "count": frozenset({"group", "title", "frozen"}),
    "matrix": frozenset({"title", "frozen"}),
    "timeline": frozenset({"title", "frozen"}),
}

_FENCE = re.compile(
    r"(?P<lead>[> \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?:`{3,}|~{3,})[ \t]*(?:\{[ \t]*)?\.?pmsite(?![\w-])"
)
_FIELD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*(?:\.[\w-]+)*\Z")


@dataclass(frozen=True, slots=True)
class Sort:
    """A field to sort by, falling where ``down``."""

    path: tuple[str, ...]
    down: bool = False


@dataclass(frozen=True, slots=True)
class Embed:
    """A figure that a body asks for, and the lines of the body that it takes (first and behind the last)."""

    start: int
    end: int
    figure: str = ""
    query: Query | None = None
    """None where the block is wrong."""
    columns: tuple[tuple[str, ...], ...] = ()
    sort: Sort | None = None
    group: tuple[str, ...] = ()
    max_items: int | None = None
    title: str = ""
    kinds: frozenset[str] = frozenset()
    """Kinds that its records can be of."""
    frozen: Frozen | None = None
    frozen_at: int = -1
    """Line of the body at which the frozen part begins."""
    margin: int = 0
    """Blanks before each option."""


def embeds(path: str, body: Body, words: Vocabulary) -> tuple[tuple[Embed, ...], tuple[Diagnostic, ...]]:
    """Figures of a body in their order, and everything wrong with their blocks."""
    if "pmsite" not in body.text:
        return (), ()
    lines = body.text.split("\n")
    code = fenced(lines)
    found: list[Embed] = []
    problems: list[Diagnostic] = []
    for number, line in enumerate(lines):
        opening = _FENCE.match(line)
        if opening is None or (number in code and code[number] is None):
            continue
        place = Source(path, body.first_line + number, len(opening["lead"]) + 1)
        if opening["lead"]:
            mend = "begin the block at the start of a line, outside lists, quotes and boxes"
            problems.append(rules.QUERY.at(place, "a figure stands inside other text", mend))
        elif number not in code:
            problems.append(
                rules.QUERY.at(place, "the block is not closed", "close it by a line ``` of its own")
            )
        else:
            end = number + 1
            while code.get(end, "") is None:
                end += 1
            reader = _Reader(path, body.first_line + number + 1, lines[number + 1 : end - 1], words)
            found.append(reader.embed(number, end))
            problems.extend(reader.problems)
    return tuple(found), tuple(problems)


class _Reader:
    """Reads the content of one block."""

    def __init__(self, path: str, first_line: int, lines: list[str], words: Vocabulary) -> None:
        self.path = path
        self.first_line = first_line
        self.lines = lines
        self.words = words
        self.problems: list[Diagnostic] = []
        self.positions = Positions(path, {}, {}, first_line)

    def embed(self, start: int, end: int) -> Embed:
        nothing = Embed(start, end)
        data = self._data()
        figure = self._figure(data) if data is not None else None
        if data is None or figure is None:
            return nothing
        query = self._query(figure, data[figure])
        if query is None:
            return nothing
        kinds = kinds_of(query, FIGURES[figure] or tuple(self.words.kinds.kinds))
        columns = self._columns(data.get("columns"), kinds)
        sort = self._sort(data.get("sort"), kinds)
        group = self._path(data["group"], ("group",), kinds) if data.get("group") is not None else ()
        most = self._max_items(data.get("max_items"))
        title = data.get("title")
        title = str(getattr(title, "text", title)) if title is not None else ""
        past = self._frozen(data, Asked(figure, kinds, columns, group))
        if has_errors(self.problems):
            return nothing
        at = start + 1 + self.positions.key(("frozen",)).line - self.first_line if past is not None else -1
        margin = self.positions.key((figure,)).column - 1
        return Embed(start, end, figure, query, columns, sort, group, most, title, kinds, past, at, margin)

    def _wrong(
        self, rule: Rule, at: tuple[str | int, ...], message: str, mend: str, *, key: bool = False
    ) -> None:
        place = self.positions.key(at) if key else self.positions.value(at)
        self.problems.append(rule.at(place, message, mend))

    def _data(self) -> dict[str, Any] | None:
        data, self.positions, problems = yaml.parse(self.path, "\n".join(self.lines), self.first_line)
        self.problems.extend(problems)
        if problems:
            return None
        if not isinstance(data, dict):
            place = Source(self.path, self.first_line)
            mend = f"write one of {listed(f'{name}:' for name in FIGURES)} and a query"
            self.problems.append(rules.QUERY.at(place, "the block names no figure", mend))
            return None
        return data

    def _figure(self, data: Mapping[str, Any]) -> str | None:
        named = [name for name in data if name in FIGURES]
        if len(named) != 1:
            what = f"{listed(named)} together" if named else "no figure"
            mend = f"write exactly one of {listed(f'{name}:' for name in FIGURES)}"
            unknown_name = next((name for name in data if name not in OPTIONS["register"]), None)
            if not named and unknown_name is not None:
                mend = remedy(unknown_name, FIGURES, mend)
            self._wrong(
                rules.QUERY, (named[1],) if named else (), f"the block names {what}", mend, key=bool(named)
            )
            return None
        figure = named[0]
        for name in data:
            if name != figure and name not in OPTIONS[figure]:
                mend = remedy(name, OPTIONS[figure], f"options here are {listed(sorted(OPTIONS[figure]))}")
                if name == "limit" and "max_items" in OPTIONS[figure]:
                    mend = "did you mean max_items?"
                self._wrong(rules.QUERY, (name,), f"{figure} has no option {shown(name)}", mend, key=True)
        return figure

    def _query(self, figure: str, text: Any) -> Query | None:
        if not isinstance(text, str):
            self._wrong(
                rules.QUERY, (figure,), f"{shown(text)} is no query", "write a query such as kind = risk"
            )
            return None
        try:
            query = parse(text)
        except QueryError as error:
            self._flawed(rules.QUERY, figure, Flaw(error.message, error.remedy, error.at))
            return None
        among = FIGURES[figure]
        found = list(flaws(query, self.words, among))
        if not found and among and not kinds_of(query, among):
            found = [
                Flaw(
                    f"a {figure} is about {listed(among)} only",
                    f"leave kind out, or write kind = {among[0]}",
                    0,
                )
            ]
        for flaw in found:
            self._flawed(rules.QUERY_NAME, figure, flaw)
        return None if found else query

    def _flawed(self, rule: Rule, name: str, flaw: Flaw) -> None:
        place = self.positions.value((name,))
        start = self.positions.starts.get((name,))
        where = Source(place.path, place.line, place.column + start + flaw.at) if start is not None else place
        self.problems.append(rule.at(where, flaw.message, flaw.remedy))

    def _columns(self, written: Any, kinds: Collection[str]) -> tuple[tuple[str, ...], ...]:
        if written is None:
            return ()
        items = written if isinstance(written, list) else [written]
        if len(items) > MOST_COLUMNS:
            self._wrong(rules.QUERY, ("columns",), f"{len(items)} columns", f"show {MOST_COLUMNS} at most")
            return ()
        found = [
            self._path(item, ("columns", number) if isinstance(written, list) else ("columns",), kinds)
            for number, item in enumerate(items)
        ]
        return tuple(path for path in found if path)

    def _sort(self, written: Any, kinds: Collection[str]) -> Sort | None:
        if written is None:
            return None
        down = isinstance(written, str) and written.startswith("-")
        path = self._path(written[1:] if down else written, ("sort",), kinds)
        return Sort(path, down) if path else None

    def _path(self, written: Any, at: tuple[str | int, ...], kinds: Collection[str]) -> tuple[str, ...]:
        if not isinstance(written, str) or not _FIELD.match(written):
            self._wrong(
                rules.QUERY,
                at,
                f"{shown(written)} is no field",
                "write a field such as owner or current.score",
            )
            return ()
        path = tuple(written.split("."))
        flaw = unknown(Field(path), self.words, kinds)
        if flaw is not None:
            self._wrong(rules.QUERY_NAME, at, flaw.message, flaw.remedy)
            return ()
        return path

    def _max_items(self, written: Any) -> int | None:
        if written is None:
            return None
        if isinstance(written, bool) or not isinstance(written, int) or not 1 <= written <= MOST_ROWS:
            message = f"max_items is {shown(written)}"
            self._wrong(rules.QUERY, ("max_items",), message, f"use 1 to {MOST_ROWS:,}")
            return None
        return int(written)

    def _frozen(self, data: Mapping[str, Any], asked: Asked) -> Frozen | None:
        if "frozen" not in data:
            return None
        if [*data][-1] != "frozen":
            mend = "put frozen: below all options"
            self._wrong(rules.QUERY, ("frozen",), "an option stands below the frozen part", mend, key=True)
            return None

        def wrong(at: tuple[str | int, ...], message: str, mend: str) -> None:
            self._wrong(rules.QUERY, at, message, mend)

        return reading.read(data["frozen"], asked, wrong, self.positions.value)


def without(text: str, found: Collection[Embed]) -> Iterator[str | Embed]:
    """A body's text taken apart: what stands between the figures, and the figures."""
    lines = text.split("\n")
    last = 0
    for item in found:
        yield "\n".join(lines[last : item.start])
        yield item
        last = item.end
    yield "\n".join(lines[last:])
