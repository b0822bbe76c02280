"""Every bad input of the corpus, drawn from a seed: names, numbers and words differ from run to run."""

from __future__ import annotations

import random
import re
from pathlib import Path

from tests.corpus import (
    actuals,
    bombs,
    calendars,
    configuration,
    encodings,
    fences,
    fields,
    files,
    html,
    meanings,
    outputs,
    queries,
    slow,
)
from tests.corpus._case import SOUND, Case, Place

WARNINGS = frozenset({"PM038", "PM043"})
"""Codes of the corpus that are no errors."""
ROWS = (
    bombs, meanings, encodings, fences, fields, html, slow, files, outputs, actuals, queries, calendars, configuration,
)  # fmt: skip
_SAID = re.compile(
    r"^(?P<path>[^\n]+?):(?P<line>[1-9][0-9]*):(?P<column>[1-9][0-9]*): (?P<code>PM[0-9]{3}) "
    r"(?P<fact>[^\n]+?); (?P<remedy>[^\n]*?\S)(?P<mild> \((?:warning|notice)\))?$",
    re.MULTILINE,
)


def corpus(seed: int) -> list[Case]:
    """All cases, in the order of the table's rows."""
    found = [case for module in ROWS for case in module.cases(random.Random(f"{seed} {module.__name__}"))]
    twice = {case.name for case in found if sum(other.name == case.name for other in found) > 1}
    assert not twice, twice
    return found


def size(case: Case) -> int:
    """Bytes of a case's files."""
    return sum(len(data) for data in case.files.values())


def put(case: Case, folder: Path) -> Path:
    """A sound portal with the case's files in it."""
    texts = {path: text.encode() for path, text in SOUND.items() if path not in case.files}
    for path, data in {**texts, **case.files}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    for path, to in case.links.items():
        link = folder / path
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(to)
    return folder


def wrong(case: Case, output: str, exit_code: int, *, mild: bool = True) -> list[str]:
    """How what was said of a case differs from what must be said; nothing where it is right.

    Without ``mild`` warnings need not be told: a build tells errors only.
    """
    said = [
        (Place(item["code"], item["path"], int(item["line"]), int(item["column"])), item["mild"] is None)
        for item in _SAID.finditer(output)
    ]
    every, errors = {place for place, _ in said}, {place for place, error in said if error}
    found = [f"exit {exit_code}, not {case.exit}"] if exit_code != case.exit else []
    found += [
        f"not told: {tuple(place)}"
        for place in case.places
        if place not in every and (mild or place.code not in WARNINGS)
    ]
    found += [f"told, and not true: {tuple(place)}" for place in sorted(errors - {*case.places})]
    found += [f"outside of its file: {tuple(place)}" for place in sorted(every) if not _inside(case, place)]
    return [*found, "a traceback"] if "Traceback (most recent call last)" in output else found


def _inside(case: Case, place: Place) -> bool:
    """Whether a place lies in its file, at most one column behind the end of a line."""
    data = next(
        (data for path, data in case.files.items() if path.removeprefix("content/") == place.path), None
    )
    if data is None or (place.line, place.column) == (1, 1):
        return True
    text = re.sub("\r\n?", "\n", data.decode("utf-8", "surrogateescape")).removeprefix("\ufeff")
    lines = text.split("\n")
    return place.line <= len(lines) and place.column <= len(lines[place.line - 1]) + 1
