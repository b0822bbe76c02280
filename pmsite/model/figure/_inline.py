"""Pieces of a line: words, links, records, lights, scores."""

from __future__ import annotations

from dataclasses import dataclass
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
    """A bar from zero: value and limits in one unit; ``reach`` is the end of the scale.

    As a bullet it has an outline up to what is tolerated, and a diamond at what is expected.
    """

    value: float
    reach: float
    limits: tuple[float, ...] = ()
    health: Health = "none"
    label: str = ""
    tolerated: float | None = None
    expected: float | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """A hash: its beginning is shown; who points at it, reads it aloud or copies it gets the whole."""

    text: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of the content by the short name of its commit; ``command`` builds it, ``url`` shows its files."""

    text: str
    command: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """What a traffic light showed, oldest first: small shapes, the last one larger; ``label`` says it in words."""

    lights: tuple[Health, ...]
    label: str


Inline = Words | Link | Ref | Status | State | Score | Meter | Digest | Revision | Trace


Text = tuple[Inline, ...]
"""Pieces of a line, drawn one after the other with a space between."""
