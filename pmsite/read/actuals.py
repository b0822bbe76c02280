"""Actual hours and cost: ``actuals*.csv`` beside a plan, each row checked and typed.

A row reads ``2026-01-13,T-12,li.wei,7.5,,labour,`` or ``2026-01-15,T-12,rig,,3000,technology,Licence``.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic, ordered
from pmsite.model.record import Record
from pmsite.model.source import Source
from pmsite.model.suggest import remedy
from pmsite.model.value import shown
from pmsite.read.text import decode

COLUMNS = ("date", "task", "who", "hours", "cost", "category", "note")
MOST_BYTES = 20_000_000
MOST_ROWS = 200_000
MOST_TEXT = 2_000
MOST_PROBLEMS = 100
"""Rows of a file that are reported one by one."""

_NAME = re.compile(r"actuals[^/]*\.csv\Z", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?\Z")


@dataclass(frozen=True, slots=True)
class Actual:
    """One row: on a day, for a task, a person or device spent hours, money, or both."""

    date: dt.date
    task: str
    who: str
    """Handle of a person, or id of a technology; "" where only money was spent."""
    hours: float | None
    cost: float | None
    """None: hours × the rate of that day."""
    category: str
    note: str
    source: Source


@dataclass(frozen=True, slots=True)
class _Known:
    """What rows of a project may name."""

    tasks: frozenset[str]
    who: frozenset[str]


def is_actuals(path: str) -> bool:
    """Whether a path names a file of actuals: ``actuals*.csv``, in no hidden or private folder."""
    parts = PurePosixPath(path).parts
    return bool(parts and _NAME.match(parts[-1])) and not any(part.startswith((".", "_")) for part in parts)


def actuals(
    files: Mapping[str, bytes], records: Iterable[Record]
) -> tuple[Mapping[str, tuple[Actual, ...]], tuple[Diagnostic, ...]]:
    """Rows of every project by its key, in the order of files and rows, and everything wrong with them."""
    paths = sorted(path for path in files if is_actuals(path))
    if not paths:
        return {}, ()
    every = tuple(records)
    folders = {record.folder: record.id for record in every if record.kind == "project"}
    known = {key: _known(every, key) for key in folders.values()}
    rows: dict[str, list[Actual]] = defaultdict(list)
    problems: list[Diagnostic] = []
    for path in paths:
        project = _project(path, folders)
        if project is None:
            mend = "move it into the folder of a project, beside its plan"
            problems.append(rules.ACTUALS.at(Source(path), "the file lies outside of any project", mend))
            continue
        found, wrong = _file(path, files[path], known[project])
        rows[project].extend(found)
        problems.extend(wrong)
    return {key: tuple(items) for key, items in sorted(rows.items())}, ordered(problems)


def _project(path: str, folders: Mapping[str, str]) -> str | None:
    for parent in PurePosixPath(path).parents:
        folder = "" if parent.as_posix() == "." else parent.as_posix()
        if folder in folders:
            return folders[folder]
    return None


def _known(records: Iterable[Record], project: str) -> _Known:
    """Tasks of a project; people of the portal, people and technology of the project's resources."""
    tasks: set[str] = set()
    who: set[str] = set()
    for record in records:
        if record.kind == "task" and record.project == project:
            tasks.add(record.id)
        elif record.kind == "person":
            who.add(record.id)
        elif record.kind == "resources" and record.project == project:
            who.update(item.who for item in record.get("people") or ())
            who.update(item.id for item in record.get("technology") or ())
    return _Known(frozenset(tasks), frozenset(who))


def _file(path: str, data: bytes, known: _Known) -> tuple[list[Actual], list[Diagnostic]]:
    text, unread = decode(path, data, most=MOST_BYTES)
    problems = list(unread)
    found: list[Actual] = []
    for line, cells, raw in _rows(path, text, problems):
        row, wrong = _row(Source(path, line), cells, raw, known)
        if row is not None:
            found.append(row)
        problems.extend(wrong)
        if len(problems) > MOST_PROBLEMS:
            del problems[MOST_PROBLEMS:]
            message = f"more than {MOST_PROBLEMS} problems; the rest of the file was not read"
            problems.append(rules.ACTUALS.at(Source(path, line), message, "correct these first"))
            break
    return found, problems


