"""Ids and file names of new records."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from pmsite.model.kind import Kind
from pmsite.model.record import Record

_DIGITS = 3
_MOST_SLUG = 48


class Period(NamedTuple):
    """First and last day of what a report is about, and how its id names it."""

    first: dt.date
    last: dt.date
    name: str


def next_id(kind: Kind, records: Iterable[Record], paths: Iterable[str]) -> str:
    """One more than the highest number of the kind's ids, padded like it.

    ``records`` are those that share its name space, nested ones too; ``paths`` their files, so that the id of
    a file that cannot be read is not given again.
    """
    form = re.compile(rf"{re.escape(kind.prefix)}-(\d+(?:-\d+)*)(?![A-Za-z0-9])")
    names = [record.id for record in records] + [PurePosixPath(path).name for path in paths]
    taken = [found[1] for name in names if (found := form.match(name))]
    if not taken:
        return f"{kind.prefix}-{1:0{_DIGITS}}"
    highest = max(taken, key=lambda number: [int(part) for part in number.split("-")])
    lead, dash, last = highest.rpartition("-")
    return f"{kind.prefix}-{lead}{dash}{int(last) + 1:0{len(last)}}"


def handle(title: str) -> str:
    """A person's handle from a name in Latin letters (``Li Wei``: ``li.wei``), "" from another script."""
    return slug(title).replace("-", ".")


def slug(title: str) -> str:
    """A title as the end of a file name: ASCII words with dashes; "" where it has other letters.

    Accents go; words of digits at the front go too, for they would read as a part of the id.
    """
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", title) if not unicodedata.combining(letter)
    )
    if any(letter.isalnum() and not letter.isascii() for letter in plain):
        return ""
    words = re.findall(r"[a-z0-9]+", plain.lower().replace("'", ""))
    while words and words[0].isdigit():
        words.pop(0)
    short = ""
    for word in words:
        longer = f"{short}-{word}" if short else word[:_MOST_SLUG]
        if len(longer) > _MOST_SLUG:
            break
        short = longer
    return short


def report_period(today: dt.date, period: str) -> Period:
    """The week, fortnight, month or quarter that a day lies in."""
    if period in ("week", "fortnight"):
        last = today + dt.timedelta(days=6 - today.weekday())
        first = last - dt.timedelta(days=6 if period == "week" else 13)
        year, week, _ = last.isocalendar()
        return Period(first, last, f"{year}-W{week:02}")
    months = 3 if period == "quarter" else 1
    begin = today.replace(day=1, month=(today.month - 1) // months * months + 1)
    end = begin.month + months - 1
    last = begin.replace(month=end, day=calendar.monthrange(begin.year, end)[1])
    name = f"{begin.year}-Q{end // 3}" if period == "quarter" else f"{begin:%Y-%m}"
    return Period(begin, last, name)
