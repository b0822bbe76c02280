"""Draws figures with the templates of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pmsite.adapters.render.renderer import FigureRenderer
    from pmsite.adapters.render.theme import theme_directory

__all__ = ["FigureRenderer", "theme_directory"]


def __getattr__(name: str) -> Any:
    """What the room is for, loaded when it is asked for: whoever looks for the theme's folder draws nothing."""
    if name == "FigureRenderer":
        from pmsite.adapters.render.renderer import FigureRenderer

        return FigureRenderer
    if name == "theme_directory":
        from pmsite.adapters.render.theme import theme_directory

        return theme_directory
    raise AttributeError(name)
