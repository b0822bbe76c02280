"""Load of people, departments and devices by week, as a heat map."""

from __future__ import annotations

from dataclasses import dataclass

from pmsite.model.figure._base import Figure
from pmsite.model.figure._inline import Text


@dataclass(frozen=True, slots=True)
class LoadWeek:
    """A week: its number, the day it begins on, and whether the as-of day lies in it."""

    label: str
    date: str = ""
    now: bool = False


@dataclass(frozen=True, slots=True)
class LoadCell:
    """The load of a week: the number that is printed, its band, and what opens on a press.

    ``band`` is 1 to 5; ``label`` says the whole cell (who, which week, how much), ``sum`` how the number
    comes about, ``pieces`` are tasks with their hours.
    """

    text: str
    band: int = 1
    label: str = ""
    sum: str = ""
    pieces: tuple[tuple[Text, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LoadLine:
    """A person, a device or a department: its name as a line and as words, and a cell a week."""

    title: Text
    name: str
    cells: tuple[LoadCell, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadMap(Figure):
    """Lines by weeks; ``bands`` are the names of the five bands, lowest first."""

    weeks: tuple[LoadWeek, ...]
    lines: tuple[LoadLine, ...]
    bands: tuple[str, ...] = ()
    caption: str = ""
    scroll_label: str = ""
    """What the scrolled part is, for those who do not see it."""
    empty: str = ""
    """What stands there when nothing is planned."""
