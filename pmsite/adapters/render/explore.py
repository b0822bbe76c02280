"""What the interactive chart of a figure is made from: plain data, the same that is drawn.

Addresses are links from the page; texts stay texts, ``theme/figures/explore.js`` escapes them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from pmsite.adapters.render.series import places, said
from pmsite.model.address import Address
from pmsite.model.figure import Figure, Gantt, GanttRow, LoadCell, LoadMap, Matrix, MatrixCell, Series
from pmsite.model.figure.line import plain

Href = Callable[[Address], str]
_DAY = dt.timedelta(days=1)


def explored(figure: Figure, href: Href, words: Mapping[str, str]) -> dict[str, Any] | None:
    """Data of a figure's chart with the words that it says; None where there is nothing to explore."""
    found: dict[str, Any] | None = None
    if isinstance(figure, Gantt):
        found = _gantt(figure, href) if any(row.start for row in figure.rows) else None
    elif isinstance(figure, Matrix):
        found = _matrix(figure, href) if figure.moves and not figure.small_scale else None
    elif isinstance(figure, Series):
        found = _series(figure)
    elif isinstance(figure, LoadMap):
        found = _load(figure) if figure.lines and figure.weeks else None
    return {**found, "words": dict(words)} if found is not None else None


def _gantt(figure: Gantt, href: Href) -> dict[str, Any]:
    return {
        "kind": "gantt",
        "rows": [_row(row, href) for row in figure.rows],
        "links": [[link.origin, link.target, link.type, link.critical] for link in figure.links],
        "start": figure.start.isoformat(),
        "finish": _after(figure.finish),
        "today": [_after(figure.today), figure.today_label],
        "target": [_after(figure.target), figure.target_label] if figure.target else None,
        "free": [[first.isoformat(), _after(last)] for first, last in figure.free],
    }


def _row(row: GanttRow, href: Href) -> dict[str, Any]:
    """What a row says and where it stands; what it has not is left out."""
    values = {
        "id": row.id,
        "name": row.name,
        "to": href(row.to) if row.to is not None else None,
        "start": row.start.isoformat() if row.start else None,
        "finish": row.finish.isoformat() if row.finish else None,
        "base": [
            row.baseline_start.isoformat() if row.baseline_start else None,
            row.baseline_finish.isoformat(),
        ]
        if row.baseline_finish
        else None,
        "until": row.float_until.isoformat() if row.float_until else None,
        "slip": row.slip_label,
        "float": row.float_label,
        "percent": row.percent,
        "done": row.done,
        "critical": row.critical,
        "summary": row.summary,
        "milestone": row.milestone,
        "depth": row.depth,
    }
    return {name: value for name, value in values.items() if value not in (None, "", False)}


def _matrix(figure: Matrix, href: Href) -> dict[str, Any]:
    keys = [key for key, _ in figure.assessments] or [figure.shown]
    return {
        "kind": "matrix",
        "cells": [[_cell(cell, keys, href) for cell in row] for row in figure.cells],
        "rows": list(figure.row_labels),
        "columns": list(figure.column_labels),
        "shown": keys.index(figure.shown) if figure.shown in keys else 0,
        "moves": [[move.id, list(move.start), list(move.end), move.firm] for move in figure.moves],
    }


def _cell(cell: MatrixCell, keys: list[str], href: Href) -> dict[str, Any]:
    by_key = dict(cell.entries)
    entries = [
        [
            [entry.id, entry.title, href(entry.to) if entry.to is not None else None]
            for entry in by_key.get(key, ())
        ]
        for key in keys
    ]
    return {"score": cell.score, "band": cell.band, "entries": entries}


def _series(figure: Series) -> dict[str, Any] | None:
    """Lines by the number of a category or by day; None where no value is known."""
    if not any(point.y is not None for line in figure.lines for point in line.points):
        return None
    names = [place for place in places(figure) if isinstance(place, str)]
    return {
        "kind": "series",
        "names": names,
        "lines": [
            {
                "name": line.name,
                "tone": line.tone,
                "dashed": line.dashed,
                "end": line.label,
                **({"quiet": True} if line.quiet else {}),
                "points": [
                    [
                        point.x.isoformat() if isinstance(point.x, dt.date) else names.index(point.x),
                        point.y,
                        said(point),
                    ]
                    for point in line.points
                ],
            }
            for line in figure.lines
        ],
        "ticks": [list(tick) for tick in figure.ticks],
        "start": figure.start.isoformat() if figure.start else None,
        "finish": figure.finish.isoformat() if figure.finish else None,
        "target": [figure.target, figure.target_label] if figure.target is not None else None,
        "today": [figure.today.isoformat(), figure.today_label] if figure.today else None,
        "unit": figure.unit,
    }


def _load(figure: LoadMap) -> dict[str, Any]:
    """Weeks across, names down; a cell says its number, its band, and the tasks behind it."""
    return {
        "kind": "load",
        "weeks": [[week.label, week.date, week.now] for week in figure.weeks],
        "rows": [[line.name, line.depth, [_load_cell(cell) for cell in line.cells]] for line in figure.lines],
        "bands": list(figure.bands),
    }


def _load_cell(cell: LoadCell) -> list[Any]:
    pieces = [f"{plain(text)}: {hours}" for text, hours in cell.pieces]
    return [cell.text, cell.band, [cell.label, cell.sum, *pieces]]


def _after(day: dt.date) -> str:
    """The end of a day: a bar takes its last day whole."""
    return (day + _DAY).isoformat()
