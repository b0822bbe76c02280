"""Figures as data: what a page shows, without a word of HTML.

A view returns figures; the theme draws each by the name of its class (``Matrix`` →
``theme/figures/matrix.html``).
Texts are already in the reader's language; dates stay dates where their place in a drawing matters.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from pmsite.model.address import Address

Tone = Literal["", "strong", "mute", "soft", "accent", "ok", "warn", "off", "old", "new"]
"""How words look: ``old`` and ``new`` are the two sides of a change."""

Health = Literal["ok", "warn", "off", "none"]
"""A state of the traffic light; ``none`` is no data, never green."""

Icon = Literal["open", "half", "done", "wait", "late", "x"]
"""Shape of a record's state."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a tone."""

    text: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the portal."""

    text: str
    to: Address


@dataclass(frozen=True, slots=True)
class Ref:
    """A record by id and title; without an address its text only."""

    id: str
    title: str = ""
    to: Address | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """A traffic light by shape and word."""

    health: Health
    label: str


@dataclass(frozen=True, slots=True)
class State:
    """A record's state by shape and word; ``late`` is drawn in the hue of what is off."""

    icon: Icon
    label: str


@dataclass(frozen=True, slots=True)
class Score:
    """A risk score on the ground of its band, 1 (low) to 4 (critical), with the band's name."""

    value: int
    band: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Meter:
    """A bar from zero: value and limits in one unit; ``reach`` is the end of the scale."""

    value: float
    reach: float
    limits: tuple[float, ...] = ()
    health: Health = "none"
    label: str = ""


Inline = Words | Link | Ref | Status | State | Score | Meter
Text = tuple[Inline, ...]
"""Pieces of a line, drawn one after the other with a space between."""

Sortable = str | float | int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its line, a second smaller line, the value it sorts by (None: its text)."""

    text: Text = ()
    sub: Text = ()
    sort: Sortable = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, alignment, and whether it gives way on a phone."""

    title: str
    number: bool = False
    least: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells (the first one heads it), an anchor, its depth in a tree, facts to filter by."""

    cells: tuple[Cell, ...]
    anchor: str = ""
    depth: int = 0
    summary: bool = False
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter of a table: rows whose fact ``key`` is ``value``; no key: all rows."""

    label: str
    count: int
    key: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What all figures have: a heading that is their finding, a remark, a way to more, a note below."""

    title: str = ""
    small: str = ""
    more: Link | None = None
    note: Text = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What the reader must do: heading with its date, and what it is."""

    title: str
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head(Figure):
    """The head of a page: where it is, its subject, the sentence of its state, what the reader must do.

    ``title`` is the sentence (the page's h1), ``small`` follows the subject.
    """

    path: tuple[Link, ...] = ()
    here: str = ""
    as_of: str = ""
    subject: str = ""
    sub: Text = ()
    ask: Ask | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Figure):
    """Rows and columns; the table is the truth beside every drawing."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    chips: tuple[Chip, ...] = ()
    caption: str = ""
    empty: str = ""
    """What stands there when there are no rows."""
    compact: bool = False
    """Whether a phone keeps the columns instead of making records of the rows."""


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


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone on a line: dates where known, its state, the words of its label."""

    id: str
    name: str
    label: str
    to: Address | None = None
    baseline: dt.date | None = None
    forecast: dt.date | None = None
    actual: dt.date | None = None
    status: str = ""
    late: bool = False
    next: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Figure):
    """Milestones along time with baseline, forecast and actual, and the as-of day."""

    marks: tuple[Mark, ...]
    start: dt.date
    finish: dt.date
    today: dt.date
    today_label: str
    months: tuple[tuple[dt.date, str], ...] = ()
    """First days of the months and their labels."""
    target: dt.date | None = None
    target_label: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of a timeline over several projects."""

    title: Text
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes(Figure):
    """Milestones of several projects, a line each."""

    lanes: tuple[Lane, ...]
    start: dt.date
    finish: dt.date
    today: dt.date
    today_label: str
    months: tuple[tuple[dt.date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension of the status: its light and two measures with their limits."""

    name: str
    status: Status
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip(Figure):
    """Status by dimension, side by side."""

    dimensions: tuple[Dimension, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A number with its meaning: name, value, what it is of, its light and its target."""

    name: str
    value: str
    of: str = ""
    status: Status | None = None
    lines: tuple[str, ...] = ()
    to: Address | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards(Figure):
    """Numbers side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list: main line, smaller line below, state at the right, score or date at the left."""

    main: Text
    meta: Text = ()
    state: State | Status | Words | None = None
    score: Score | None = None
    date: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Figure):
    """Entries one below the other."""

    items: tuple[Item, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what stands behind it."""

    name: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Figure):
    """Names and values, in up to two columns."""

    facts: tuple[Fact, ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """An item of an agenda: what, who and how long, the records it is about, what was said."""

    title: str
    meta: Text = ()
    lines: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda(Figure):
    """Items of a meeting in their order."""

    entries: tuple[AgendaEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraphs(Figure):
    """Lines of text under a heading."""

    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose(Figure):
    """Where a record's Markdown body stands; the text itself is on the staged page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Figure):
    """Figures side by side; ``layout`` names the widths: ``3``, ``2``, ``2-1``, ``3-2``; ``1``: one below the other."""

    layout: Literal["1", "2", "3", "2-1", "3-2"]
    figures: tuple[Figure, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the portal: address, title for tabs and search, where it belongs, figures in order."""

    address: Address
    title: str
    figures: tuple[Figure, ...]
    project: str = ""
    area: str = ""
    """Tab that it belongs to."""
    view: str = ""
    """Entry of the side navigation that it is, or belongs to."""
    wide: bool = True
    """Whether it uses the width of a table of contents."""
    nav: str = ""
    """Its entry in the navigation; "" where it has none."""
    order: int = 50
    """Place of its entry within its area."""
    record: str | None = None
    """Uid of the record it is the page of."""
