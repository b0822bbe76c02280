"""The text of a query read into its tree: a tokenizer and a parser by recursive descent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn, cast

from pmsite.graph._query_tree import (
    DATE,
    And,
    AsOf,
    Comparison,
    Field,
    Has,
    Literal,
    Not,
    OneOf,
    Operator,
    Or,
    Query,
    Value,
)
from pmsite.model.value import shown

MOST_CHARACTERS = 2_000
MOST_NESTING = 40

_TOKEN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<as_of>as_of(?:\s*(?P<sign>[+\-\u2212])\s*(?P<count>[0-9]{1,5})(?P<unit>[dw]))?(?!\w))
    | (?P<quoted>"(?:[^"\\]|\\["\\])*"|'(?:[^'\\]|\\['\\])*')
    | (?P<number>[+-]?[0-9]{1,18}(?:\.[0-9]{1,18})?%?(?![\w./-]))
    | (?P<word>\w(?:[\w./-]*\w)?)
    | (?P<operator><=|>=|!=|=|<|>)
    | (?P<mark>[(),])
    """,
    re.VERBOSE,
)
_FIELD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*(?:\.[\w-]+)*\Z")
_RESERVED = frozenset({"and", "or", "not", "in", "has", "as_of"})
_HINTS = {
    "&": "write and",
    "|": "write or",
    "!": "write != or not",
    "\u00b1": "write as_of + 14d or as_of - 14d",
    "\uff08": "use ( ) and , of the plain keyboard",
    "\uff09": "use ( ) and , of the plain keyboard",
    "\uff0c": "use ( ) and , of the plain keyboard",
    "\uff1d": "use = of the plain keyboard",
    "\u2264": "write <=",
    "\u2265": "write >=",
    "\u2260": "write !=",
    "\u201c": 'use " of the plain keyboard',
    "\u201d": 'use " of the plain keyboard',
    '"': 'close the quote; inside it write a quote as \\"',
    "'": "close the quote; inside it write a quote as \\'",
    "+": "only as_of takes days: as_of + 14d",
    "-": "only as_of takes days: as_of - 14d",
}
_USUAL = "put a text with special characters in quotes"


class QueryError(ValueError):
    """What is wrong with a query, where in its text (counted from 0), and what to do."""

    def __init__(self, message: str, remedy: str, at: int) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.at = at


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int
    days: int = 0


@lru_cache(maxsize=1024)
def parse(text: str) -> Query:
    """The tree of a query.

    Raises:
        QueryError: if it is no query.
    """
    if len(text) > MOST_CHARACTERS:
        message = f"the query has {len(text):,} characters"
        raise QueryError(message, f"keep it under {MOST_CHARACTERS:,}", 0)
    return _Parser(_tokens(text), len(text)).query()


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            message = f"{shown(text[at])} means nothing here"
            raise QueryError(message, _HINTS.get(text[at], _USUAL), at)
        kind = match.lastgroup if match.lastgroup not in ("sign", "count", "unit") else "as_of"
        if kind == "as_of":
            days = int(match["count"] or 0) * (7 if match["unit"] == "w" else 1)
            found.append(_Token(kind, match[0], at, days if match["sign"] == "+" else -days))
        elif kind is not None and kind != "space":
            found.append(_Token(kind, match[0], at))
        at = match.end()
    return found


class _Parser:
    """Reads tokens one after the other; ``or`` binds least, then ``and``, then ``not``."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self.tokens = tokens
        self.end = _Token("end", "", end)
        self.place = 0
        self.depth = 0

    def query(self) -> Query:
        if not self.tokens:
            raise QueryError("the query is empty", "write a condition such as kind = risk", 0)
        found = self._or()
        if self._next.kind != "end":
            self._unexpected("and, or, or the end of the query")
        return found

    @property
    def _next(self) -> _Token:
        return self.tokens[self.place] if self.place < len(self.tokens) else self.end

    def _is(self, *texts: str) -> bool:
        return self._next.kind in ("word", "mark") and self._next.text in texts

    def _took(self, text: str) -> bool:
        found = self._is(text)
        self.place += found
        return found

    def _unexpected(self, wanted: str) -> NoReturn:
        token = self._next
        if token.kind == "end":
            raise QueryError("the query ends too early", f"what follows is {wanted}", token.at)
        message = f"{shown(token.text)} stands where {wanted} is expected"
        before = self.tokens[self.place - 1] if self.place else None
        remedy = "correct the query here"
        if token.kind == "operator" and before is not None and before.kind == "operator":
            remedy = "write the comparison once: =, !=, <, <=, > or >="
        elif token.text == "not" and before is not None and before.kind == "word":
            remedy = f"write not {before.text} in (…)"
        elif token.text.lower() in _RESERVED and token.text != token.text.lower():
            remedy = f"write {token.text.lower()} in small letters"
        elif before is not None and before.kind in ("word", "number") and token.kind in ("word", "number"):
            remedy = "join conditions by and or or; put a text of several words in quotes"
        raise QueryError(message, remedy, token.at)

    def _or(self) -> Query:
        items = [self._and()]
        while self._took("or"):
            items.append(self._and())
        return Or(tuple(items)) if len(items) > 1 else items[0]

    def _and(self) -> Query:
        items = [self._not()]
        while self._took("and"):
            items.append(self._not())
        return And(tuple(items)) if len(items) > 1 else items[0]

    def _not(self) -> Query:
        at = self._next.at
        self.depth += 1
        if self.depth > MOST_NESTING:
            message = f"nested more than {MOST_NESTING} levels"
            raise QueryError(message, "make the query flatter", at)
        found = Not(self._not()) if self._took("not") else self._condition()
        self.depth -= 1
        return found

    def _condition(self) -> Query:
        if self._took("("):
            found = self._or()
            if not self._took(")"):
                self._unexpected("a closing bracket")
            return found
        if self._took("has"):
            return Has(self._field())
        field = self._field()
        if self._took("has"):
            return Has(field, self._value())
        if self._took("in"):
            return OneOf(field, self._values())
        token = self._next
        if token.kind != "operator":
            self._unexpected("a comparison (=, !=, <, <=, >, >=, in, has)")
        self.place += 1
        return Comparison(field, cast("Operator", token.text), self._value())

    def _field(self) -> Field:
        token = self._next
        if token.kind != "word" or token.text in _RESERVED or not _FIELD.match(token.text):
            self._unexpected("a field")
        self.place += 1
        return Field(tuple(token.text.split(".")), token.at)

    def _values(self) -> tuple[Value, ...]:
        if not self._took("("):
            self._unexpected("a list in brackets")
        values = [self._value()]
        while self._took(","):
            values.append(self._value())
        if not self._took(")"):
            self._unexpected("a comma or a closing bracket")
        return tuple(values)

    def _value(self) -> Value:
        token = self._next
        if token.kind == "as_of":
            self.place += 1
            return AsOf(token.days, token.at)
        if token.kind == "quoted":
            self.place += 1
            text = re.sub(r"\\(.)", r"\1", token.text[1:-1])
            return Literal(text, quoted=True, at=token.at)
        if token.kind not in ("word", "number") or token.text in _RESERVED:
            self._unexpected("a value")
        self.place += 1
        value = Literal(token.text, at=token.at)
        if DATE.match(token.text) and value.day is None:
            message = f"{token.text} is no day of the calendar"
            raise QueryError(message, "write a day as YYYY-MM-DD", token.at)
        return value
