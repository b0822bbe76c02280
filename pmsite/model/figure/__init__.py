"""Figures as data: what a page shows, without a word of HTML.

A view returns figures; the theme draws each by the name of its class (``Matrix`` →
``theme/figures/matrix.html``).
Texts are already in the reader's language; dates stay dates where their place in a drawing matters.
"""

from __future__ import annotations

from pmsite.model.figure._base import (
    Agenda,
    AgendaEntry,
    Ask,
    Band,
    Card,
    Cards,
    Dimension,
    Fact,
    Facts,
    Figure,
    Formula,
    Head,
    Item,
    Listing,
    Paragraphs,
    Prose,
    Strip,
)
from pmsite.model.figure._calendar import Calendar, CalendarDay, CalendarEvent, CalendarMonth, CalendarWeek
from pmsite.model.figure._gantt import Gantt, GanttLink, GanttRow
from pmsite.model.figure._grid import Grid, GridEntry, Zone
from pmsite.model.figure._inline import (
    Digest,
    Health,
    Icon,
    Inline,
    Link,
    Meter,
    Ref,
    Revision,
    Score,
    State,
    Status,
    Text,
    Tone,
    Trace,
    Words,
)
from pmsite.model.figure._load import LoadCell, LoadLine, LoadMap, LoadWeek
from pmsite.model.figure._log import Log, LogEntry
from pmsite.model.figure._matrix import Matrix, MatrixCell, MatrixEntry, Move
from pmsite.model.figure._page import Page
from pmsite.model.figure._series import Line, Place, Point, Series, Stroke
from pmsite.model.figure._stack import Ground, Part, Pile, Stack
from pmsite.model.figure._table import Cell, Chip, Column, Row, Sortable, Table
from pmsite.model.figure._timeline import Lane, Lanes, Mark, Timeline

__all__ = [
    "Agenda",
    "AgendaEntry",
    "Ask",
    "Band",
    "Calendar",
    "CalendarDay",
    "CalendarEvent",
    "CalendarMonth",
    "CalendarWeek",
    "Card",
    "Cards",
    "Cell",
    "Chip",
    "Column",
    "Digest",
    "Dimension",
    "Fact",
    "Facts",
    "Figure",
    "Formula",
    "Gantt",
    "GanttLink",
    "GanttRow",
    "Grid",
    "GridEntry",
    "Ground",
    "Head",
    "Health",
    "Icon",
    "Inline",
    "Item",
    "Lane",
    "Lanes",
    "Line",
    "Link",
    "Listing",
    "LoadCell",
    "LoadLine",
    "LoadMap",
    "LoadWeek",
    "Log",
    "LogEntry",
    "Mark",
    "Matrix",
    "MatrixCell",
    "MatrixEntry",
    "Meter",
    "Move",
    "Page",
    "Paragraphs",
    "Part",
    "Pile",
    "Place",
    "Point",
    "Prose",
    "Ref",
    "Revision",
    "Row",
    "Score",
    "Series",
    "Sortable",
    "Stack",
    "State",
    "Status",
    "Strip",
    "Stroke",
    "Table",
    "Text",
    "Timeline",
    "Tone",
    "Trace",
    "Words",
    "Zone",
]
