"""What is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pmsite.model.source import Source


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops a build, a notice only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem with its place, a permanent code, the fact and the remedy."""

    code: str
    severity: Severity
    source: Source
    message: str
    remedy: str

    @property
    def facts(self) -> dict[str, str | int]:
        """Its parts as plain values, in the shape of ``check --format json``."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "path": self.source.path,
            "line": self.source.line,
            "column": self.source.column,
            "message": self.message,
            "remedy": self.remedy,
        }

    def __str__(self) -> str:
        """``file:line:col: PMxxx what; remedy`` on one line."""
        place = f"{printable(self.source.path)}:{self.source.line}:{self.source.column}"
        return f"{place}: {self.code} {printable(self.message)}; {printable(self.remedy)}"


def printable(text: str) -> str:
    """``text`` on one line: control characters, bidi marks and lone surrogates shown as escapes."""
    if text.isprintable() and not any(mark in text for mark in INVISIBLE):
        return text
    return "".join(
        character
        if character.isprintable() and character not in INVISIBLE
        else character.encode("unicode_escape", "surrogatepass").decode("ascii")
        for character in text
    )


INVISIBLE = frozenset(
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
)
"""Characters that change how text looks without being seen: bidi controls, zero-width, soft hyphen."""


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics by file, line, column, code and text, each once."""
    return tuple(
        sorted(
            set(diagnostics),
            key=lambda item: (
                item.source.path,
                item.source.line,
                item.source.column,
                item.code,
                item.message,
            ),
        )
    )


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(item.severity is Severity.ERROR for item in diagnostics)
