"""Figures as plain values for the page setter: what is drawn has its places as shares of its axes, 0 to 1."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import quote

from pmsite.model.address import Address
from pmsite.model.figure import (
    Band,
    Card,
    Figure,
    Inline,
    Lanes,
    Line,
    Mark,
    Matrix,
    Prose,
    Series,
    Stack,
    Table,
    Text,
    Timeline,
)
from pmsite.model.figure.line import pieces, plain, said

SHOWN = frozenset(
    "Agenda Band Cards Facts Head Listing Log Matrix Paragraphs Prose Series Stack Strip Table Timeline Lanes".split()
)
"""Figures that have a form on paper; others (a plan's bars, a calendar) are for the screen."""
_WIDEST, _NARROWEST, _SHORT = 34, 4, 14
"""Characters that a column is given room for, at most and at least; and the longest line that is never broken."""
Drawn = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Printer:
    """Turns figures into plain values; links lead to pages below ``site_url``, to nowhere where it is empty."""

    site_url: str = ""

    def figures(self, found: Iterable[Figure]) -> list[Drawn]:
        """The figures that have a form on paper."""
        return [self.figure(item) for item in found if type(item).__name__ in SHOWN]

    def figure(self, item: Figure) -> Drawn:
        """A figure by the name of its class, with its heading."""
        kind = type(item).__name__
        head = {
            "kind": kind,
            "title": item.title,
            "small": item.small,
            "note": self.line(item.note) if not isinstance(item, Stack) else [],  # that one is a command
            "anchor": item.anchor,
        }
        own: Mapping[str, Any]
        match item:
            case Band():
                own = {"layout": item.layout, "figures": self.figures(item.figures)}
            case Table():
                own = self._table(item)
            case Series():
                own = _series(item)
            case Stack():
                own = _stack(item)
            case Matrix():
                own = _matrix(item)
            case Timeline():
                own = self._timeline(item, [("", item.marks)])
            case Lanes():
                own = self._timeline(item, [(plain(lane.title), lane.marks) for lane in item.lanes])
            case Prose():
                own = {"nodes": []}
            case _:
                own = {
                    field.name: self.value(getattr(item, field.name))
                    for field in fields(item)
                    if field.name not in (*head, "more", "formula", "path", "before", "after")
                }
        return {**head, **own}

    def value(self, value: Any) -> Any:
        """Any part of a figure: lines become pieces, entries mappings."""
        if isinstance(value, tuple) and value and all(_is_piece(item) for item in value):
            return self.line(value)
        if isinstance(value, (tuple, list)):
            return [self.value(item) for item in value]
        if isinstance(value, Address):
            return self.address(value)
        if isinstance(value, dt.date):
            return value.isoformat()
        if isinstance(value, Card):
            return {**self._parts(value), "spark": _spark(value.spark)}
        if _is_piece(value):
            return self._piece(value)
        return self._parts(value) if hasattr(value, "__dataclass_fields__") else value

    def line(self, text: Text) -> list[Drawn]:
        """Pieces of a line; ``glued`` ones stand without a space after the one before."""
        return [{**self._piece(item), "glued": glued} for item, glued in pieces(text)]

    def address(self, to: Address) -> str:
        """Where a page is published; "" where nobody said."""
        if not self.site_url:
            return ""
        path = quote(to.page) + ("" if to.raw or not to.page else "/")
        return self.site_url.rstrip("/") + "/" + path + (f"#{quote(to.anchor)}" if to.anchor else "")

    def _parts(self, value: Any) -> Drawn:
        return {field.name: self.value(getattr(value, field.name)) for field in fields(value)}

    def _piece(self, item: Inline) -> Drawn:
        found: Drawn = {"is": type(item).__name__, "text": said(item)}
        for field in fields(item):
            value = getattr(item, field.name)
            if field.name == "to":
                found["to"] = self.address(value) if value is not None else ""
            elif field.name not in ("text", "command", "url"):
                found[field.name] = list(value) if isinstance(value, tuple) else value
        return found

    def _table(self, item: Table) -> Drawn:
        rows = [
            {
                "cells": [{"text": self.line(cell.text), "sub": self.line(cell.sub)} for cell in row.cells],
                "depth": row.depth,
                "summary": row.summary,
                "group": row.group,
            }
            for row in item.rows
        ]
        return {
            "columns": [{"title": column.title, "number": column.number} for column in item.columns],
            "widths": _widths(item),
            "rows": rows,
            "empty": item.empty,
        }

    def _timeline(self, item: Timeline | Lanes, lanes: Sequence[tuple[str, tuple[Mark, ...]]]) -> Drawn:
        def at(day: dt.date | None) -> float | None:
            return _share(day.toordinal(), item.start.toordinal(), item.finish.toordinal()) if day else None

        def mark(found: Mark) -> Drawn:
            return {
                "id": found.id,
                "name": found.name,
                "label": found.label,
                "to": self.address(found.to) if found.to else "",
                "baseline": at(found.baseline),
                "now": at(found.actual or found.forecast or found.baseline),
                "done": found.actual is not None,
                "late": found.late,
            }

        inside = item.start <= item.today <= item.finish
        return {
            "lanes": [{"title": title, "marks": [mark(found) for found in marks]} for title, marks in lanes],
            "months": [[at(day), label] for day, label in item.months],
            "today": at(item.today) if inside else None,
            "today_label": item.today_label,
        }


def _is_piece(value: Any) -> bool:
    return isinstance(value, Inline)


def _share(value: float, low: float, high: float) -> float:
    """Where a value stands between two others, 0 to 1."""
    return round((value - low) / (high - low), 5) if high > low else 0.5


def _widths(item: Table) -> list[float]:
    """Relative widths of columns by what they hold: the longest word whole, long lines on a few."""
    found = []
    for number, column in enumerate(item.columns):
        cells = [row.cells[number] for row in item.rows if number < len(row.cells) and not row.group]
        lines = [plain(part) for cell in cells for part in (cell.text, cell.sub)]
        longest = max((_length(line) for line in lines), default=0)
        words = [word for line in [column.title, *lines] for word in line.split(" ")]
        whole = max((min(_length(word), _WIDEST) for word in words), default=0)
        short = longest if longest <= _SHORT else 0
        room = max(whole + 2, short + 2, min(longest, _WIDEST), _NARROWEST)
        found.append(float(room))
    return found


def _length(text: str) -> int:
    """Width of a text in characters; a Chinese one is as wide as two, and breaks anywhere."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)  # noqa: PLR2004 - where CJK begins


def _spark(values: Sequence[float | None]) -> list[float | None]:
    known = [value for value in values if value is not None]
    if len(known) < 2:  # noqa: PLR2004 - a line has two ends
        return []
    low, high = min(known), max(known)
    return [None if value is None else _share(value, low, high) for value in values]


def _series(item: Series) -> Drawn:
    places = list(dict.fromkeys(point.x for line in item.lines for point in line.points))
    days = [place for place in places if isinstance(place, dt.date)]
    values = [point.y for line in item.lines for point in line.points if point.y is not None]
    heights = [
        *values,
        *(value for value, _ in item.ticks),
        *([item.target] if item.target is not None else []),
    ]
    if not values:
        return {"lines": [], "empty": item.empty}
    low, high = min(0.0, *heights), max(heights)
    first = min([*days, *([item.start] if item.start else [])], default=None)
    last = max([*days, *([item.finish] if item.finish else [])], default=None)

    def across(place: dt.date | str) -> float:
        if isinstance(place, dt.date) and first is not None and last is not None:
            return _share(place.toordinal(), first.toordinal(), last.toordinal())
        return round((places.index(place) + 0.5) / len(places), 5)

    def up(value: float) -> float:
        return _share(value, low, high)

    def drawn(line: Line) -> Drawn:
        points = [[across(point.x), None if point.y is None else up(point.y)] for point in line.points]
        return {
            "name": line.name,
            "tone": line.tone,
            "dashed": line.dashed,
            "quiet": line.quiet,
            "points": points,
        }

    labels = [[across(day), label] for day, label in item.dates]
    if not days:
        labels = [[across(place), str(place)] for place in places]
    inside = item.today is not None and first is not None and last is not None and first <= item.today <= last
    return {
        "lines": [drawn(line) for line in item.lines if line.points],
        "ticks": [[up(value), label] for value, label in item.ticks],
        "dates": labels,
        "today": across(item.today) if inside and item.today is not None else None,
        "today_label": item.today_label,
        "target": up(item.target) if item.target is not None else None,
        "target_label": item.target_label,
        "unit": item.unit,
        "tall": item.tall,
        "empty": item.empty,
    }


def _stack(item: Stack) -> Drawn:
    highest = max([*(pile.total for pile in item.piles), *(value for value, _ in item.ticks)], default=0.0)
    top = highest or 1.0
    piles = [
        {
            "label": pile.label,
            "amounts": None if pile.amounts is None else [round(amount / top, 5) for amount in pile.amounts],
            "total": f"{pile.total:g}" if pile.amounts is not None else "",
        }
        for pile in item.piles
    ]
    return {
        "parts": [{"name": part.name, "ground": part.ground} for part in item.parts],
        "piles": piles,
        "ticks": [[round(value / top, 5), label] for value, label in item.ticks],
        "unit": item.unit,
        "empty": item.empty,
    }


def _matrix(item: Matrix) -> Drawn:
    def cell(found: Any) -> Drawn:
        entries = dict(found.entries).get(item.shown, ())
        return {"score": found.score, "band": found.band, "ids": [entry.id for entry in entries]}

    return {
        "cells": [[cell(found) for found in row] for row in item.cells],
        "row_labels": list(item.row_labels),
        "column_labels": list(item.column_labels),
    }
