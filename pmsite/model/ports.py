"""What the core asks of the outside: a renderer, words in a language."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from pmsite.model.day import DayWords
from pmsite.model.figure import Figure


class Renderer(Protocol):
    """Draws figures."""

    def draw(self, figure: Figure, page: str) -> str:
        """HTML fragment of a figure on the page at directory ``page``: links are relative to it."""
        ...


class Texts(Protocol):
    """Words, dates and numbers in one language; messages are English and keys of the catalogues."""

    language: str

    def __call__(self, message: str, /, **values: object) -> str:
        """A message with its values put in."""
        ...

    def of(self, message: str, /, *contexts: str) -> str:
        """A name as it is said in the first of the contexts that has words of its own, else everywhere."""
        ...

    def country(self, code: str) -> str:
        """Name of a country by its ISO 3166 code."""
        ...

    def plural(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The message for a number; ``{n}`` is the number."""
        ...

    def day(self, date: dt.date) -> DayWords:
        """``5 Jun``."""
        ...

    def dated(self, date: dt.date, today: dt.date) -> DayWords:
        """A day, with its year where that is not today's."""
        ...

    def week_day(self, date: dt.date) -> DayWords:
        """``Tue 16 Jun``, of a day that is near."""
        ...

    def joined(self, words: list[str]) -> str:
        """Words in a row with the language's last conjunction."""
        ...

    def full_day(self, date: dt.date) -> DayWords:
        """``Fri 5 Jun 2026``."""
        ...

    def month(self, date: dt.date) -> str:
        """``Jun``; with the year in January."""
        ...

    def long_month(self, date: dt.date) -> str:
        """``March 2026``."""
        ...

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with the language's separators."""
        ...

    def money(self, value: float, currency: str, *, sign: bool = False) -> str:
        """``¥84,000``, with a plus sign where asked for."""
        ...

    def percent(self, share: float, *, sign: bool = False) -> str:
        """``92 %`` of a share of 1, with a plus sign where asked for."""
        ...
