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


def joined(directories: Sequence[Path], suffix: str) -> str:
    """All files ending in ``suffix``: the assets, tokens first, then those of the figures.

    A file in an earlier directory stands for its namesake in the later ones.
    """
    return "\n".join(path.read_text(encoding="utf-8").strip() for path in _files(directories, suffix)) + "\n"


def _files(directories: Sequence[Path], suffix: str) -> list[Path]:
    found: dict[tuple[str, str], Path] = {}
    for directory in directories:
        for room in ("assets", "figures"):
            for path in (directory / room).glob(f"*{suffix}"):
                found.setdefault((room, path.name), path)
    return [found[key] for key in sorted(found, key=lambda key: (key[0], key[1] != "tokens.css", key[1]))]
