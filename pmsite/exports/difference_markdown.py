"""A difference as the text of a pull-request comment: short first, details folded, safe to post.

Titles and values are written by whoever opens the pull request. Nothing of them is Markdown or HTML, notifies a
person, refers to an issue, or is a command; the whole is never longer than a comment may be.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from pmsite.exports import _difference_head as head
from pmsite.exports import _difference_parts as parts
from pmsite.model.diagnostic import printable
from pmsite.model.difference import Comparison
from pmsite.model.ports import Texts

MARKER = "<!-- pmsite-diff -->"
"""First line: by it a pipeline finds the comment that it updates."""
MOST = 65_000
"""Characters; GitHub takes 65 536."""
_SPARE = 2_000
"""Characters kept for what closes folds and says what is left out."""
_LONG = 400
"""Characters of a sentence."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$^&])")
_CALLS = re.compile(r"[@#!%~$&^:](?=[^\s\u200b])|\bGH(?=-\d)|\bwww(?=\.)", re.IGNORECASE)
"""What notifies, refers, links or becomes a picture on a forge, where something follows."""
_BREAK = "\u200b"


def markdown(comparison: Comparison, t: Texts) -> str:
    """The comment, the same for the same difference."""
    found = comparison.difference
    top, every = parts.weightiest(found, t), parts.consequences(found, t)
    seen = parts.audiences(found, t)
    heading = t("What this changes in the portal")
    lines = [
        MARKER,
        f"### {escaped(heading)}",
        "",
        f"**{escaped(head.headline(found, t))}**",
        "",
        *_rows([*top, *seen[: parts.MOST_TOP]], t),
    ]
    unsure = head.unsure(found, t)
    lines += ["", f"> {escaped(unsure)}"] if unsure else []
    folds = [parts.Part(t("All consequences"), every)] if len(every) > len(top) else []
    folds += [parts.Part(t("Audiences"), seen)] if len(seen) > parts.MOST_TOP else []
    room = MOST - _SPARE - sum(len(line) + 1 for line in lines)
    for part in (*folds, *parts.records(found, t)):
        room -= _SPARE // 10
        kept, left = _within(list(_rows(part.entries, t)), room)
        room -= sum(len(line) + 1 for line in kept)
        heading = t("{name} ({n})", name=part.heading, n=t.number(len(part.entries)))
        lines += ["", f"<details><summary>{html.escape(heading)}</summary>", "", *kept]
        if left:
            rest = t("{n} more lines; pmsite diff shows them", n=t.number(left))
            lines.append(f"- {escaped(rest)}")
        lines += ["", "</details>"]
    return "\n".join([*lines, "", f"<sub>{escaped(head.compared(comparison, t))}</sub>", ""])


def escaped(text: str) -> str:
    """Any text as what Markdown shows as just that, on one line."""
    plain = printable(" ".join(text.split()))
    plain = plain if len(plain) <= _LONG else plain[: _LONG - 1] + "…"
    return _SPECIAL.sub(r"\\\1", _CALLS.sub(lambda found: f"{found[0]}{_BREAK}", plain))


def code(text: str) -> str:
    """Any text as code within a line, between more backticks than it holds."""
    plain = printable(" ".join(text.split())) or " "
    fence = "`" * (max(map(len, re.findall("`+", plain)), default=0) + 1)
    pad = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{pad}{plain}{pad}{fence}"


def _rows(entries: Iterable[parts.Entry], t: Texts) -> Iterator[str]:
    for entry in entries:
        names = ", ".join(
            f"**{escaped(name)}**{' ' + escaped(title) if title else ''}" for name, title in entry.names
        )
        yield f"- {names}{_colon(t)}{escaped(entry.said)}" if entry.said else f"- {names}"
        for field, old, new in entry.fields:
            move = f"{code(old)} → {code(new)}" if old else escaped(new)
            yield f"  - {code(field)}{_colon(t)}{move}"


def _colon(t: Texts) -> str:
    return "：" if t.language == "zh" else ": "


def _within(rows: list[str], room: int) -> tuple[list[str], int]:
    """The first rows that have room, and how many have not."""
    used = 0
    for number, row in enumerate(rows):
        used += len(row) + 1
        if used > room:
            return rows[:number], len(rows) - number
    return rows, 0
