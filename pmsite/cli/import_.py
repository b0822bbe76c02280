"""``pmsite import``: what was edited elsewhere, back into the records."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

import pmsite.imports as room
from pmsite.adapters.edit.change import Change
from pmsite.adapters.edit.write import replace_files
from pmsite.adapters.failure import CONTENT, USAGE, Failure
from pmsite.adapters.first_import import beside, first
from pmsite.adapters.found import find
from pmsite.adapters.imported import brought, unwritable
from pmsite.adapters.minutes_file import meeting
from pmsite.adapters.plan_file import brought_plan
from pmsite.adapters.scaffold.desk import chosen_project, known_kind, open_desk
from pmsite.adapters.scaffold.rows import NewRow, files
from pmsite.adapters.scaffold.write import write_new
from pmsite.adapters.workspace import Workspace, open_workspace
from pmsite.cli._changes import difference
from pmsite.cli._options import as_of_option, config_option, ending, progress
from pmsite.imports import minutes, mspdi
from pmsite.imports._edits import Found, compared
from pmsite.imports._table import Book, RefusedError, TableFormat
from pmsite.locale.texts import texts
from pmsite.model.diagnostic import Severity, printable
from pmsite.model.discover import modules

TABLES: tuple[TableFormat, ...] = tuple(
    module.FORMAT for module in modules(room) if isinstance(getattr(module, "FORMAT", None), TableFormat)
)
"""Formats of tables, each of which says whether a file is of it."""
_MOST_BYTES = 60_000_000
"""Bytes that are read at all; formats have limits of their own below."""


@click.command(
    "import",
    epilog="Examples: pmsite import atlas.xlsx --dry-run · pmsite import risks.csv · "
    "pmsite import atlas.xlsx --keep-going · pmsite import plan.xml -p ATLAS · "
    "pmsite import old-register.xlsx --kind risk -p ATLAS --dry-run",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-p", "--project", default="", metavar="KEY", help="Project of what is new; by default the only one."
)
@click.option(
    "--kind", default="", metavar="KIND", help="Kind of the records of a register that is no export of ours."
)
@click.option(
    "--mapping",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What the columns of such a register mean; by default FILE.mapping.yml, which is guessed and saved at first.",
)
@click.option("--dry-run", is_flag=True, help="Print what would change in the content, which stays as it is.")
@click.option(
    "--keep-going",
    is_flag=True,
    help="Write what can be written, whatever the rest is: edits beside conflicts, new records that are incomplete.",
)
@config_option
@as_of_option
@ending
def command(
    *, file: Path, dry_run: bool, keep_going: bool, config: Path | None, as_of: Any, **asked: Any
) -> None:
    """Bring a FILE that was exported and edited back into the records.

    FILE is an xlsx or csv of pmsite export, or the XML of Microsoft Project (MSPDI). Only what was edited in it
    changes, line by line; a row without an id becomes a new record. A plan is edited likewise, its new tasks are added;
    it becomes the plan of a project that has none, with its baselines.
    An edit of something that has changed in the files since is a conflict: it is reported, and nothing is
    overwritten. With a conflict, or a cell that cannot be read, nothing at all is written (1), unless --keep-going.
    A file that is no workbook, or a hostile one, is refused (2).

    A register of another's making is imported with --kind: its columns are mapped to fields, by a mapping that is
    guessed, shown, and saved beside the file to be edited. What cannot be mapped stands in the text of the records.
    Minutes in plain Markdown become a meeting, with their day and their people; boxes without an id become actions.
    """
    name = printable(file.name)
    if not file.is_file() or file.stat().st_size > _MOST_BYTES:
        most = f"{_MOST_BYTES // 1_000_000} MB"
        raise Failure(f"{name}: is no plain file, or larger than {most}; nothing was read", USAGE)
    data = file.read_bytes()
    made: dict[str, bytes] = {}
    with progress("reading"):
        plan = _plan(name, data) if mspdi.is_one(data) else None
        spoken = plan is None and minutes.is_one(name)
        book = _read(name, data) if plan is None and not spoken else None
    with progress("comparing"):
        workspace = open_workspace(config or find(), as_of=as_of)
        if plan is not None:
            found, made = brought_plan(workspace, asked["project"], plan)
        elif spoken:
            found, made = Found(), _meeting(workspace, name, data, asked["project"])
        elif book is not None and book.remembered:
            found = compared(workspace.portal, book, texts)
        else:
            found, made = _first(workspace, file, book or Book(()), asked)
    for edit, why in list(unwritable(found.edits)):
        found.edits.remove(edit)
        found.problems.append(f"{edit.place}: {edit.key}: {why}")
    _told(found)
    stopped = bool(found.conflicts or found.problems)
    if stopped and not keep_going:
        click.echo("nothing was written", err=True)
        sys.exit(CONTENT)
    with progress("checking"):
        added = {**made, **_added(workspace, found)}
        try:
            changes, warnings = brought(workspace, found.edits, added, incomplete=keep_going)
        except Failure as failure:
            if not added or failure.exit_code != CONTENT:
                raise
            hint = "--keep-going writes new records that are incomplete, to be completed in their files"
            raise Failure(f"{failure.message}\n{hint}", failure.exit_code) from None
    _written(workspace, changes, added, found, dry_run=dry_run)
    for item in warnings:
        click.echo(f"{item}" if item.severity is Severity.ERROR else f"{item} (warning)", err=True)
    if stopped or any(item.severity is Severity.ERROR for item in warnings):
        sys.exit(CONTENT)


def _plan(name: str, data: bytes) -> mspdi.PlanFile:
    try:
        return mspdi.read(data)
    except RefusedError as error:
        raise Failure(f"{name}: {error}; nothing was read", USAGE) from None


def _meeting(workspace: Workspace, name: str, data: bytes, project: str) -> dict[str, bytes]:
    desk = open_desk(workspace.configuration, workspace.portal.as_of)
    content = workspace.configuration.content
    key = chosen_project(desk, desk.kinds["meeting"], project, Path.cwd(), content)
    try:
        return meeting(workspace, name, data, key)
    except RefusedError as error:
        raise Failure(f"{name}: {error}; nothing was read", USAGE) from None


def _read(name: str, data: bytes) -> Book:
    form = next((item for item in TABLES if item.is_one(name, data)), None)
    if form is None:
        raise Failure(
            f"{name}: of no format that is read here; give an xlsx, a csv, Markdown or the XML of Microsoft Project",
            USAGE,
        )
    try:
        book = form.read(name, data)
    except RefusedError as error:
        raise Failure(f"{name}: {error}; nothing was read", USAGE) from None
    return book


def _first(
    workspace: Workspace, file: Path, book: Book, asked: Mapping[str, Any]
) -> tuple[Found, dict[str, bytes]]:
    """The new records of a register that is no export of ours; its mapping is shown and saved."""
    name = printable(file.name)
    if not asked["kind"]:
        raise Failure(f"{name}: is no export of pmsite; say what it holds, such as --kind risk", USAGE)
    desk = open_desk(workspace.configuration, workspace.portal.as_of)
    kind = known_kind(asked["kind"], desk.kinds)
    content = workspace.configuration.content
    project = chosen_project(desk, kind, asked["project"], Path.cwd(), content)
    place = asked["mapping"] or beside(file)
    saved = place.read_text(encoding="utf-8", errors="replace") if place.is_file() else ""
    found = first(workspace, book, kind, project, saved)
    for line in found.shown:
        click.echo(f"column: {printable(line)}", err=True)
    if not saved:
        write_new({place.name: found.mapping.encode()}, place.parent)
        click.echo(
            f"{printable(str(place))}: the mapping; edit it and import again to have it otherwise", err=True
        )
    conflicts = [f"{name}: is there already; its row is not imported" for name in found.taken]
    return Found(conflicts=conflicts, notes=list(found.notes)), found.files


def _told(found: Found) -> None:
    for text in found.notes:
        click.echo(f"note: {printable(text)}", err=True)
    for text in found.conflicts:
        click.echo(f"conflict: {printable(text)}", err=True)
    for text in found.problems:
        click.echo(f"problem: {printable(text)}", err=True)


def _added(workspace: Workspace, found: Found) -> dict[str, bytes]:
    """Files of the new records."""
    if not found.added:
        return {}
    desk = open_desk(workspace.configuration, workspace.portal.as_of)
    rows = [NewRow(desk.kinds[item.kind], item.project or None, item.fields) for item in found.added]
    return files(desk, rows)


def _written(
    workspace: Workspace,
    changes: Iterable[Change],
    added: Mapping[str, bytes],
    found: Found,
    *,
    dry_run: bool,
) -> None:
    """Write, or with a dry run print, what changes."""
    configuration = workspace.configuration
    root = Path(os.path.relpath(configuration.content, configuration.root)).as_posix()
    edited = [item for item in changes if item.before != item.after]
    for edit in found.edits:
        old, new = (printable(_short(text)) or "nothing" for text in (edit.old, edit.new))
        where = f"{root}/{edit.record.source.path}:{edit.record.source.line}"
        click.echo(f"{where}: {edit.record.id} {edit.key}: {old} → {new}")
    for path in added:
        click.echo(f"{root}/{path}: new")
    if dry_run:
        for item in edited:
            click.echo(difference(item, f"{root}/{item.path}"), nl=False)
        for path, data in added.items():
            click.echo(difference(Change(path, b"", data, ()), f"{root}/{path}"), nl=False)
    else:
        write_new(added, configuration.content)
        replace_files(configuration.content, {item.path: (item.before, item.after) for item in edited})
    if not edited and not added:
        click.echo("nothing to change", err=True)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"  # noqa: PLR2004 - the width of a line


COMMAND = command
