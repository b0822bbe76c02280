"""A portal's brand as the end of its style sheet: custom properties, nothing inline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pmsite.adapters.render.contrast import contrast, mixed, readable
from pmsite.model.brand import GENERIC, Brand

_SCHEMES = {
    "default": (':root, [data-md-color-scheme="default"]', 0.1),
    "slate": ('[data-md-color-scheme="slate"]', 0.2),
}
"""Selector of a scheme, and how much of the colour is in its tint."""
_PAPER = ':root, [data-md-color-scheme], [data-md-color-scheme="slate"]'
_GROUND = re.compile(r"--pm-(bg|sunk): (#[0-9a-f]{3,6});")
_FONTS = {
    "text": ("--pm-font", "{own}var(--pm-font-latin), {cjk}var(--pm-font-cjk), sans-serif"),
    "mono": ("--pm-mono", "{own}var(--pm-font-code), {cjk}var(--pm-font-cjk), monospace"),
}


def brand_sheet(brand: Brand, sheet: str) -> str:
    """The rules that dress a portal in its brand, to stand after ``sheet``; "" where nothing is written.

    The colour as written marks the top of the page and the mark; where it is text, and where text stands on it, a
    shade of it has the contrast of text on the grounds that ``sheet`` names, by day and by night.
    """
    rules = [*_colours(brand.accent, sheet), *_fonts(brand)]
    return "\n/* brand: of the portal */\n" + "\n".join(rules) + "\n" if rules else ""


def _colours(colour: str | None, sheet: str) -> Iterator[str]:
    if colour is None:
        return
    for scheme, (selector, tint) in _SCHEMES.items():
        yield f"{selector} {{ {_properties(colour, tint, _grounds(sheet, scheme))} }}"
    tint = _SCHEMES["default"][1]
    yield f"@media print {{ {_PAPER} {{ {_properties(colour, tint, ('#ffffff', '#f5f6f8'))} }} }}"
    yield ".md-header { box-shadow: inset 0 3px 0 var(--pm-brand); }"


def _properties(colour: str, tint: float, grounds: tuple[str, str]) -> str:
    soft = mixed(colour, grounds[0], tint)
    accent = readable(colour, (*grounds, soft))
    on = max("#ffffff", "#0b1524", key=lambda ink: contrast(ink, accent))
    named = {"brand": colour, "accent": accent, "accent-soft": soft, "on-accent": on}
    return " ".join(f"--pm-{name}: {value};" for name, value in named.items())


def _grounds(sheet: str, scheme: str) -> tuple[str, str]:
    """Colours of the page and of sunken places in a scheme, as the tokens say."""
    _, found, rest = sheet.partition(f'[data-md-color-scheme="{scheme}"] {{')
    named = dict(_GROUND.findall(rest.partition("}")[0])) if found else {}
    plain = {"default": ("#ffffff", "#f5f6f8"), "slate": ("#14171b", "#1c2026")}[scheme]
    return named.get("bg", plain[0]), named.get("sunk", plain[1])


def _fonts(brand: Brand) -> Iterator[str]:
    cjk = _families(brand.fonts.cjk)
    found = [
        f"{name}: {stack.format(own=_families(own), cjk=cjk)};"
        for key, (name, stack) in _FONTS.items()
        if (own := getattr(brand.fonts, key)) or cjk
    ]
    if found:
        yield f":root {{ {' '.join(found)} }}"


def _families(names: Sequence[str]) -> str:
    """Names as CSS has them, each with its comma; what is no keyword is quoted."""
    return "".join(f"{name}, " if name in GENERIC else f'"{name}", ' for name in names)
