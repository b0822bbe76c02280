"""Words, dates and numbers in one language."""

from __future__ import annotations

import datetime as dt
import gettext
import io
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from babel import Locale, dates, numbers

from pmsite.model.day import DayWords
from pmsite.model.language import SOURCE, region
from pmsite.model.language import catalogue as catalogue_of

_SYMBOLS = {"CNY": "¥", "JPY": "JP¥"}
_CHINESE = "\u3000-\u9fff\uff00-\uffef"
_FILLED = re.compile(rf"((?<=[{_CHINESE}]) )?\{{(\w+)[^}}]*\}}( (?=[{_CHINESE}]))?")
"""A place for a value in a Chinese message, and the blanks that part it from Chinese words."""


_SKELETONS = {
    "d MMM": "MMMd",
    "d MMM y": "yMMMd",
    "EEE d MMM": "MMMEd",
    "EEE d MMM y": "yMMMEd",
    "MMM": "MMM",
    "MMM y": "yMMM",
    "MMMM y": "yMMMM",
}
"""What a date says, by its English pattern: other languages put it in their own order."""


class Catalogue:
    """Texts of one language; an English message without a translation stays English."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(region(language))
        self._messages = _messages(language)

    def __call__(self, message: str, /, **values: object) -> str:
        """A message with its values put in."""
        text = self._messages.gettext(message) if message else ""
        return self._filled(text, values) if values else text

    def of(self, message: str, /, *contexts: str) -> str:
        """A name as it is said in the first of the contexts that has words of its own, else everywhere.

        ``of("Open", "issue.status")`` is 待确认 where ``of("Open", "action.status")`` is 待办.
        """
        for context in contexts:
            if (found := self._messages.pgettext(context, message)) != message:
                return found
        return self(message)

    def country(self, code: str) -> str:
        """Name of a country by its ISO 3166 code, in any case; the code itself where it is none."""
        return str(self.locale.territories.get(code.upper(), code))

    def plural(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The message for a number; ``{n}`` is the number."""
        return self._filled(self._messages.ngettext(one, many, number), {"n": self.number(number), **values})

    def _filled(self, text: str, values: Mapping[str, object]) -> str:
        """A message with its values; in Chinese no blank parts Chinese words from a value that is Chinese too."""

        def closed(place: re.Match[str]) -> str:
            words = str(values.get(place[2], ""))
            before, after = (place[side] or "" for side in (1, 3))
            written = place[0].removeprefix(before).removesuffix(after)
            return f"{'' if _wide(words[:1]) else before}{written}{'' if _wide(words[-1:]) else after}"

        if self.language == "zh" and " " in text:
            text = _FILLED.sub(closed, text)
        return text.format(**values)

    def day(self, date: dt.date) -> DayWords:
        """``5 Jun``; ``6月5日``."""
        return self._date(date, "d MMM", "M月d日")

    def full_day(self, date: dt.date) -> DayWords:
        """``Fri 5 Jun 2026``; ``2026年6月5日 周五``."""
        return self._date(date, "EEE d MMM y", "y年M月d日\N{NO-BREAK SPACE}EEE")

    def dated(self, date: dt.date, today: dt.date) -> DayWords:
        """A day, with its year where that is not today's."""
        return self.day(date) if date.year == today.year else self._date(date, "d MMM y", "y年M月d日")

    def week_day(self, date: dt.date) -> DayWords:
        """``Tue 16 Jun``; ``6月16日周二``."""
        return self._date(date, "EEE d MMM", "M月d日EEE")

    def month(self, date: dt.date) -> str:
        """``Jun``; with the year in January."""
        words = self._date(date, "MMM y", "y年M月") if date.month == 1 else self._date(date, "MMM", "M月")
        return str(words)

    def long_month(self, date: dt.date) -> str:
        """``March 2026``; ``2026年3月``."""
        return str(self._date(date, "MMMM y", "y年M月"))

    def _date(self, date: dt.date, english: str, chinese: str) -> DayWords:
        if self.language not in {SOURCE, "zh"}:
            return DayWords(dates.format_skeleton(_SKELETONS[english], date, locale=self.locale), date)
        pattern = chinese if self.language == "zh" else english
        return DayWords(_date(self.locale, date, pattern), date)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with the language's separators."""
        return _number(self.locale, value or 0, decimals)

    def money(self, value: float, currency: str, *, sign: bool = False) -> str:
        """``¥84,000``, with a plus sign where asked for; a word joiner keeps the sign on the amount's line."""
        symbol = (
            _SYMBOLS.get(currency) or numbers.get_currency_symbol(currency, locale=self.locale)
            if currency
            else ""
        )
        mark = "−\u2060" if value < 0 else "+\u2060" if sign and value > 0 else ""
        space = " " if symbol.isalpha() else ""
        return f"{mark}{symbol}{space}{self.number(abs(value))}"

    def percent(self, share: float, *, sign: bool = False) -> str:
        """``92 %``, with a plus sign where asked for; ``92%`` in Chinese."""
        text = ("+\u2060" if sign and round(share * 100) > 0 else "") + self.number(share * 100)
        return f"{text}%" if self.language == "zh" else f"{text} %"

    def joined(self, words: list[str]) -> str:
        """Words in a row with the language's last conjunction."""
        if self.language == "zh":
            return "、".join(words)
        if len(words) < 2:  # noqa: PLR2004 - one word has none beside it
            return "".join(words)
        t = self
        return t("{words} and {last}", words=", ".join(words[:-1]), last=words[-1])


def _wide(character: str) -> bool:
    return bool(character) and unicodedata.east_asian_width(character) in "WF"


@cache
def texts(language: str) -> Catalogue:
    """The catalogue of a language; read once."""
    return Catalogue(language)


@lru_cache(maxsize=1 << 16)
def _date(locale: Locale, date: dt.date, pattern: str) -> str:
    """A date; September is as short as the other months."""
    text = dates.format_date(date, pattern, locale=locale)
    return text if "MMMM" in pattern else text.replace("Sept", "Sep")


@lru_cache(maxsize=1 << 16, typed=True)
def _number(locale: Locale, value: float, decimals: int) -> str:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return numbers.format_decimal(value, pattern, locale=locale).replace("-", "−")


@cache
def _messages(language: str) -> gettext.NullTranslations:
    file = catalogue_of(language)
    if language == SOURCE or not file.is_file():
        return gettext.NullTranslations()
    from babel.messages import mofile, pofile

    catalogue = pofile.read_po(io.BytesIO(file.read_bytes()), locale=language)
    compiled = io.BytesIO()
    mofile.write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
