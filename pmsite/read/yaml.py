"""Strict YAML with positions: core schema of YAML 1.2, no anchors, aliases, tags or duplicate keys.

libyaml's event stream is read without recursion in C; size, line length and nesting are bounded before
it sees a byte. Values are plain Python values; numbers remember how they were written.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.source import Path, Positions, Source
from pmsite.model.value import MOST_DIGITS, WrittenFloat, WrittenInt
from pmsite.read.text import place

MOST_CHARACTERS = 2_000_000
MOST_LINE = 20_000
MOST_NESTING = 40
MOST_VALUES = 60_000
_LONGEST_NUMBER = 400

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INT = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL = re.compile(r"0o[0-7]+\Z")
_HEX = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_INFINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")


@dataclass(slots=True)
class _Reader:
    path: str
    first_line: int
    events: Iterator[Any]
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    starts: dict[Path, int] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    count: int = 0

    def place(self, mark: Any) -> tuple[int, int]:
        return self.first_line + mark.line, mark.column + 1

    def source(self, mark: Any) -> Source:
        return Source(self.path, *self.place(mark))

    def read(self, event: Any, at: Path) -> Any:
        self.values[at] = self.place(event.start_mark)
        self.count += 1
        if len(at) > MOST_NESTING:
            message = f"nested more than {MOST_NESTING} levels"
            raise _Stop(rules.NESTING.at(self.source(event.start_mark), message, "make it flatter"))
        if self.count > MOST_VALUES:
            raise _Stop(
                rules.SIZE.at(
                    self.source(event.start_mark), f"more than {MOST_VALUES:,} values", "split the file"
                )
            )
        if isinstance(event, yaml.AliasEvent):
            self._indirection(event, "an alias", f"*{event.anchor}")
            return None
        if event.anchor is not None:
            self._indirection(event, "an anchor", f"&{event.anchor}")
        if event.tag is not None:
            self._indirection(event, "a tag", event.tag)
        if isinstance(event, yaml.ScalarEvent):
            quote = 1 if event.style in ("'", '"') else 0
            start: Any = event.start_mark
            end: Any = event.end_mark
            if start.line == end.line and end.column - start.column == len(event.value) + 2 * quote:
                self.starts[at] = quote
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(at)
        return self._mapping(at)

    def _indirection(self, event: Any, what: str, text: str) -> None:
        message = f"{what} ({text[:40]})"
        remedy = "write the value out, or put the text in quotes"
        self.problems.append(rules.INDIRECTION.at(self.source(event.start_mark), message, remedy))

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        if event.style or event.tag is not None:
            return text
        try:
            return plain(text)
        except ValueError as error:
            remedy = "write a plain number, or put the text in quotes"
            self.problems.append(rules.NUMBER.at(self.source(event.start_mark), str(error), remedy))
            return text

    def _sequence(self, at: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.read(event, (*at, len(items))))
        return items

    def _mapping(self, at: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event)
            here = (*at, key)
            if key in found:
                line = self.keys[here][0]
                message = f"{key[:60]} stands twice, first on line {line}"
                self.problems.append(
                    rules.DUPLICATE_KEY.at(self.source(event.start_mark), message, "keep one of them")
                )
                here = (*at, key, "\0duplicate")
                self.read(next(self.events), here)
                continue
            self.keys[here] = self.place(event.start_mark)
            found[key] = self.read(next(self.events), here)
        return found

    def _key(self, event: Any) -> str:
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self._indirection(event, "an anchor or a tag on a key", event.value)
            return str(event.value)
        if isinstance(event, yaml.AliasEvent):
            self._indirection(event, "an alias", f"*{event.anchor}")
            return f"*{event.anchor}"
        raise _Stop(
            rules.YAML.at(
                self.source(event.start_mark), "a list or mapping stands as a key", "keys are plain words"
            )
        )


def plain(text: str) -> Any:
    """Value of a plain scalar by the core schema; numbers remember how they were written.

    Raises:
        ValueError: if it is a number that cannot be used, with the reason.
    """
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _INT.match(text) or _OCTAL.match(text) or _HEX.match(text):
        if len(text) > MOST_DIGITS + 2:
            message = f"a number of {len(text):,} digits"
            raise ValueError(message)
        whole = WrittenInt(int(text, {"0o": 8, "0x": 16}.get(text[:2], 10)))
        whole.text = text
        return whole
    if _FLOAT.match(text) or _INFINITE.match(text):
        number = math.inf if _INFINITE.match(text) or len(text) > _LONGEST_NUMBER else float(text)
        if not math.isfinite(number):
            message = f"{text[:20]} is not a finite number"
            raise ValueError(message)
        written = WrittenFloat(number)
        written.text = text
        return written
    return text


class _Stop(Exception):  # noqa: N818 - not an error of pmsite
    """Reading cannot go on."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


