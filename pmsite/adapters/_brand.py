"""The pictures of a brand: they are there, they are what their names say, and they run nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pmsite.adapters.content import svg_problem
from pmsite.model import rules
from pmsite.model.brand import SUFFIXES, Brand
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.settings import Settings
from pmsite.model.source import Path as Steps
from pmsite.model.source import Positions
from pmsite.model.suggest import remedy

MOST_BYTES = 1_000_000
"""A picture of the header is on every page."""
_PNG = b"\x89PNG\r\n\x1a\n"
FOLDER = "assets/brand"
"""Where the pictures stand in a site."""


def unusable(settings: Settings, content: Path, positions: Positions, at: Steps) -> Iterator[Diagnostic]:
    """Every picture of a brand that cannot be shown, at its place; ``at`` is where the block stands."""
    for where, brand in _brands(settings):
        for name, path in brand.pictures.items():
            found = _problem(content, path)
            if found:
                key = name.replace("-", "_")
                place = positions.value((*at, *where, "brand", key))
                yield rules.CONFIGURATION.at(place, f"{key}: {found[0]}", found[1])


def uncoloured(block: Mapping[str, Any], positions: Positions, at: Steps) -> Iterator[Diagnostic]:
    """Every ``accent:`` with nothing behind it: without quotes the colour is a comment."""
    audiences = block.get("audiences")
    blocks: list[tuple[Steps, Mapping[str, Any]]] = [((), block)]
    blocks += [
        (("audiences", str(name)), rule)
        for name, rule in (audiences.items() if isinstance(audiences, dict) else ())
        if isinstance(rule, dict)
    ]
    for where, one in blocks:
        brand = one.get("brand")
        if isinstance(brand, dict) and "accent" in brand and brand["accent"] is None:
            place = positions.value((*at, *where, "brand", "accent"))
            what = "accent is empty: # begins a comment"
            yield rules.CONFIGURATION.at(place, what, 'write the colour in quotes: "#1d5bb8"')


def copies(brand: Brand, content: Path) -> dict[str, Path]:
    """Files of a brand by their place in a site."""
    return {place: content / brand.pictures[name] for name, place in places(brand).items()}


def places(brand: Brand) -> dict[str, str]:
    """Where the pictures of a brand stand in a site, by name."""
    return {name: f"{FOLDER}/{name}{Path(path).suffix.lower()}" for name, path in brand.pictures.items()}


def _brands(settings: Settings) -> Iterator[tuple[Steps, Brand]]:
    yield (), settings.brand
    for name, rule in settings.audiences.items():
        yield ("audiences", name), rule.brand


def _problem(content: Path, path: str) -> tuple[str, str] | None:
    """What is wrong with a picture, and the remedy."""
    file = content / path
    if not file.is_file() or not file.resolve().is_relative_to(content.resolve()):
        known = [
            one.relative_to(content).as_posix() for suffix in SUFFIXES for one in content.rglob(f"*{suffix}")
        ]
        return f"no file {path} below docs_dir", remedy(path, known, "put the picture there")
    data = file.read_bytes()
    if len(data) > MOST_BYTES:
        return f"{path} has more than {MOST_BYTES:,} bytes", "make it smaller; an SVG is best"
    if path.lower().endswith(".png"):
        return None if data.startswith(_PNG) else (f"{path} is no PNG", "save the picture as PNG or SVG")
    if b"<svg" not in data:
        return f"{path} is no SVG", "save the picture as PNG or SVG"
    code = svg_problem(data)
    return (f"{path} {code}", "export it as a plain SVG") if code else None
