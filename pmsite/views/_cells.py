"""What a cell of a sheet holds, and how two of them are compared, whatever program has saved the sheet meanwhile."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence

Value = str | int | float | bool | dt.date | None
"""What a cell holds; None where it is empty."""

MOST = 32_767
"""Characters that a cell of Excel holds."""
EPOCH = dt.date(1900, 3, 1)
"""First day that every spreadsheet counts alike."""
JOIN = "; "
"""What stands between the items of a list."""
_EXACT = 1e15
_ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def canonical(value: Value) -> str:
    """A cell as it is compared: alike where a sheet gives the same back in another type."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()[:10]
    if isinstance(value, (int, float)):
        return f"{value:.10g}"
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def mark(value: Value) -> str:
    """A short hash of a cell: what a sheet remembers of it."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def fitted(value: Value) -> Value:
    """A value as a cell of Excel holds it: what it has no number or day for is text, and text has an end."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float)):
        return value if abs(value) < _EXACT else str(value)
    if isinstance(value, dt.date):
        return value if value >= EPOCH else value.isoformat()
    return clean(value)[:MOST]


def clean(text: str) -> str:
    """A text without the characters that XML cannot hold, its line ends plain."""
    return _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def listed(items: Sequence[str]) -> str:
    """A list in one cell: ``a; b``, or a line an item where an item has a semicolon itself."""
    lines = any(";" in item for item in items)
    return "".join(f"{item}\n" for item in items) if lines else JOIN.join(items)


def unlisted(text: str) -> list[str]:
    """The items of a cell: the lines of one that has several, else what stands between semicolons."""
    pieces = text.split("\n") if "\n" in text else text.replace("；", ";").split(";")
    return [piece.strip() for piece in pieces if piece.strip()]
