"""Types of single values in a front matter: texts, dates, durations, shares, choices, links.

YAML gives plain scalars; these types say what each field makes of them. Everything that a person can
get wrong raises :class:`pydantic_core.PydanticCustomError` with the remedy in its context, so that a
reader can place it and print it.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from pmsite.model.suggest import did_you_mean, listed

ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[._-][A-Za-z0-9]+)*\Z")
"""An id as written in a front matter: ASCII letters, digits, dot, dash and underscore, a letter first."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_DURATION = re.compile(r"\d{1,6}(?:\.\d{1,4})?[dwh]\Z")
_DEPENDENCY = re.compile(
    r"(?P<id>[^\s+]+)(?:\s+(?P<type>FS|SS|FF|SF)(?P<lag>\s*[+-]\s*\d{1,6}(?:\.\d{1,4})?[dwh])?)?\Z"
)
MOST_DIGITS = 18
"""Digits a number may have: no quantity of a project needs more."""


class WrittenInt(int):
    """A whole number that remembers how it was written (``010``)."""

    text: str


class WrittenFloat(float):
    """A number that remembers how it was written (``1.10``)."""

    text: str


class Fraction(float):
    """A share of 1, shown as a percentage."""


def problem(kind: str, message: str, remedy: str) -> PydanticCustomError:
    """A located problem in the making: its message and its remedy."""
    return PydanticCustomError(kind, "{what}", {"what": message, "remedy": remedy})


def shown(value: object) -> str:
    """A value as a message shows it: short, on one line."""
    text = getattr(value, "text", None) or (value if isinstance(value, str) else _plain(value))
    return text if len(text) <= 60 else text[:57] + "…"  # noqa: PLR2004 - the width of a message