def _rows(
    path: str, text: str, problems: list[Diagnostic]
) -> Iterator[tuple[int, Sequence[str], Sequence[str]]]:
    """Rows below the header with the number of their first line, and as written; blank lines are passed over."""
    lines = text.split("\n")
    reader = csv.reader((f"{line}\n" for line in lines), strict=True)
    begun = False
    number = 0
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            mend = "put a text with commas or quotes in quotes, and double the quotes inside"
            place = _open_quote(Source(path, line), lines[line - 1 :])
            problems.append(rules.ACTUALS.at(place, f"no row of a CSV file: {error}", mend))
            return
        if cells is None:
            break
        here, line = line, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if not begun:
            begun = True
            if tuple(cell.strip() for cell in cells) != COLUMNS:
                message = f"the header is {shown(','.join(cells))}"
                problems.append(rules.ACTUALS.at(Source(path, here), message, f"write {','.join(COLUMNS)}"))
                return
            continue
        number += 1
        if number > MOST_ROWS:
            message = f"more than {MOST_ROWS:,} rows"
            problems.append(rules.ACTUALS.at(Source(path, here), message, "split the file by year or team"))
            return
        yield here, cells, lines[here - 1 : line - 1]
    if not begun and not problems:
        problems.append(
            rules.ACTUALS.at(Source(path), "the file has no header", f"write {','.join(COLUMNS)}")
        )


def _row(
    place: Source, written: Sequence[str], raw: Sequence[str], known: _Known
) -> tuple[Actual | None, tuple[Diagnostic, ...]]:
    """A typed row, None where something is wrong with it."""
    if len(written) != len(COLUMNS):
        message = f"{len(written)} columns instead of {len(COLUMNS)}"
        mend = "write every column, empty ones too; put a text with commas in quotes"
        return None, (rules.ACTUALS.at(place, message, mend),)
    cells = dict(zip(COLUMNS, (cell.strip() for cell in written), strict=True))
    wrong = [
        rules.ACTUALS.at(_cell(place, raw, COLUMNS.index(name)), message, mend)
        for name, message, mend in _wrong(cells, known)
    ]
    if wrong:
        return None, tuple(wrong)
    hours, cost = (float(cells[name]) if cells[name] else None for name in ("hours", "cost"))
    day = dt.date.fromisoformat(cells["date"])
    row = Actual(day, cells["task"], cells["who"], hours, cost, cells["category"], cells["note"], place)
    return row, ()


def _cell(row: Source, raw: Sequence[str], number: int) -> Source:
    """Where a cell of a row begins, its quote included; a row may run over lines."""
    return next(
        (place for found, place, _ in _cells(row, raw) if found == number),
        Source(row.path, row.line, row.column),
    )


def _open_quote(row: Source, raw: Sequence[str]) -> Source:
    """Where the quote stands that nothing closes; the row's beginning where there is none."""
    last = None
    for _, place, quoted in _cells(row, raw):
        last = place if quoted else None
    return last if last is not None and sum(line.count('"') for line in raw) % 2 else row


def _cells(row: Source, raw: Sequence[str]) -> Iterator[tuple[int, Source, bool]]:
    """Number and place of each cell of a row as written, and whether it begins with a quote."""
    number, within = 0, False
    for down, line in enumerate(raw):
        begins = down == 0
        for column, character in enumerate(f"{line}\n", 1):
            if begins:
                yield number, Source(row.path, row.line + down, column), character == '"'
                begins = False
            if character == '"':
                within = not within
            elif character == "," and not within:
                number, begins = number + 1, True


def _wrong(cells: Mapping[str, str], known: _Known) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the cells of a row: the column, the fact, the remedy."""
    if not _is_day(cells["date"]):
        yield "date", f"{shown(cells['date']) or 'an empty cell'} is no date", "write a day as YYYY-MM-DD"
    task, who = cells["task"], cells["who"]
    if task not in known.tasks:
        message = f"no task {shown(task)} in this project" if task else "no task is named"
        yield "task", message, remedy(task, known.tasks, "write the id of a task of the project's plan")
    if who and who not in known.who:
        mend = "write a person's handle, or the id of a technology of resources.md"
        yield "who", f"no person or technology {shown(who)}", remedy(who, known.who, mend)
    numbers_right = True
    for name in ("hours", "cost"):
        if cells[name] and not _NUMBER.match(cells[name]):
            numbers_right = False
            negative = cells[name].startswith("-")
            mend = (
                "correct the row it takes back" if negative else "write a plain number with a decimal point"
            )
            message = f"{name} {shown(cells[name])} is {'negative' if negative else 'no number'}"
            yield name, message, mend
    if numbers_right and not (cells["hours"] or cells["cost"]):
        yield "hours", "neither hours nor cost", "write one of them"
    elif numbers_right and cells["hours"] and not cells["cost"] and not who:
        yield "who", "hours of nobody", "write who worked them, or their cost"
    for name in ("category", "note"):
        if len(cells[name]) > MOST_TEXT:
            yield name, f"{name} has {len(cells[name]):,} characters", f"keep it under {MOST_TEXT:,}"


def _is_day(text: str) -> bool:
    if not _DAY.match(text):
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
