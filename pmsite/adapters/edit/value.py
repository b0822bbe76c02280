"""Values as a command line gives them, and how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml as syntax

from pmsite.adapters.failure import USAGE, Failure
from pmsite.model.diagnostic import printable
from pmsite.model.value import shown
from pmsite.read import yaml

_BLANKS = frozenset("\u00a0\u3000")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class Value:
    """What a field is to hold: the value, and the text and the quotes it was given in."""

    value: Any
    text: str
    quote: str = ""
    flow: bool = False
    """Whether it is a list or mapping in brackets."""


def understood(field: str, text: str) -> Value | None:
    """The value behind ``field=``; None where nothing stands there.

    Raises:
        Failure: if it cannot be read.
    """
    text = text.strip()
    if not text:
        return None
    try:
        text.encode("utf-8")
        if text[0] in "[{":
            return _flow(field, text)
        if text[0] in "\"'" and _whole(text):
            return Value(yaml.parse("value", text, 1)[0], text, text[0])
        return Value(yaml.plain(text), text)
    except UnicodeEncodeError:
        raise Failure(f"{field}: the value is not UTF-8; nothing was written", USAGE) from None
    except ValueError as error:
        raise Failure(f"{field}: {printable(str(error))}; nothing was written", USAGE) from None


def _flow(field: str, text: str) -> Value:
    value, _, problems = yaml.parse("value", text, 1)
    if problems or "\n" in text or not _whole(text):
        what = (
            f"{problems[0].message}; {problems[0].remedy}"
            if problems
            else "write it on one line, in brackets"
        )
        raise Failure(f"{field}: {printable(shown(text))}: {printable(what)}; nothing was written", USAGE)
    return Value(value, text, flow=True)


def _whole(text: str) -> bool:
    """Whether a text is one value of YAML from its first to its last character."""
    if yaml.bounded("value", text, 1):
        return False
    try:
        node = syntax.compose(text, Loader=syntax.CLoader)
    except syntax.YAMLError:
        return False
    return node is not None and node.start_mark.index == 0 and bool(node.end_mark.index == len(text))


def spelled(value: Value, old: str, around: str) -> tuple[str, Any]:
    """A value as it is written in the place of one with the quotes ``old``, and as it is then read.

    ``around`` is what it stands in: ``flow``, ``list`` or ``mapping``. Quotes stay as they are; a new text is quoted
    where it would be read as something else.
    """
    if value.flow:
        return value.text, value.value
    if not isinstance(value.value, str):
        if old in ("'", '"') and value.value is not None and not isinstance(value.value, bool):
            return quoted(value.text, old), value.text
        return value.text, value.value
    text: str = value.value
    if old in ("'", '"'):
        return quoted(text, old), text
    if fits(text, around):
        return text, text
    return quoted(text, value.quote or '"'), text


def fits(text: str, around: str) -> bool:
    """Whether a text without quotes is read as itself."""
    if not text or text != text.strip() or "\n" in text:
        return False
    before, after = {"flow": ("{k: ", "}"), "list": ("- ", "\n"), "mapping": ("k: ", "\n")}[around]
    found, _, problems = yaml.parse("value", f"{before}{text}{after}", 1)
    return not problems and found == ([text] if around == "list" else {"k": text})


def quoted(text: str, quote: str) -> str:
    """A text in quotes: in the given ones if it fits there."""
    if quote == "'" and all(map(_shown, text)):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _shown(character: str) -> bool:
    return character.isprintable() or character in _BLANKS


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if _shown(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004 - YAML's escapes
