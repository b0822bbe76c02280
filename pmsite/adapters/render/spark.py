"""The small line of a card as drawn; percent across, pixels down."""

from __future__ import annotations

from dataclasses import dataclass

from pmsite.adapters.render._series_parts import Scale
from pmsite.adapters.render.series import path, stretched
from pmsite.model.figure import Card

_TOP, _BOTTOM = 5.0, 27.0
_LEFT, _RIGHT = 1.0, 95.0


@dataclass(frozen=True, slots=True)
class Spark:
    """A small line: its stretches, single points, its last point and the height of its target."""

    stretches: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]
    last: tuple[float, float] | None
    target: float | None


def spark(card: Card) -> Spark | None:
    """The small line of a card; None where no value is known."""
    known = [value for value in card.spark if value is not None]
    if not known:
        return None
    target = [card.spark_target] if card.spark_target is not None else []
    scale = Scale([*known, *target], top=_TOP, bottom=_BOTTOM)
    step = (_RIGHT - _LEFT) / max(len(card.spark) - 1, 1)
    points = [
        (round(_LEFT + step * number, 2), scale(value)) if value is not None else None
        for number, value in enumerate(card.spark)
    ]
    runs = stretched(points)
    return Spark(
        stretches=tuple(path(run) for run in runs if len(run) > 1),
        dots=tuple(run[0] for run in runs if len(run) == 1),
        last=points[-1],
        target=scale(target[0]) if target else None,
    )
