"""Files that a command changes, as it tells of them: the difference, or the lines that are new."""

from __future__ import annotations

import difflib

from pmsite.adapters.edit.change import Change
from pmsite.model.diagnostic import printable
from pmsite.read.text import decode


def difference(change: Change, shown: str) -> str:
    """A unified difference, as patch takes it."""
    before, after = _lines(change)
    lines = difflib.unified_diff(before, after, f"a/{shown}", f"b/{shown}", lineterm="")
    return "".join(f"{printable(line)}\n" for line in lines)


def places(change: Change, shown: str) -> list[str]:
    """``path:line: text`` of each line that is new, and of each that is gone where it stood."""
    before, after = _lines(change)
    found: list[str] = []
    for what, first, last, start, end in difflib.SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if what == "delete":
            found += [
                f"{shown}:{start + 1}: removed {printable(line.strip())}" for line in before[first:last]
            ]
        elif what != "equal":
            found += [
                f"{shown}:{number}: {printable(line.strip())}"
                for number, line in enumerate(after[start:end], start + 1)
            ]
    return found


def _lines(change: Change) -> tuple[list[str], list[str]]:
    before, after = (decode(change.path, data)[0].split("\n") for data in (change.before, change.after))
    return before, after