def parse(path: str, text: str, first_line: int) -> tuple[Any, Positions, tuple[Diagnostic, ...]]:
    """Value of a YAML text with the place of everything in it, and all that is wrong."""
    positions = Positions(path, {}, {}, first_line)
    bound = bounded(path, text, first_line)
    if bound:
        return None, positions, bound
    reader = _Reader(path, first_line, iter(()))
    value = None
    try:
        events = yaml.parse(text, Loader=yaml.CLoader)
        reader.events = iter(events)
        next(reader.events), next(reader.events)
        event = reader.events.__next__() if (started := _document(text)) else None
        if started and event is not None and not isinstance(event, yaml.StreamEndEvent):
            value = reader.read(event, ())
            for rest in reader.events:
                if isinstance(rest, yaml.DocumentStartEvent):
                    place = reader.source(rest.start_mark)
                    message = "a second YAML document begins here"
                    reader.problems.append(rules.YAML.at(place, message, "keep one front matter"))
                    break
    except _Stop as stop:
        reader.problems.append(stop.problem)
    except yaml.YAMLError as error:
        reader.problems.append(_syntax(reader, text, error))
    except StopIteration:
        pass
    positions = Positions(path, reader.values, reader.keys, first_line, reader.starts)
    return value, positions, tuple(reader.problems)


def _document(text: str) -> bool:
    """Whether a text holds anything but blank lines and comments."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n"))


def _syntax(reader: _Reader, text: str, error: yaml.YAMLError) -> Diagnostic:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    source = reader.source(mark) if mark is not None else Source(reader.path, reader.first_line)
    if mark is not None and mark.index >= len(text):
        source = place(reader.path, text, len(text), reader.first_line)
    what = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML")
    remedy = next(
        (mend for words, mend in _REMEDIES if words in what), "check quotes, brackets and indentation"
    )
    return rules.YAML.at(source, what, remedy)


_REMEDIES = (
    ("mapping values are not allowed", 'put a text with ": " in quotes'),
    ("cannot start any token", "indent with spaces and put special characters in quotes"),
    ("found unexpected end of stream", "close the quote"),
    ("did not find expected ',' or", "close the bracket or separate the items by commas"),
    ("did not find expected key", "check the indentation of this line"),
    ("could not find expected ':'", 'write "key: value", and quotes around a text of several lines'),
    ("undefined alias", "put a text that begins with * in quotes"),
)


def bounded(path: str, text: str, first_line: int) -> tuple[Diagnostic, ...]:
    """What is too large, too long or too deep for a front matter, before any parser sees it."""
    if len(text) > MOST_CHARACTERS:
        message = f"the front matter has {len(text):,} characters"
        return (rules.SIZE.at(Source(path, first_line), message, f"keep it under {MOST_CHARACTERS:,}"),)
    flow, indents, quote = 0, [0], ""
    for number, line in enumerate(text.split("\n"), first_line):
        if len(line) > MOST_LINE:
            message = f"a line of {len(line):,} characters"
            return (rules.SIZE.at(Source(path, number), message, f"keep lines under {MOST_LINE:,}"),)
        bare = line.lstrip(" ")
        if not bare or bare[0] == "#":
            continue
        column = len(line) - len(bare)
        if column == 0 and bare[0] not in "[]{},":
            flow, quote = 0, ""
        begin = column
        if not flow and not quote:
            column += _dashes(bare, indents, column)
        flow, quote, deep = _flow_depth(bare, flow, quote)
        if deep >= 0 or len(indents) > MOST_NESTING:
            message = f"nested more than {MOST_NESTING} levels"
            where = Source(path, number, (begin + deep if deep >= 0 else column) + 1)
            return (rules.NESTING.at(where, message, "make it flatter"),)
    return ()


def _dashes(bare: str, indents: list[int], column: int) -> int:
    """Keep the stack of indentations; ``- - -`` opens one level a dash. Columns that the dashes take."""
    while indents and indents[-1] > column:
        indents.pop()
    if not indents or indents[-1] < column:
        indents.append(column)
    moved = 0
    while bare[moved : moved + 2] in ("- ", "? ", ": ") and len(indents) <= MOST_NESTING:
        moved += 2
        moved += len(bare[moved:]) - len(bare[moved:].lstrip(" "))
        if indents[-1] < column + moved:
            indents.append(column + moved)
    return moved


def _flow_depth(bare: str, depth: int, quote: str) -> tuple[int, str, int]:
    """Depth of brackets after a line, the quote it leaves open, and where it grows too deep (else -1)."""
    deep, previous = -1, " "
    for position, character in enumerate(bare):
        if quote:
            if character == quote and previous != "\\":
                quote = ""
        elif character in "\"'" and (previous in " [{,:"):
            quote = character
        elif character == "#" and previous == " ":
            break
        elif character in "[{" and (depth or previous in " ,-[{:"):
            depth += 1
            deep = position if depth > MOST_NESTING and deep < 0 else deep
        elif character in "]}" and depth:
            depth -= 1
        previous = character
    return depth, quote, deep
