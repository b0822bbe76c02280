"""What ``pmsite export`` knows of a format: its name, its file, what it is asked for and who writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pmsite.analyses.portal import Portal
from pmsite.model.figure import Page
from pmsite.model.ports import Texts


class NothingToExportError(ValueError):
    """What was asked for is not there; the message says what is."""


class TemplateError(ValueError):
    """A file that cannot be a template; the message says why, without its name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file is to hold, as it was asked for on the command line."""

    project: str | None = None
    """Key of the only project in it; None for the whole portal."""
    kind: str | None = None
    person: str | None = None
    site_url: str = ""
    """Where the site is published that the file leads back to."""
    bom: bool | None = None
    """Whether a csv begins with a byte-order mark."""
    record: str | None = None
    """Id of the record whose page it is."""
    view: str | None = None
    """Name of a page as its address ends: ``risk-report``."""
    template: bytes | None = None
    """Slides whose master is taken."""
    page: Page | None = None
    """The page that is wanted, where whoever asks has made it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: a module of the room with a ``FORMAT`` is one of the command's choices."""

    name: str
    written: Callable[[Portal, Texts, Wanted], bytes]
    """The file; of a portal that is already released.

    Raises:
        NothingToExportError: if the portal has nothing of what is wanted.
    """
    options: frozenset[str] = frozenset()
    """Which of ``kind``, ``person``, ``bom``, ``record``, ``view`` and ``template`` it takes."""
    history: bool = False
    """Whether it tells something of what happened to the records."""
