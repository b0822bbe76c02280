"""Words that name a day, and the day that they name."""

from __future__ import annotations

import datetime as dt
from typing import Self


class DayWords(str):
    """A day in a reader's language (``5 Jun``); a page that draws nothing else there says the whole day with it.

    It is a text like any other: put into a sentence it is that sentence's, and the day is lost.
    """

    __slots__ = ("day",)
    day: dt.date

    def __new__(cls, text: str, day: dt.date) -> Self:
        """The words ``text`` for ``day``."""
        made = super().__new__(cls, text)
        made.day = day
        return made
