"""Minutes in plain Markdown: what they say of the meeting as fields, the rest as the text of its record."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from pmsite.imports._table import RefusedError
from pmsite.read.documents import Document, document
from pmsite.read.plain import date_of, heading
from pmsite.read.prose import mask

_LINE = re.compile(
    r"^[ \t>*-]*(?:\*\*|__)?(?P<name>[A-Za-z][A-Za-z ]{2,24}|[\u4e00-\u9fff]{2,6})(?:\*\*|__)?[ \t]*[:：](?:\*\*|__)?"
    r"[ \t]*(?P<value>\S[^\n]*)$",
    re.MULTILINE,
)
_NAMES = {
    "chair": "chair,chairperson,chaired by,moderator,主持人,主持",
    "minutes_by": "minutes by,minutes,note taker,recorder,secretary,记录人,记录",
    "place": "place,location,room,venue,地点,会议地点",
    "time": "time,时间,会议时间",
    "attendance.present": "present,attendees,participants,attendance,attended,参会人员,出席,出席人员,与会人员",
    "attendance.absent": "absent,缺席,缺席人员",
    "attendance.excused": "excused,apologies,regrets,请假,请假人员",
}
_FIELDS = {word: field for field, words in _NAMES.items() for word in words.split(",")}
_ACTION = re.compile(r"^(?P<lead>[ \t]*[-*+][ \t]+\[[ xX]\][ \t]+)(?=\S)", re.MULTILINE)
_CLOCK = re.compile(r"\d{1,2}[:：]\d{2}(?:\s*(?:-|–|—|~|至|to)\s*\d{1,2}[:：]\d{2})?")
_FIRST_LINES = 40


def read(
    path: str, data: bytes, person: Callable[[str], str], action: Callable[[], str]
) -> tuple[dict[str, Any], str]:
    """Fields and text of a meeting; boxes become actions with an id of ``action``, names handles by ``person``.

    A name that is nobody's here stays in the text.

    Raises:
        RefusedError: if the file cannot be read, or has a front matter.
    """
    item = document(path, data)
    wrong = next(iter(item.problems), None)
    if wrong is not None:
        raise RefusedError(f"{wrong.message}; {wrong.remedy}")
    if item.fenced:
        raise RefusedError("has a front matter: put it into the folder of meetings as it is")
    fields: dict[str, Any] = {"title": heading(item.body) or PurePosixPath(path).stem, "status": "closed"}
    if (day := date_of(item)) is not None:
        fields["date"] = day
    text = _without_heading(item)
    said, text = _said(text, person)
    return {**fields, **said}, _actions(text, action)


def _without_heading(item: Document) -> str:
    lines = item.body.text.strip("\n").split("\n")
    return "\n".join(lines[1:]).strip("\n") if re.match(r" {0,3}#{1,2}[ \t]", lines[0]) else "\n".join(lines)


def _said(text: str, person: Callable[[str], str]) -> tuple[dict[str, Any], str]:
    """Fields that lines at the beginning name; lines that were taken whole leave the text."""
    fields: dict[str, Any] = {}
    kept: list[str] = []
    for number, line in enumerate(text.split("\n")):
        found = _LINE.match(line) if number < _FIRST_LINES else None
        field = _FIELDS.get(" ".join(found["name"].casefold().split()), "") if found else ""
        if found is None or not field or field in fields:
            kept.append(line)
            continue
        value = found["value"].strip(" *_")
        if field.startswith("attendance."):
            names = [name.strip() for name in re.split(r"[,;，；、]|\band\b", value) if name.strip()]
            handles = [person(name) for name in names]
            fields[field] = [handle for handle in handles if handle]
            if not all(handles):
                kept.append(line)
        elif field in ("chair", "minutes_by"):
            if handle := person(value):
                fields[field] = handle
            else:
                kept.append(line)
        elif field == "time" and not _CLOCK.search(value):
            kept.append(line)
        else:
            clock = _CLOCK.search(value)
            fields[field] = clock[0] if field == "time" and clock else value
    return {name: value for name, value in fields.items() if value}, "\n".join(kept).strip("\n")


def _actions(text: str, action: Callable[[], str]) -> str:
    """The text with an id in each box that has none."""
    masked = mask(text)
    pieces, last = [], 0
    for found in _ACTION.finditer(masked):
        rest = masked[found.end() :]
        if not re.match(r"(?:\*\*|__)?[A-Z][A-Za-z]*-\d", rest):
            pieces += [text[last : found.end()], f"{action()} "]
            last = found.end()
    return "".join([*pieces, text[last:]])


def is_one(path: str) -> bool:
    """Whether a file is Markdown by its name."""
    return path.lower().endswith((".md", ".markdown"))
