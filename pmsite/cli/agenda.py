"""``pmsite agenda``: the minutes of the next meeting, drafted from the records."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from pmsite.adapters.agenda import minutes
from pmsite.adapters.found import find
from pmsite.adapters.scaffold.write import write_new
from pmsite.adapters.workspace import open_workspace
from pmsite.cli._options import Day, as_of_option, config_option, ending, progress


@click.command(
    "agenda",
    epilog="Examples: pmsite agenda weekly · pmsite agenda review -p ATLAS --date 2026-06-12 · "
    "pmsite agenda client -p ATLAS --stdout",
)
@click.argument("series")
@click.option(
    "-p",
    "--project",
    default="",
    metavar="KEY",
    help="Project of the series; the one that has it, that of this folder or the only one, if left out.",
)
@click.option(
    "--date", "day", type=Day(), help="Day of the meeting; by default as the last one announced it."
)
@click.option("--stdout", "show", is_flag=True, help="Print the minutes and write nothing.")
@config_option
@as_of_option
@ending
def command(*, series: str, project: str, day: Any, show: bool, config: Path | None, as_of: Any) -> None:
    """Draft the minutes of the next meeting of a SERIES from the records.

    Writes MTG-013.md with the next free id: title, type, chair and people of the last meeting, the day that
    it announced (else the usual interval on, a working day), and an agenda with the facts of each item: open
    actions, milestones that are late or near, risks, issues, changes, decisions, improvement measures and
    documents. An item about nothing is left out. Records are referred to, never copied.

    Where the last meeting is released to an audience, only what that audience sees is on the agenda. Nothing
    is overwritten.
    """
    with progress("reading the records"):
        workspace = open_workspace(config or find(), as_of=as_of)
    found = minutes(workspace, series, project=project, day=day, here=Path.cwd())
    for note in found.notes:
        click.echo(note, err=True)
    if show:
        click.echo(found.text, nl=False)
        return
    content = workspace.configuration.content
    write_new({found.path: found.text.encode("utf-8", "surrogatepass")}, content)
    shown = Path(os.path.relpath(content, workspace.configuration.root)).as_posix()
    click.echo(f"{shown}/{found.path}")


COMMAND = command
