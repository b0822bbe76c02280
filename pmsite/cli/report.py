"""``pmsite report``: a progress report of a period, its figures frozen."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from pmsite.adapters.configuration import find
from pmsite.adapters.failure import USAGE, Failure
from pmsite.adapters.report import report
from pmsite.adapters.scaffold.write import write_new
from pmsite.adapters.workspace import open_workspace
from pmsite.cli._options import as_of_option, config_option, ending, progress


@click.command(
    "report",
    epilog="Examples: pmsite report ATLAS --period 2026-03 · pmsite report ATLAS --period 2026-Q1 --dry-run · "
    "pmsite report --portfolio --period 2026-W12 · pmsite report ATLAS --period 2026-03-02..2026-03-13",
)
@click.argument("project", required=False, default="")
@click.option(
    "--period",
    default="",
    metavar="PERIOD",
    help="2026-03, 2026-Q1, 2026-W12 or 2026-03-02..2026-03-13; by default the last whole one.",
)
@click.option("--portfolio", is_flag=True, help="A report on all projects.")
@click.option(
    "--records",
    type=click.Choice(("then", "now")),
    default="then",
    show_default=True,
    help="Whose figures: of the content as git has it of the period's end, or of the records as they are now.",
)
@click.option("--dry-run", is_flag=True, help="Print the report and write nothing.")
@config_option
@as_of_option
@ending
def command(
    *,
    project: str,
    period: str,
    portfolio: bool,
    records: Any,
    dry_run: bool,
    config: Path | None,
    as_of: Any,
) -> None:
    """Write the progress report of a PROJECT (by default that of this folder, or the only one) on a period.

    Writes RPT-2026-03.md with the figures as of the period's end: status by dimension, milestones, earned
    value, hours, risks, issues, changes, decisions, actions, KPIs and the cost curve. Achievements, next steps
    and the decisions needed are drafted from the records; the words are left to you. It begins as a draft and
    is released to nobody.

    Nothing is overwritten. From then on `pmsite check` tells when a frozen figure and the records of its day
    do not agree (PM245).
    """
    if portfolio and project:
        raise Failure("--portfolio is on all projects; leave the project out", USAGE)
    with progress("reading the records"):
        workspace = open_workspace(config or find(), as_of=as_of)
        found = report(workspace, project, period, portfolio=portfolio, records=records, here=Path.cwd())
    for note in found.notes:
        click.echo(note, err=True)
    if dry_run:
        click.echo(found.text, nl=False)
        return
    content = workspace.configuration.content
    write_new({found.path: found.text.encode("utf-8", "surrogatepass")}, content)
    shown = Path(os.path.relpath(content, workspace.configuration.root)).as_posix()
    click.echo(f"{shown}/{found.path}")


COMMAND = command
