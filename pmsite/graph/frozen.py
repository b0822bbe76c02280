"""Figures as they were on a day: the part ``frozen:`` of a block, read, checked and written.

```pmsite
register: kind = risk and band in (high, critical)
columns: [owner, current.score]
frozen:
  as_of: 2026-03-31
  columns: [owner, current.score]
  rows:
    - {id: RISK-004, title: Parts late, owner: li.wei, current.score: 15}
```

A row has the id and the title of a record, and what the figure shows of it by the names of its fields: one value, a
list of several, ``null`` for none. Every record that the query found has a row, also beyond ``max_items``: an
audience that does not see one of them sees the next.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pmsite.model.source import Source
from pmsite.model.value import Fraction
from pmsite.read import yaml
from pmsite.read.fences import fenced

Path = tuple[str, ...]

MOST_ROWS = 1_000
MOST_COLUMNS = 12

SHOWN: Mapping[str, tuple[str, ...]] = {
    "register": (),
    "list": ("owner", "due", "by", "status", "overdue", "overdue_days"),
    "count": (),
    "matrix": ("inherent", "current", "target"),
    "timeline": ("baseline", "forecast", "actual", "slip_days", "status"),
}
"""Fields that a figure shows of each record, beside columns and group."""
LATENESS = ("overdue", "overdue_days")
"""What the state of an action says beside the state itself."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_SHARE = re.compile(r"-?\d{1,12}(?:\.\d{1,12})?%\Z")
_PLAIN = re.compile(r"[^\W\d_][\w./-]*(?: [\w()./-]+)*\Z")
_PART = re.compile(r"[ \t]*frozen[ \t]*:")
_OPEN = frozenset("\u00a0\u3000")


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """A record as a figure showed it: its id as the page names it, and the values by their dotted names."""

    id: str
    title: str
    kind: str
    values: Mapping[str, Any]
    place: Source = field(default_factory=lambda: Source(""), compare=False)


@dataclass(frozen=True, slots=True)
class Frozen:
    """A figure as it was at the close of a day: every record that its query found, in order."""

    as_of: dt.date
    rows: tuple[FrozenRow, ...]
    columns: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a block asks for, and so what its frozen part may hold."""

    figure: str
    kinds: Collection[str]
    columns: tuple[Path, ...] = ()
    group: Path = ()

    def names(self, columns: Collection[Path]) -> tuple[str, ...]:
        """Names that a row may have beside id, title and kind."""
        paths = [*columns, *([self.group] if self.group else [])]
        more = LATENESS if ("status",) in paths else ()
        found = [".".join(path) for path in paths if path[0] not in ("id", "title", "kind", "project")]
        return tuple(dict.fromkeys([*found, *more, *SHOWN[self.figure]]))


def loaded(value: Any) -> Any:
    """A value of YAML as the figure uses it: days and shares of 1 out of their texts."""
    if isinstance(value, list):
        return [loaded(item) for item in value]
    if isinstance(value, dict):
        return {key: loaded(item) for key, item in value.items()}
    if isinstance(value, str) and _DATE.match(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            return value
    if isinstance(value, str) and _SHARE.match(value):
        return Fraction(float(value[:-1]) / 100)
    return value


def lines(frozen: Frozen, kinds: Collection[str], *, columns: bool) -> list[str]:
    """The lines of a frozen part, a row each; rows say their kind where ``kinds`` are several."""
    found = ["frozen:", f"  as_of: {frozen.as_of}"]
    found += [f"  columns: {flow(['.'.join(path) for path in frozen.columns])}"] if columns else []
    if not frozen.rows:
        return [*found, "  rows: []"]
    found.append("  rows:")
    for row in frozen.rows:
        kind = {"kind": row.kind} if len(kinds) > 1 else {}
        found.append(f"    - {flow({'id': row.id, 'title': row.title, **kind, **row.values})}")
    return found


def flow(value: Any) -> str:
    """A value on one line, as the strict reader reads it back."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_text(str(key))}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(flow, value)) + "]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Fraction):
        return f"{value * 100:.12g}%"
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float):
        return f"{value:.12g}"
    return value.isoformat() if isinstance(value, dt.date) else _text(str(value))


def _text(text: str) -> str:
    if _PLAIN.match(text) and text.isprintable() and yaml.plain(text) == text:
        return text
    if _DATE.match(text) or _SHARE.match(text):
        return text
    return "".join(
        mark if mark.isprintable() or mark in _OPEN or ord(mark) < 0x20 else f"\\U{ord(mark):08x}"  # noqa: PLR2004
        for mark in json.dumps(text, ensure_ascii=False)
    )


def flat(value: Any) -> Sequence[Any]:
    """Values of a row's field: none for ``null``, several for a list."""
    return () if value is None else value if isinstance(value, list) else (value,)


def unfrozen(text: str) -> str:
    """A body with empty lines in the place of every frozen part."""
    if "frozen" not in text:
        return text
    written = text.split("\n")
    code = fenced(written)
    inside = False
    for number, line in enumerate(written):
        ends = number not in code or code[number] is not None or code.get(number + 1, "") is not None
        inside = not ends and (inside or bool(_PART.match(line)))
        if inside:
            written[number] = ""
    return "\n".join(written)
