"""What all figures have, and the figures made of lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pmsite.model.address import Address
from pmsite.model.figure._inline import Link, Ref, Score, State, Status, Text, Trace, Words


@dataclass(frozen=True, slots=True)
class Formula:
    """What stands behind a figure: formula and inputs in words, line by line, and the way to all definitions."""

    lines: tuple[Text, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What all figures have: a heading that is their finding, a remark, a way to more, a note below.

    ``formula`` opens below the figure.
    """

    title: str = ""
    small: str = ""
    more: Link | None = None
    note: Text = ()
    formula: Formula | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What the reader must do: heading with its date, and what it is."""

    title: str
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head(Figure):
    """The head of a page: where it is, its subject, the sentence of its state, what the reader must do.

    ``title`` is the sentence (the page's h1), ``small`` follows the subject. ``before`` and ``after`` are the
    records beside this one in its register, in the register's own order.
    """

    path: tuple[Link, ...] = ()
    here: str = ""
    as_of: str = ""
    subject: str = ""
    sub: Text = ()
    ask: Ask | None = None
    before: Ref | None = None
    after: Ref | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension of the status: its light and two measures with their limits."""

    name: str
    status: Status
    measures: tuple[str, ...] = ()
    past: Trace | None = None
    """What it was at the ends of past periods, and now."""


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
    spark: tuple[float | None, ...] = ()
    """Its last values, oldest first: a small line below the value; None is a gap."""
    spark_target: float | None = None
    spark_label: str = ""
    """What the small line says, for those who do not see it."""


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
    group: bool = False
    """Whether it heads the entries below it, up to the next such one."""


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
    """Figures side by side; ``layout`` names the widths (``2-1``: two thirds, one third); ``1`` stacks them."""

    layout: Literal["1", "2", "3", "2-1", "3-2"]
    figures: tuple[Figure, ...] = field(default_factory=tuple)
