"""The files of the theme: where they are, and its style sheet and script in one piece."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pmsite


def theme_directory() -> Path:
    """The theme that comes with pmsite: inside the package when installed, beside it in the repository."""
    package = Path(pmsite.__file__).parent
    inside = package / "theme"
    return inside if inside.is_dir() else package.parent / "theme"


PAGE = ("assets", "figures")
"""Rooms of the theme whose style sheets and scripts every page has."""
SEARCH = ("search",)
"""Room of the script that the first search asks for."""


def joined(directories: Sequence[Path], suffix: str, rooms: Sequence[str] = PAGE) -> str:
    """All files of some rooms that end in ``suffix``, room by room in the order of their names, tokens first.

    A file in an earlier directory stands for its namesake in the later ones.
    """
    files = _files(directories, suffix, rooms)
    return "\n".join(path.read_text(encoding="utf-8").strip() for path in files) + "\n"


VENDORED = {
    "assets/vendor/plotly.js": "plotly-cartesian.min.js",
    "assets/vendor/plotly.LICENSE.txt": "plotly-cartesian.LICENSE",
}
"""Files of other projects by where they stand in a site; the script asks for them, no page does."""


def vendored(directories: Sequence[Path]) -> dict[str, str]:
    """Texts of the vendored files by their place in a site, each from the first directory that has it."""
    return {
        place: next(file for one in directories if (file := one / "vendor" / name).is_file()).read_text(
            encoding="utf-8"
        )
        for place, name in VENDORED.items()
    }


def _files(directories: Sequence[Path], suffix: str, rooms: Sequence[str]) -> list[Path]:
    found: dict[tuple[str, str], Path] = {}
    for directory in directories:
        for room in rooms:
            for path in (directory / room).glob(f"*{suffix}"):
                found.setdefault((room, path.name), path)
    return [found[key] for key in sorted(found, key=lambda key: (key[0], key[1] != "tokens.css", key[1]))]
