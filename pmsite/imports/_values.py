"""What is in a cell as what a field holds, by the type of its column."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from pmsite.model.suggest import did_you_mean, listed
from pmsite.model.value import shown
from pmsite.views._cells import Value, canonical, unlisted
from pmsite.views._columns import Column

_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?\Z"
)
_OTHER_DAY = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})\Z")
_NUMBER = re.compile(r"[-+−]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?\Z")
_GROUPED = re.compile(r"[-+−]?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?\Z")
_TRUE = frozenset({"true", "yes", "y", "1", "x", "是", "wahr", "ja"})
_FALSE = frozenset({"false", "no", "n", "0", "否", "falsch", "nein"})
_TWELVE = 12
_MOST = 100_000


class WrongValueError(ValueError):
    """A cell that is nothing its column takes; the message says what it takes."""


def typed(value: Value, column: Column) -> Value:
    """A cell in the type of its column, however a program has saved it: a text ``4`` in a column of numbers is 4.

    Raises:
        WrongValueError: if it is none of that type.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str) and len(value) > _MOST:
        raise WrongValueError(f"a text of {len(value)} characters; write it into the file")
    match column.type:
        case "date":
            return day(value)
        case "number" | "whole" | "share":
            return _number(value, column)
        case "truth":
            return _truth(value)
        case "choice":
            return _choice(value, column)
        case _:
            return value if isinstance(value, str) else canonical(value)


def day(value: Value) -> dt.date:
    """A day as programs write it; one of which nobody can tell the month is refused.

    Raises:
        WrongValueError: if it is no day.
    """
    if isinstance(value, dt.date):
        return value
    text = str(value).strip()
    found = _DAY.match(text)
    parts = (found[1], found[2], found[3]) if found else None
    if (other := _OTHER_DAY.match(text)) is not None:
        first, second = int(other[1]), int(other[3])
        if first <= _TWELVE and second <= _TWELVE and first != second and other[2] != ".":
            raise WrongValueError(f"{shown(text)} may be two days; write YYYY-MM-DD")
        month_first = second > _TWELVE and other[2] != "."
        parts = (other[4], other[1], other[3]) if month_first else (other[4], other[3], other[1])
    try:
        if parts is not None:
            return dt.date(*map(int, parts))
    except ValueError:
        pass
    raise WrongValueError(f"{shown(text)} is no day; write YYYY-MM-DD")


def _number(value: Value, column: Column) -> Value:
    if isinstance(value, (bool, dt.date)):
        raise WrongValueError(f"{canonical(value)} is no number")
    if isinstance(value, str):
        text = value.strip().replace("−", "-").replace("\u00a0", " ")
        percent = text.endswith(("%", "％")) and column.type == "share"
        text = text.rstrip("%％ ") if percent else text
        plain = re.sub("[, ]", "", text) if _GROUPED.match(text) else text
        if not _NUMBER.match(plain) or len(plain) > 40:  # noqa: PLR2004 - no quantity has more digits
            raise WrongValueError(f"{shown(value)} is no number")
        value = float(plain) / 100 if percent else float(plain)
    if column.type == "whole" and float(value or 0) != int(value or 0):
        raise WrongValueError(f"{canonical(value)} is no whole number")
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _truth(value: Value) -> bool:
    if isinstance(value, bool):
        return value
    word = canonical(value).lower()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise WrongValueError(f"{shown(word)} is neither true nor false")


def _choice(value: Value, column: Column) -> str:
    """The label of a choice, written as one or as the value itself."""
    text = canonical(value)
    labels = dict(zip(column.choices, column.labels, strict=True))
    for raw, label in labels.items():
        if text.casefold() in (label.casefold(), raw.casefold()):
            return label
    near = did_you_mean(text, column.labels)
    hint = f"did you mean {near}? " if near else ""
    raise WrongValueError(
        f"{shown(text)} is not known here; {hint}use one of {listed(column.labels, most=20)}"
    )


def field(value: Value, column: Column) -> Any:
    """What a field holds of a typed cell: lists and mappings taken apart, choices by their values; None: nothing.

    Raises:
        WrongValueError: if a mapping is not written as ``name: value; name: value``.
    """
    if value is None:
        return None
    if column.type == "choice":
        return dict(zip(column.labels, column.choices, strict=True))[str(value)]
    if column.type == "list":
        return unlisted(str(value))
    if column.type == "share":
        return f"{float(str(value)) * 100:.10g}%"
    if column.type == "mapping":
        text = str(value).replace("：", ":")
        return _mapping(text) if ":" in text else _scalar(text)
    return value


def _mapping(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for piece in unlisted(text):
        name, colon, inner = piece.partition(":")
        if not colon or not name.strip() or not inner.strip() or name.strip() in found:
            raise WrongValueError(f"{shown(piece)} is no part of a mapping; write name: value; name: value")
        found[name.strip()] = _scalar(inner.strip())
    return found


def _scalar(text: str) -> Any:
    """A number where one is written, else the text."""
    if _NUMBER.match(text):
        number = float(text.replace("−", "-"))
        return int(number) if number.is_integer() else number
    return text
