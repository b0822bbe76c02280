"""A query as a tree, and its text: what the parser gives and the printer takes."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Literal as Choice

Operator = Choice["=", "!=", "<", "<=", ">", ">="]

NUMBER = re.compile(r"[+-]?\d{1,18}(?:\.\d{1,18})?%?\Z")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Field:
    """A field by its steps: ``current.score``; ``at`` is where it stands in the text."""

    path: tuple[str, ...]
    at: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Literal:
    """A value as written; in quotes it is a text, whatever it looks like."""

    text: str
    quoted: bool = False
    at: int = field(default=0, compare=False)

    @property
    def truth(self) -> bool | None:
        """Whether it is ``true``; None where it is neither that nor ``false``."""
        return {"true": True, "false": False}.get(self.text) if not self.quoted else None

    @property
    def number(self) -> float | None:
        """Its value as a number, ``30%`` as 0.3; None where it is none."""
        if self.quoted or not NUMBER.match(self.text):
            return None
        return float(self.text[:-1]) / 100 if self.text.endswith("%") else float(self.text)

    @property
    def day(self) -> dt.date | None:
        """Its value as a day; None where it is none."""
        if self.quoted or not DATE.match(self.text):
            return None
        try:
            return dt.date.fromisoformat(self.text)
        except ValueError:
            return None

    def __str__(self) -> str:
        return '"' + self.text.replace("\\", r"\\").replace('"', r"\"") + '"' if self.quoted else self.text


@dataclass(frozen=True, slots=True)
class AsOf:
    """The as-of day, or a day so many calendar days after it (before it where negative)."""

    days: int = 0
    at: int = field(default=0, compare=False)

    def on(self, as_of: dt.date) -> dt.date:
        """The day meant; the calendar's first or last where it would lie outside."""
        try:
            return as_of + dt.timedelta(days=self.days)
        except OverflowError:
            return dt.date.min if self.days < 0 else dt.date.max

    def __str__(self) -> str:
        return f"as_of {'-' if self.days < 0 else '+'} {abs(self.days)}d" if self.days else "as_of"


Value = Literal | AsOf


@dataclass(frozen=True, slots=True)
class Comparison:
    """``field operator value``."""

    field: Field
    operator: Operator
    value: Value

    def __str__(self) -> str:
        return f"{self.field} {self.operator} {self.value}"


@dataclass(frozen=True, slots=True)
class OneOf:
    """``field in (value, …)``."""

    field: Field
    values: tuple[Value, ...]

    def __str__(self) -> str:
        return f"{self.field} in ({', '.join(map(str, self.values))})"


@dataclass(frozen=True, slots=True)
class Has:
    """``field has value``; without a value ``has field``: whether it is there."""

    field: Field
    value: Value | None = None

    def __str__(self) -> str:
        return f"has {self.field}" if self.value is None else f"{self.field} has {self.value}"


@dataclass(frozen=True, slots=True)
class Not:
    """What does not hold."""

    item: Query

    def __str__(self) -> str:
        return f"not {_bracketed(self.item, And, Or)}"


@dataclass(frozen=True, slots=True)
class And:
    """What holds together; two items at least."""

    items: tuple[Query, ...]

    def __str__(self) -> str:
        return " and ".join(_bracketed(item, And, Or) for item in self.items)


@dataclass(frozen=True, slots=True)
class Or:
    """Of which one holds; two items at least."""

    items: tuple[Query, ...]

    def __str__(self) -> str:
        return " or ".join(_bracketed(item, Or) for item in self.items)


Query = Comparison | OneOf | Has | Not | And | Or
Leaf = Comparison | OneOf | Has


def _bracketed(query: Query, *loose: type[And | Or]) -> str:
    return f"({query})" if isinstance(query, loose) else str(query)


def leaves(query: Query) -> tuple[Leaf, ...]:
    """Conditions of a query, in the order of writing."""
    if isinstance(query, Not):
        return leaves(query.item)
    if isinstance(query, (And, Or)):
        return tuple(leaf for item in query.items for leaf in leaves(item))
    return (query,)
