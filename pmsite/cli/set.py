"""``pmsite set``: fields of a record by command."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from pmsite.adapters.edit.change import assignments, changed, named
from pmsite.adapters.edit.write import replace_file
from pmsite.adapters.found import find
from pmsite.adapters.workspace import open_workspace
from pmsite.cli._changes import difference, places
from pmsite.cli._options import as_of_option, config_option, ending, progress


@click.command(
    "set",
    epilog="Examples: pmsite set ATLAS/RISK-004 status=monitoring current.probability=2 owner=li.wei · "
    "pmsite set ATLAS/T-12 duration=10d · pmsite set CR-003 'tags=[billing, contract]' owner= · "
    "pmsite set ACT-017 status=done done=2026-05-04 --dry-run",
)
@click.argument("identifier", metavar="ID")
@click.argument("fields", metavar="FIELD=VALUE...", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Print the difference and write nothing.")
@config_option
@as_of_option
@ending
def command(
    *, identifier: str, fields: tuple[str, ...], dry_run: bool, config: Path | None, as_of: Any
) -> None:
    """Set fields of the record ID, all of them or none.

    A field may lie deeper (current.probability, approvals.0.verdict); progress.+ adds to a list; FIELD= takes
    a field out. A list is written as [a, b], a mapping as {key: value}. Tasks, milestones and other records
    inside a file are set by their ids, and so are actions that are list items: their box, @owner, due:, done:,
    started:, status:.

    Only the lines concerned change; comments, order, quotes and line ends stay. Prints path:line of each
    change. Nothing is written where the content would have an error that it has not now (1), or the id or a
    field is not known, or a baseline is sealed (2).
    """
    values = assignments(fields)
    with progress("checking"):
        workspace = open_workspace(config or find(), as_of=as_of)
        change = changed(workspace, named(workspace, identifier, Path.cwd()), values)
    content = workspace.configuration.content
    shown = f"{Path(os.path.relpath(content, workspace.configuration.root)).as_posix()}/{change.path}"
    if dry_run:
        click.echo(difference(change, shown), nl=False)
    elif change.before != change.after:
        replace_file(content / change.path, change.before, change.after)
        click.echo("\n".join(places(change, shown)))
    if change.before == change.after:
        click.echo(f"{shown}: nothing to change", err=True)
    for item in change.warnings:
        click.echo(f"{item} (warning)", err=True)


COMMAND = command
