"""``pmsite freeze``: figures of a record's text as they are on a day, written into it."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Any

import click

from pmsite.adapters.edit.change import named
from pmsite.adapters.edit.write import replace_file
from pmsite.adapters.found import find
from pmsite.adapters.frozen_figures import Refreeze, day_of, freeze, thaw
from pmsite.adapters.workspace import open_workspace
from pmsite.cli._options import as_of_option, config_option, ending, progress
from pmsite.model.diagnostic import printable
from pmsite.read.text import decode


@click.command(
    "freeze",
    epilog="Examples: pmsite freeze ATLAS/RPT-2026-05 · pmsite freeze RPT-2026-05 --as-of 2026-05-29 --dry-run · "
    "pmsite freeze RPT-2026-05 --thaw",
)
@click.argument("identifier", metavar="ID")
@click.option("--thaw", "melt", is_flag=True, help="Take the frozen figures out again.")
@click.option("--dry-run", is_flag=True, help="Print the difference and write nothing.")
@config_option
@as_of_option
@ending
def command(*, identifier: str, melt: bool, dry_run: bool, config: Path | None, as_of: Any) -> None:
    """Freeze the figures in the text of the record ID: what they show is written into their blocks.

    They are computed for the close of the day of --as-of, else for the end of the report's period, else for the
    as-of day, from the records as they are now. From then on they are drawn from what is written there.

    Only the lines of the blocks change. Refused where a figure is frozen already or there is none (2), or a
    block has errors (1). --thaw leaves the file byte for byte as it was before.
    """
    with progress("freezing"):
        workspace = open_workspace(config or find(), as_of=as_of)
        record = named(workspace, identifier, Path.cwd())
        day = day_of(record, workspace.portal, as_of)
        found = thaw(workspace, record) if melt else freeze(workspace, record, day)
    content = workspace.configuration.content
    shown = f"{Path(os.path.relpath(content, workspace.configuration.root)).as_posix()}/{found.path}"
    if dry_run:
        click.echo(_difference(found, shown), nl=False)
        return
    replace_file(content / found.path, found.before, found.after)
    for line, figure, rows in found.figures:
        many = "1 row" if rows == 1 else f"{rows} rows"
        click.echo(f"{shown}:{line}: {figure} " + ("thawed" if melt else f"frozen as of {day}, {many}"))


def _difference(found: Refreeze, shown: str) -> str:
    before, after = (decode(found.path, data)[0].split("\n") for data in (found.before, found.after))
    lines = difflib.unified_diff(before, after, f"a/{shown}", f"b/{shown}", lineterm="")
    return "".join(f"{printable(line)}\n" for line in lines)


COMMAND = command
