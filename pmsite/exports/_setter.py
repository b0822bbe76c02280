"""The page setter: Typst with our font, and what it may remember.

Typst keeps what it has laid out for ten more compilations, lest an edit of the same document lays it out again. Papers
have next to nothing in common: a process that set the 124 of a portal of 1 000 records held 75 MB for it. A compilation
of nothing ages what is kept; eleven of them leave nothing over.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import sys
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

_PAPERS = 4
"""Papers after which what Typst remembers is let go: after every paper it would cost each some 6 ms."""
_AGES = 11
"""Compilations that nothing outlives."""


@dataclass(slots=True)
class Setter:
    """Papers from a template; what it remembers has no say in their bytes."""

    compiler: Any
    template: bytes
    held: int = field(default=0)
    """Papers of which something may be remembered."""

    def paper(self, data: str, day: dt.date, *, heavy: bool = False) -> bytes:
        """A PDF of values in JSON, dated at the start of ``day``; one that is ``heavy`` is forgotten at once."""
        found = self.compiler.compile(
            input=self.template,
            sys_inputs={"data": data},
            format="pdf",
            timestamp=dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC),
        )
        self.held += 1
        if heavy or self.held >= _PAPERS:
            self.forget()
        return found if isinstance(found, bytes) else b"".join(found or ())

    def forget(self) -> None:
        """Let go what is remembered of the papers so far."""
        for _ in range(_AGES):
            self.compiler.compile(input=b"", sys_inputs={}, format="svg")
        self.held = 0
        _give_back()


def _give_back() -> None:
    """Freed memory goes back to the machine, where the C library can do that (glibc)."""
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


@cache
def setter() -> Setter:
    """The page setter of this process with its fonts; those of the machine have no say."""
    import typst

    fonts = resources.files("justmytype_intl_cjk").joinpath("fonts/ofl/notosanssc")
    template = resources.files("pmsite.exports").joinpath("print/document.typ").read_bytes()
    with resources.as_file(fonts) as folder:
        return Setter(typst.Compiler(font_paths=[str(folder)], ignore_system_fonts=True), template)
