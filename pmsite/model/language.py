"""Languages of a portal: English, and each that has a catalogue."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable

SOURCE = "en"
"""The language that the messages are written in."""
_REGIONS = {"en": "en_GB", "zh": "zh_Hans_CN"}
"""Languages whose dates and numbers are those of a region."""


def catalogues() -> Traversable:
    """The folder with a folder a language."""
    return resources.files("pmsite.locale")


def catalogue(language: str) -> Traversable:
    """The file with a language's messages; English has none."""
    return catalogues() / language / "LC_MESSAGES" / "pmsite.po"


def languages() -> tuple[str, ...]:
    """Codes of all languages, English first."""
    found = (folder.name for folder in catalogues().iterdir() if catalogue(folder.name).is_file())
    return SOURCE, *sorted(found)


def region(language: str) -> str:
    """The locale whose dates and numbers a language has."""
    return _REGIONS.get(language, language)
