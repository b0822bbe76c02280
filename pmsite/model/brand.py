"""The brand of a portal: its logo, its colour, its fonts. Values are checked so strictly that they are safe in CSS."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator

from pmsite.model.block import Block
from pmsite.model.value import Many, problem, shown

SUFFIXES = (".svg", ".png")
"""What a logo may be: drawn by the browser as a picture, it runs nothing."""
GENERIC = frozenset(
    "serif sans-serif monospace system-ui ui-serif ui-sans-serif ui-monospace ui-rounded -apple-system".split()
)
"""Families that are keywords of CSS: never in quotes."""
_COLOUR = re.compile(r"#[0-9a-f]{6}\Z", re.IGNORECASE)
_SHORT = re.compile(r"#?(?:[0-9a-f]{3}|[0-9a-f]{6})\Z", re.IGNORECASE)
_FAMILY = re.compile(r"-?\w(?:[\w .+-]*[\w+])?\Z")
_MOST_FAMILY = 64


def _colour(value: object) -> object:
    text = getattr(value, "text", value if isinstance(value, str) else "")
    if isinstance(value, str) and _COLOUR.match(value):
        return value.lower()
    remedy = 'write six hexadecimal digits in quotes: "#1d5bb8"'
    if _SHORT.match(text):
        digits = text.removeprefix("#").lower()
        six = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)  # noqa: PLR2004 - #rrggbb
        remedy = f'did you mean "#{six}"?'
    raise problem("colour", f"{shown(value)} is no colour", remedy)


def _picture(value: object) -> object:
    if not isinstance(value, str) or not value.lower().endswith(SUFFIXES):
        raise problem("picture", f"{shown(value)} is no picture", "name an .svg or .png file below docs_dir")
    if value.startswith(("/", ".")) or "\\" in value or ":" in value or ".." in value.split("/"):
        raise problem(
            "picture",
            f"{shown(value)} does not lie below docs_dir",
            "write its path from docs_dir, with slashes",
        )
    return value


def _family(value: object) -> object:
    if isinstance(value, str) and len(value) <= _MOST_FAMILY and _FAMILY.match(value):
        return value
    raise problem(
        "family", f"{shown(value)} is no font family", "write the plain name of an installed family: Inter"
    )


Colour = Annotated[str, BeforeValidator(_colour)]
Picture = Annotated[str, BeforeValidator(_picture)]
Family = Annotated[str, BeforeValidator(_family)]


class Fonts(Block):
    """Installed font families, the first one preferred; nothing is downloaded."""

    text: Many[Family] = ()
    """For words and numbers; the theme's own families follow."""
    cjk: Many[Family] = ()
    """For Chinese, Japanese and Korean characters."""
    mono: Many[Family] = ()
    """For code."""


class Brand(Block):
    """Logo, colour and fonts of a portal; what is not written is the theme's."""

    logo: Picture | None = None
    """Picture in the header, beside the title."""
    logo_dark: Picture | None = None
    """The logo on a dark ground; else the same."""
    favicon: Picture | None = None
    """Picture on the browser's tab."""
    accent: Colour | None = None
    """Colour of links, forecast and the next step; lightened or darkened where text needs the contrast."""
    fonts: Fonts = Fonts()

    def over(self, base: Brand) -> Brand:
        """This brand where it says something, ``base`` where it does not; a logo brings its own dark one."""
        fonts = {name: getattr(self.fonts, name) or getattr(base.fonts, name) for name in Fonts.model_fields}
        return Brand(
            logo=self.logo or base.logo,
            logo_dark=self.logo_dark if self.logo or self.logo_dark else base.logo_dark,
            favicon=self.favicon or base.favicon,
            accent=self.accent or base.accent,
            fonts=Fonts(**fonts),
        )

    @property
    def pictures(self) -> dict[str, str]:
        """Paths in the content by the name that each picture has in a site, without its suffix."""
        named = {"logo": self.logo, "logo-dark": self.logo_dark, "favicon": self.favicon}
        return {name: path for name, path in named.items() if path}
