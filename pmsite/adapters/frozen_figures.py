"""Figures of a record's body frozen and thawed: the lines of their blocks, and no other byte of the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from pmsite.adapters.edit.written import Written, written
from pmsite.adapters.failure import CONTENT, USAGE, Failure
from pmsite.adapters.workspace import Workspace
from pmsite.analyses._all import analysed
from pmsite.analyses.portal import Portal
from pmsite.graph.embeds import Embed, embeds
from pmsite.graph.frozen import Frozen, lines
from pmsite.graph.queries import vocabulary
from pmsite.locale.texts import texts
from pmsite.model.diagnostic import Diagnostic, printable
from pmsite.model.record import Body, Record
from pmsite.read.fence import split
from pmsite.views._desk import Desk
from pmsite.views._embed_freeze import TooManyError, frozen

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Refreeze:
    """A file before and after, and each of its figures: the line of its block, its name, the rows it holds now."""

    path: str
    before: bytes
    after: bytes
    as_of: dt.date
    figures: tuple[tuple[int, str, int], ...]


def day_of(record: Record, portal: Portal, asked: dt.date | None) -> dt.date:
    """The day to freeze at: as asked, else the end of the report's period if that is over, else the as-of day."""
    period = record.get("period")
    end: dt.date | None = getattr(period, "to", None)
    return asked or (end if end is not None and end <= portal.as_of else portal.as_of)


def freeze(workspace: Workspace, record: Record, day: dt.date) -> Refreeze:
    """The record's file with each figure of its body as the records give it at the close of ``day``.

    Raises:
        Failure: 2 where there is no figure, one is frozen already or cannot be written; 1 where a block is wrong.
    """
    portal = workspace.portal
    if day != portal.as_of:
        derived, _ = analysed(portal.graph, portal.settings, day)
        portal = replace(portal, as_of=day, derived=derived)
    desk = Desk(portal, texts(portal.language), _project(portal, record))

    def edited(file: Written, line: int, embed: Embed) -> Written:
        if embed.frozen is not None:
            place = f"{printable(file.path)}:{embed.start + line}"
            raise Failure(f"{place}: already frozen; --thaw first; nothing was written", USAGE)
        try:
            found = frozen(desk, embed)
        except TooManyError as error:
            place = f"{printable(file.path)}:{embed.start + line}"
            raise Failure(f"{place}: {error}; narrow the query; nothing was written", USAGE) from None
        return _frozen(workspace, file, line, embed, found)

    return _changed(workspace, record, day, edited)


def thaw(workspace: Workspace, record: Record) -> Refreeze:
    """The record's file without the frozen parts of its figures: byte for byte what it was before.

    Raises:
        Failure: 2 where nothing is frozen; 1 where a block is wrong.
    """

    def edited(file: Written, line: int, embed: Embed) -> Written:
        if embed.frozen is None:
            return file
        return file.spliced((_at(file, embed.frozen_at + line), _at(file, embed.end - 1 + line), ""))

    found = _changed(workspace, record, workspace.portal.as_of, edited)
    if found.before == found.after:
        raise Failure(f"{record.id} has no frozen figure; nothing was written", USAGE)
    return found


def _project(portal: Portal, record: Record) -> Record | None:
    return portal.graph.get(record.project) if record.project else None


def _changed(
    workspace: Workspace, record: Record, day: dt.date, edited: Callable[[Written, int, Embed], Written]
) -> Refreeze:
    """The file with each block edited, the last one first, so that the lines of the others stay."""
    path = record.source.path
    before = (workspace.configuration.content / path).read_bytes()
    try:
        file = written(path, before.decode("utf-8"))
    except UnicodeDecodeError:
        raise Failure(f"{printable(path)} is not UTF-8; nothing was written", CONTENT) from None
    if record.at or record.parent is not None:
        raise Failure(f"{record.id} stands inside {printable(path)} and has no text of its own", USAGE)
    figures = _figures(workspace, file)
    if not figures:
        raise Failure(f"{record.id} has no figure in its text; nothing was written", USAGE)
    line = split(path, file.text)[0].body_line
    for embed in reversed(figures):
        file = edited(file, line, embed)
    done = [
        (embed.start + line, embed.figure, len(embed.frozen.rows) if embed.frozen is not None else 0)
        for embed in _figures(workspace, file)
    ]
    return Refreeze(path, before, file.data, day, tuple(done))


def _figures(workspace: Workspace, file: Written) -> tuple[Embed, ...]:
    """The figures of a file's body.

    Raises:
        Failure: if a block is wrong.
    """
    found, problems = _read(workspace, file)
    if problems:
        raise Failure("\n".join([*map(str, problems[:_SHOWN]), "nothing was written"]), CONTENT)
    return found


def _read(workspace: Workspace, file: Written) -> tuple[tuple[Embed, ...], tuple[Diagnostic, ...]]:
    portal, parts = workspace.portal, split(file.path, file.text)[0]
    if "words" not in portal.memo:
        portal.memo["words"] = vocabulary(portal.graph, portal.settings, portal.derived)
    return embeds(file.path, Body(parts.body, parts.body_line), portal.memo["words"])


def _at(file: Written, line: int) -> int:
    """Place of a line, counted from 1."""
    place = 0
    for _ in range(line - 1):
        place = file.text.index("\n", place) + 1
    return place


def _frozen(workspace: Workspace, file: Written, line: int, embed: Embed, found: Frozen) -> Written:
    """The file with the frozen part below a block's options.

    Raises:
        Failure: if it would not be read back as it is.
    """
    new = lines(found, embed.kinds, columns=embed.figure == "register")
    place = _at(file, embed.end - 1 + line)
    edited = file.spliced((place, place, "".join(f"{' ' * embed.margin}{text}\n" for text in new)))
    known, problems = _read(workspace, edited)
    again = next((item.frozen for item in known if item.start == embed.start), None)
    held = again is not None and lines(again, embed.kinds, columns=embed.figure == "register") == new
    if problems or not held:
        why = f"{problems[0].message}; {problems[0].remedy}" if problems else "write one option a line"
        where = f"{printable(file.path)}:{embed.start + line}"
        raise Failure(f"{where}: the figure cannot be frozen: {printable(why)}; nothing was written", USAGE)
    return edited
