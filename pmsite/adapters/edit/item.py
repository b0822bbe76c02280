"""A list item of a body that is an action or a decision, edited on its line."""

from __future__ import annotations

import re
from typing import Any

from pmsite.adapters.edit.value import Value
from pmsite.adapters.edit.written import Written
from pmsite.adapters.failure import USAGE, Failure
from pmsite.model.diagnostic import printable
from pmsite.model.kind import Kind
from pmsite.model.record import Body, Record
from pmsite.model.suggest import listed
from pmsite.model.value import shown
from pmsite.read.body import ITEM, POINTS, TOKEN, list_records
from pmsite.read.fence import split
from pmsite.read.prose import mask

FIELDS = ("status", "owner", "due", "done", "started", "audience")
"""What a list item can hold: its box, ``@owner`` and ``key:value``."""
_ENDS = " ,.;，。；、(（"
"""Marks at the end of an item's words that are not part of them."""
_WORD = re.compile(r"[^\s，。；（）@]+\Z")


def put_item(file: Written, record: Record, kind: Kind, name: str, value: Value | None) -> Written:
    """The file with a field of a list item set, or taken out where ``value`` is None.

    A state of a box is its mark: ``[x]`` for done, ``[ ]`` for open; other states are written as ``status:``.

    Raises:
        Failure: if a list item cannot hold it.
    """
    if name == kind.fields.title_field and value is not None:
        return _titled(file, record, kind, str(value.value))
    if name not in FIELDS:
        raise Failure(
            f"{record.id} is a list item of {printable(record.source.path)}, which holds {listed(FIELDS)}; "
            f"edit {printable(name)} by hand",
            USAGE,
        )
    word = _word(name, value) if value is not None else ""
    boxed = _line(file, record)[1]["box"] is not None
    mark = name == "status" and boxed
    edited = _status(file, record, kind, word) if mark else _token(file, record, name, word)
    wanted = {key: held for key, held in _held(file, record, kind).items() if key != name}
    if word:
        wanted[name] = word.split(",") if name == "audience" else word
    elif mark:
        wanted[name] = "open"
    if _held(edited, record, kind) != wanted:
        raise Failure(f"{record.id} cannot be edited by command; edit its line by hand", USAGE)
    return edited


def _titled(file: Written, record: Record, kind: Kind, title: str) -> Written:
    """The file with other words on the item's line; its id, box and tokens stay where they are."""
    name = kind.fields.title_field
    known = _held(file, record, kind)
    old, new = str(known.get(name) or ""), " ".join(title.split()).rstrip(_ENDS)
    place, found, line, _ = _line(file, record)
    start = line.find(old, found.start("rest")) if old and new else -1
    if start >= 0:
        edited = file.spliced((place + start, place + start + len(old), new))
        if _held(edited, record, kind) == {**known, name: new}:
            return edited
    raise Failure(f"{record.id}: its words cannot be edited by command; edit its line by hand", USAGE)


def _held(file: Written, record: Record, kind: Kind) -> dict[str, Any]:
    """What the item on the record's line says."""
    body = split(file.path, file.text)[0]
    items = list_records(file.path, Body(body.body, body.body_line), {kind.prefix: kind.name})
    return next((item.data for item in items if item.source.line == record.source.line), {})


def _word(name: str, value: Value) -> str:
    parts = value.value if isinstance(value.value, list) else [value.value]
    text = ",".join(str(getattr(part, "text", part)) for part in parts) if not value.flow else ""
    if value.flow and isinstance(value.value, list):
        text = ",".join(map(str, parts))
    if not _WORD.match(text) or text != text.rstrip(POINTS) or ("," in text and name != "audience"):
        raise Failure(
            f"{name}: {printable(shown(value.text))} cannot stand in a list item; write one word", USAGE
        )
    return text


def _line(file: Written, record: Record) -> tuple[int, re.Match[str], str, str]:
    """Place of the item's line in the file, its parts, and the line as written and with code blanked."""
    body = split(file.path, file.text)[0]
    at = record.source.line - body.body_line
    lines, masked = body.body.split("\n"), mask(body.body).split("\n")
    found = ITEM.match(masked[at]) if 0 <= at < len(lines) else None
    if found is None:
        raise Failure(f"{record.id} cannot be edited by command; edit its line by hand", USAGE)
    place = len(file.text) - len(body.body) + sum(len(line) + 1 for line in lines[:at])
    return place, found, lines[at], masked[at]


def _status(file: Written, record: Record, kind: Kind, word: str) -> Written:
    place, found, _, _ = _line(file, record)
    closed = word in kind.closed_states
    mark = place + found.start("box") + 1
    if (file.text[mark] in "xX") != closed:
        file = file.spliced((mark, mark + 1, "x" if closed else " "))
    return _token(file, record, "status", "" if word in ("open", "done") else word)


def _token(file: Written, record: Record, name: str, word: str) -> Written:
    place, found, line, masked = _line(file, record)
    tokens = [token for token in TOKEN.finditer(masked, found.start("rest")) if _name(token) == name]
    written = f"@{word}" if name == "owner" else f"{name}:{word}"
    if not tokens:
        end = place + len(line.rstrip())
        return file.spliced((end, end, f" {written}")) if word else file
    start, end = _span(tokens[-1])
    if word:
        return file.spliced((place + start, place + end, written))
    begin = len(line[:start].rstrip(" "))
    return file.spliced((place + begin, place + end, ""))


def _name(token: re.Match[str]) -> str:
    return "owner" if token["owner"] else token["key"]


def _span(token: re.Match[str]) -> tuple[int, int]:
    """Where a token stands without the marks behind it."""
    value = token["value"] or ""
    return token.start(), token.end() - (len(value) - len(value.rstrip(POINTS)))
