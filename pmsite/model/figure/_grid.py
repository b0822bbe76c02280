"""Names in the cells of a grid: who stands where on two scales."""

from __future__ import annotations

from dataclasses import dataclass

from pmsite.model.address import Address
from pmsite.model.figure._base import Figure


@dataclass(frozen=True, slots=True)
class GridEntry:
    """A name in a cell; ``title`` says more of it."""

    text: str
    to: Address | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Zone:
    """Cells that belong together, by first and last row and column (0 at the top left): their name."""

    name: str
    rows: tuple[int, int]
    columns: tuple[int, int]
    strong: bool = False
    """Whether the eye should go there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Figure):
    """Rows from the top, columns from the left, and the names in each cell."""

    cells: tuple[tuple[tuple[GridEntry, ...], ...], ...]
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    row_title: str = ""
    column_title: str = ""
    zones: tuple[Zone, ...] = ()
    caption: str = ""
    empty: str = ""
    """What stands there when no cell has a name."""
