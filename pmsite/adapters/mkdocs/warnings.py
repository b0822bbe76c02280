"""How many warnings a build has logged: MkDocs tells only after the last hook."""

from __future__ import annotations

import logging


class Lines(logging.Handler):
    """Keeps the lines of warnings and errors of MkDocs and its plugins."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.lines.append(record.getMessage())


class Warnings(Lines):
    """Counts the warnings of one build."""

    @classmethod
    def watching(cls) -> Warnings:
        """A counter on MkDocs' logger; the one of an earlier build goes."""
        logger = logging.getLogger("mkdocs")
        for old in [handler for handler in logger.handlers if isinstance(handler, cls)]:
            logger.removeHandler(old)
        counter = cls()
        logger.addHandler(counter)
        return counter

    @property
    def count(self) -> int:
        """Warnings and errors so far."""
        return len(self.lines)
