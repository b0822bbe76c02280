"""Dates that a text writes for the machine, as its reader says them."""

from __future__ import annotations

import datetime as dt
import re

from pmsite.model.ports import Texts
from pmsite.read.body import ITEM
from pmsite.read.prose import mask

_DATE = re.compile(r"(?<![\w@./:-])(?P<key>due|done):(?P<day>\d{4}-\d{2}-\d{2})(?![\w-])")


def dates_in_words(text: str, texts: Texts, today: dt.date) -> str:
    """Markdown with the dates of actions (``due:2026-06-10`` behind a box) as the reader's language says them."""
    pieces, last = [], 0
    masked = mask(text)
    for item in ITEM.finditer(masked):
        for token in _DATE.finditer(masked, item.end("box"), item.end()) if item["box"] else ():
            try:
                day = texts.dated(dt.date.fromisoformat(token["day"]), today)
            except ValueError:
                continue
            words = texts("due {day}", day=day) if token["key"] == "due" else texts("done {day}", day=day)
            pieces += [text[last : token.start()], words]
            last = token.end()
    return "".join([*pieces, text[last:]])