def _plain(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    return str(value)


def _text(value: object) -> object:
    if isinstance(value, (WrittenInt, WrittenFloat)):
        return value.text
    if isinstance(value, (dt.date, str)):
        return str(value)
    raise problem(
        "text", f"{shown(value)} is no text", "write a text, in quotes if it looks like something else"
    )


def _date(value: object) -> object:
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and _DATE.match(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise problem("date", f"{shown(value)} is no date", "write a day of the calendar as YYYY-MM-DD")


def _duration(value: object) -> object:
    if isinstance(value, str) and _DURATION.match(value):
        _bounded(value, value)
        return value
    raise problem("duration", f"{shown(value)} is no duration", "write working time as 5d, 2w, 12h or 0d")


def _bounded(length: str, written: str) -> None:
    """Refuse a working time that no calendar could hold, even with days of 24 hours."""
    if float(length[:-1]) * _HOURS[length[-1]] > MOST_HOURS:
        raise problem(
            "range",
            f"{shown(written)} is longer than three hundred years",
            "write a duration of this project",
        )


_HOURS = {"h": 1, "d": 24, "w": 5 * 24}
"""The most hours that a unit of working time may have."""
MOST_HOURS = 300 * 366 * 24
"""Three hundred years, as many as are counted: what is longer is a slip of the pen."""


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise problem(
            "number", f"{shown(value)} is no number", "write a plain number, without unit or separator"
        )
    if not math.isfinite(value):
        raise problem("number", f"{shown(value)} is no finite number", "write a plain number")
    return value


def _whole(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int):
        raise problem("number", f"{shown(value)} is no whole number", "write a whole number")
    return value


def _share(value: object) -> object:
    if isinstance(value, str) and value.endswith("%"):
        try:
            return float(value[:-1]) / 100
        except ValueError:
            pass
    if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    raise problem("share", f"{shown(value)} is no share", "write a percentage as 60% or a fraction as 0.6")


def _quantity(value: object) -> object:
    number = _number(value)
    if isinstance(number, (int, float)) and number < 0:
        raise problem("range", f"{shown(value)} is negative", "write 0 or more")
    return number


def _hours(value: object) -> object:
    number = _quantity(value)
    if isinstance(number, (int, float)) and number > _HOURS_OF_A_DAY:
        raise problem("range", f"{shown(value)} is more than a day has", "write 0 to 24 hours")
    return number


_HOURS_OF_A_DAY = 24


def _probability(value: object) -> object:
    share = _share(value)
    if isinstance(share, float) and not 0 <= share <= 1:
        raise problem("range", f"{shown(value)} is no probability", "write 0% to 100%")
    return share


def _truth(value: object) -> object:
    if isinstance(value, bool):
        return value
    raise problem("truth", f"{shown(value)} is neither true nor false", "write true or false")


def _id(value: object) -> object:
    text = _text(value)
    if not isinstance(text, str) or not ID.match(text) or len(text) > MOST_ID:
        raise problem(
            "id",
            f"{shown(value)} is no id",
            "use ASCII letters, digits, dot, dash and underscore, beginning with a letter, at most 64",
        )
    return text


MOST_ID = 64
"""Characters an id may have."""


def _reference(value: object) -> object:
    text = _text(value)
    if isinstance(text, str) and all(ID.match(part) for part in text.split("/", 1)):
        return text
    raise problem("reference", f"{shown(value)} is no id", "write an id such as RISK-004 or ATLAS/RISK-004")


def _dependency(value: object) -> object:
    text = _text(value)
    if (
        isinstance(text, str)
        and (found := _DEPENDENCY.match(text))
        and ID.match(found["id"].split("/", 1)[-1])
    ):
        if found["lag"]:
            _bounded(found["lag"].strip().lstrip("+-").strip(), text)
        return text
    raise problem(
        "dependency",
        f"{shown(value)} is no dependency",
        "write an id, or an id with a type and a lag: T-07, T-07 SS+2d, T-08 FF-1d",
    )


def dependency_parts(written: str) -> tuple[str, str, str]:
    """Id, type (FS where none is written) and lag ("" or ``+2d``) of a written dependency."""
    found = _DEPENDENCY.match(written)
    if found is None:
        return written, "FS", ""
    return found["id"], found["type"] or "FS", (found["lag"] or "").replace(" ", "")


def _many(value: object) -> object:
    return [value] if isinstance(value, (str, int, float)) else value


Text = Annotated[str, BeforeValidator(_text)]
Day = Annotated[dt.date, BeforeValidator(_date)]
Duration = Annotated[str, BeforeValidator(_duration)]
Number = Annotated[float, BeforeValidator(_number)]
Amount = Annotated[float, BeforeValidator(_number)]
Quantity = Annotated[float, BeforeValidator(_quantity)]
"""Money, hours or a number of things that cannot be below nothing: a budget, a rate, a capacity."""
HoursADay = Annotated[float, BeforeValidator(_hours)]
Whole = Annotated[int, BeforeValidator(_whole)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Share = Annotated[float, BeforeValidator(_share), AfterValidator(Fraction)]
Probability = Annotated[float, BeforeValidator(_probability), AfterValidator(Fraction)]
Id = Annotated[str, BeforeValidator(_id)]
Scale = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=5)]
Percent = Annotated[float, BeforeValidator(_number), Field(ge=0, le=100)]

Reference = Annotated[str, BeforeValidator(_reference)]
"""An id, or PROJECT/ID; :class:`LinkTo` beside it says which kinds it may name."""
Dependency = Annotated[str, BeforeValidator(_dependency)]
"""``"ID TYPE±LAG"`` between tasks and milestones."""

Item = TypeVar("Item")
Many = Annotated[tuple[Item, ...], BeforeValidator(_many)]
"""A list; a single value counts as a list of one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values of an enumeration; a portal may restrict or extend it by its name.

    An enumeration without values is open: any text, until a portal lists its own.
    """

    name: str
    values: tuple[str, ...]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(
            self._validate,
            metadata={"pydantic_js_functions": [self._schema]},
        )

    def _schema(self, _schema: object, _handler: object) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.values)} if self.values else {"type": "string"}

    def _validate(self, value: object, info: core_schema.ValidationInfo) -> str:
        chosen: Mapping[str, tuple[str, ...]] = (info.context or {}).get("enumerations", {})
        allowed = chosen.get(self.name, self.values)
        if not allowed:
            return str(_text(value))
        if isinstance(value, str) and value in allowed:
            return value
        if not isinstance(value, str):
            raise problem("choice", f"{shown(value)} is no value here", f"use one of {listed(allowed)}")
        near = did_you_mean(value, allowed)
        rest = f"use one of {listed(allowed)}"
        raise problem(
            "choice", f"{shown(value)} is not known here", f"did you mean {near}? {rest}" if near else rest
        )


@dataclass(frozen=True, slots=True)
class LinkTo:
    """That a text names a record: of these kinds, by this relation, read backwards as ``inverse``."""

    kinds: tuple[str, ...]
    inverse: str
    relation: str = ""
    loose: bool = False
    """Whether a text that does not look like an id stays a text (``source: client``)."""
