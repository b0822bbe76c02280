"""Draws figures with the templates of the theme."""

from __future__ import annotations

from pmsite.adapters.render.renderer import FigureRenderer
from pmsite.adapters.render.theme import theme_directory

__all__ = ["FigureRenderer", "theme_directory"]
