"""Rows of a long table under headings: what a reader looks for there is a group first, then a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pmsite.model.figure import Cell, Row, Words
from pmsite.views._desk import Desk

LONG = 50
"""Rows up to which a table is read as it is: as many as it shows at first."""


def grouped(desk: Desk, rows: Sequence[Row], names: Sequence[str]) -> tuple[Row, ...]:
    """The rows, those of a long table each under the name of its group, with the number of its rows.

    ``names`` holds the group's name of each row; groups come in the order of their first row and are kept together.
    Up to ``LONG`` rows, or with one group, the rows are as they were.
    """
    counts = Counter(names)
    if len(rows) <= LONG or len(counts) == 1:
        return tuple(rows)
    found: list[Row] = []
    for name, count in counts.items():
        found.append(Row((Cell((Words(name), Words(desk.t.number(count), "mute"))),), group=True))
        found += [row for row, own in zip(rows, names, strict=True) if own == name]
    return tuple(found)
