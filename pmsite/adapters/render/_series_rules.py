"""The rules across lines as drawn, and their words: the axis, and the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pmsite.adapters.render._series_parts import Scale, Stroke
from pmsite.adapters.render._series_words import LEADING, NARROW, Segment, Words, crossed
from pmsite.adapters.render.geometry import text_width
from pmsite.model.figure import Series

_FAR = 60
"""Pixels below the target from which lines begin far from it."""


def drawn_target(figure: Series, strokes: Sequence[Stroke], scale: Scale) -> Words | None:
    """The target's rule; its words stand at the end that the lines are farther from, on the free side."""
    if figure.target is None:
        return None
    y = scale(figure.target)
    known = [[(point.x, point.y) for point in line.points if point.y is not None] for line in figure.lines]
    begun = [points[0] for points in known if points]
    first = [scale(value) for place, value in begun if place == begun[0][0]]
    last = [stroke.dots[-1].y for stroke in strokes if stroke.dots]
    at_start = bool(first) and min(first) - y > _FAR
    near = first if at_start else last
    above = bool(near) and sum(near) / len(near) > y
    ends = [] if at_start else [stroke.dots[-1] for stroke in strokes if stroke.dots]
    sides = sorted((y - 5, y + 14), reverse=not above)
    free = (y for y in sides if all(abs(y - dot.label_y) >= LEADING for dot in ends if dot.label))
    return Words(y, figure.target_label, round(next(free, sides[0]), 1), "" if at_start else "end")


def drawn_ticks(figure: Series, scale: Scale, target: Words | None, *, anchor: str) -> tuple[Words, ...]:
    """The axis' rules and their words; those that the target's words would stand upon keep silent."""
    found = []
    for value, label in figure.ticks:
        y = round(scale(value) - 4, 1)
        taken = target is not None and target.anchor == anchor and abs(target.label_y - y) < LEADING
        found.append(Words(scale(value), "" if taken else label, y, anchor))
    return tuple(found)


def off_lines(
    ticks: tuple[Words, ...], drawn: Sequence[Segment], bottom: float
) -> tuple[tuple[Words, ...], int]:
    """The words of the rules, off the lines, and the room at the left that they need for it.

    Where lines run through the words of the axis alone, these keep silent: the axis is where they would be.
    """
    met = [
        tick
        for tick in ticks
        if tick.label and crossed(0, text_width(tick.label) / NARROW * 100, tick.label_y - 4, drawn)
    ]
    if all(tick.at >= bottom for tick in met):
        return tuple(replace(tick, label="") if tick in met else tick for tick in ticks), 0
    room = round(max(text_width(tick.label) for tick in ticks)) + 8
    return tuple(replace(tick, label_y=round(tick.at + 4, 1), anchor="out") for tick in ticks), room
