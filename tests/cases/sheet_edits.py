"""Edits of an exported workbook as a person makes them in a spreadsheet; seeded, and told by record and field.

Which heading is which field, and what a good other value is, is written here by hand.
"""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

TEXTS = {
    "Title": "title",
    "Cause": "cause",
    "Event": "event",
    "Effect": "effect",
    "Trigger": "trigger",
    "Contingency": "contingency",
    "Resolution": "resolution",
    "Reason": "reason",
    "Statement": "statement",
    "Context": "context",
    "Happened": "happened",
    "Recommendation": "recommendation",
    "Acceptance": "acceptance",
    "Place": "place",
    "Series": "series",
    "Version": "version",
    "Wave": "wave",
    "Phone": "phone",
    "Role": "role",
    "Status reason": "status_reason",
    "Channel": "channel",
    "Impact: Scope": "impact.scope",
    "Impact: Quality": "impact.quality",
    "Answer: Text": "answer.text",
}
DAYS = {
    "Created": "created",
    "Due": "due",
    "Raised": "raised",
    "Identified": "identified",
    "Next review": "next_review",
    "Validate by": "validate_by",
    "Deadline": "deadline",
}
PEOPLE = {"Owner": "owner", "Requester": "requester", "Chair": "chair", "Author": "author"}
LISTS = {"Tags": "tags"}
NASTY = (
    "=1+1",
    "+4",
    "@SUM(A1)",
    "a: b",
    "#x",
    "- y",
    "true",
    "2026-01-01",
    "'",
    "C:\\d",
    "“中文”；",
    "1.0",
    "[a]",
)
"""Texts that a spreadsheet or YAML takes for something else."""


def edits(path: Path, sheet: str, number: int, seed: int) -> dict[tuple[str, str], str]:
    """Edit cells of a sheet and save the workbook; new texts by record and field.

    List items of a text hold their words, an owner and days only; their rows are edited in these.
    """
    chance = random.Random(f"{seed} {sheet}")
    book = load_workbook(path)
    page = book[sheet]
    heads = {cell.value: cell.column for cell in page[1]}
    known = {**TEXTS, **DAYS, **PEOPLE, **LISTS}
    places = [
        (row, head)
        for row in range(2, page.max_row + 1)
        for head in known
        if head in heads and _editable(page, row, heads, head)
    ]
    made: dict[tuple[str, str], str] = {}
    for row, head in chance.sample(places, min(number, len(places))):
        cell = page.cell(row, heads[head])
        if head in DAYS:
            old = cell.value or dt.datetime(2026, 3, 2)  # noqa: DTZ001 - a day of Excel has no zone
            cell.value = old + dt.timedelta(days=chance.randrange(1, 5))
            new = cell.value.date().isoformat()
        elif head in PEOPLE:
            new = cell.value = "chen.jie" if cell.value == "li.wei" else "li.wei"
        elif head in LISTS:
            items = [*str(cell.value or "").split("; "), f"tag {chance.randrange(99)}"]
            cell.value = "; ".join(item for item in items if item)
            new = cell.value
        else:
            within = "Part of" in heads and page.cell(row, heads["Part of"]).value
            new = f"{'Words' if within else chance.choice(NASTY)} {chance.randrange(10_000)}"
            cell.value = new
            cell.data_type = "s"
        made[(str(page.cell(row, 1).value), known[head])] = new
    book.save(path)
    return made


def _editable(page: Worksheet, row: int, heads: dict[str, int], head: str) -> bool:
    if (
        "Part of" in heads
        and page.cell(row, heads["Part of"]).value
        and head not in ("Title", "Owner", "Due")
    ):
        return False
    return page.cell(row, heads[head]).value is not None or head in ("Title", "Tags", "Created")
