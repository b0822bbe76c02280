"""Probability by impact, with the records in each cell."""

from __future__ import annotations

from dataclasses import dataclass

from pmsite.model.address import Address
from pmsite.model.figure._base import Figure


@dataclass(frozen=True, slots=True)
class MatrixEntry:
    """A record in a cell; short id for the drawing."""

    id: str
    title: str
    to: Address | None = None


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A cell: score and band, and the entries of every assessment by its key."""

    score: int
    band: int
    entries: tuple[tuple[str, tuple[MatrixEntry, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """An arrow from one cell (row, column, 1–5 each) to another."""

    id: str
    start: tuple[int, int]
    end: tuple[int, int]
    firm: bool = True
    """Whether the move is what its responses were to reach; drawn dashed where it is not, or not yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix(Figure):
    """Probability × impact: rows by probability 5 to 1, columns by impact 1 to 5."""

    cells: tuple[tuple[MatrixCell, ...], ...]
    row_labels: tuple[str, ...]
    """Meaning of probability 5 to 1."""
    column_labels: tuple[str, ...]
    """Meaning of impact 1 to 5."""
    assessments: tuple[tuple[str, str], ...] = ()
    """Keys and labels of the assessments, the shown one named by ``shown``."""
    shown: str = "current"
    moves: tuple[Move, ...] = ()
    small_scale: bool = False
    """Whether only counts are drawn (on a dashboard)."""
    caption: str = ""
