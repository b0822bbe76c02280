"""Contrast of two colours, and the nearest shade of a colour that text can have.

Relative luminance and contrast ratio are those of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance);
4.5 is its level AA for text (success criterion 1.4.3).
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable

TEXT = 4.5
"""Least contrast of text with its ground."""
_STEPS = 1000


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours ``#rrggbb``, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, grounds: Iterable[str]) -> str:
    """The shade nearest to ``colour`` that has the contrast of text on each ground; hue and saturation stay.

    It goes toward black on light grounds and toward white on dark ones. Colour itself where it is fine.
    """
    grounds = tuple(grounds)
    hue, lightness, saturation = colorsys.rgb_to_hls(*(value / 255 for value in _channels(colour)))
    end = 0.0 if all(_luminance(ground) > _MIDDLE for ground in grounds) else 1.0
    found = colour
    for step in range(_STEPS + 1):
        if step:
            shade = lightness + (end - lightness) * step / _STEPS
            found = _written(colorsys.hls_to_rgb(hue, shade, saturation))
        if all(contrast(found, ground) >= TEXT for ground in grounds):
            return found
    return found


def mixed(colour: str, ground: str, share: float) -> str:
    """So much of a colour on a ground, as a tint."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return _written(tuple((share * one + (1 - share) * other) / 255 for one, other in pairs))


_MIDDLE = 0.179
"""Luminance at which black and white have the same contrast: (L + 0.05)² = 1.05 · 0.05."""


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    six = digits if len(digits) > 3 else "".join(2 * digit for digit in digits)  # noqa: PLR2004 - #rgb
    return int(six[:2], 16), int(six[2:4], 16), int(six[4:6], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the norm's
        for share in (value / 255 for value in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _written(shares: Iterable[float]) -> str:
    return "#" + "".join(f"{round(255 * share):02x}" for share in shares)
