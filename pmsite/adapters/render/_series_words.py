"""Words beside the rules and marks of lines, and which of them have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pmsite.adapters.render.geometry import text_width

NARROW, WIDE = 300, 860
"""Pixels that a drawing has on a phone, and on a desk."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words beside a rule across the drawing or at a mark of an axis."""

    at: float
    label: str
    label_y: float = 0
    anchor: str = ""
    wide: bool = False
    """Whether it has room on a desk only."""


def thinned(words: Sequence[tuple[float, str]], anchor: str) -> tuple[Words, ...]:
    """Words that have room, the last ones first; those that have it on a phone too are marked."""
    widest = max((text_width(label) for _, label in words), default=0) + 10
    shown: list[Words] = []
    on_desk = on_phone = 200.0
    for x, label in reversed(words):
        if (on_desk - x) / 100 * WIDE < widest:
            continue
        on_desk = x
        wide = (on_phone - x) / 100 * NARROW < widest
        on_phone = on_phone if wide else x
        at, side = _inside(x, label) if anchor == "mid" else (x, anchor)
        shown.append(Words(at, label, anchor=side, wide=wide))
    return tuple(reversed(shown))


def _inside(x: float, label: str) -> tuple[float, str]:
    """Place and anchor of a word below a mark: in its middle, or at the edge that it would cross on a phone."""
    half = text_width(label) / 2
    if half > x / 100 * NARROW:
        return 0, ""
    return (100, "end") if half > (100 - x) / 100 * NARROW else (x, "mid")
