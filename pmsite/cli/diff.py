"""``pmsite diff``: what an edit means for the portal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pmsite.adapters.compare import asked, comparison
from pmsite.adapters.found import find
from pmsite.cli._options import as_of_option, config_option, ending, progress
from pmsite.exports.data import dumped
from pmsite.exports.difference import compared, schema
from pmsite.exports.difference_markdown import markdown
from pmsite.exports.difference_text import text
from pmsite.locale.texts import texts


@click.command(
    "diff",
    epilog="Examples: pmsite diff · pmsite diff origin/main · pmsite diff main...feature --format markdown · "
    "pmsite diff 2026-03-31 HEAD --format json",
)
@click.argument("base", default="HEAD", metavar="[BASE]")
@click.argument("head", default="", metavar="[HEAD]")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "json", "schema")),
    default="text",
    show_default=True,
    help="How to report; markdown is the text of a pull-request comment, schema the JSON Schema of json.",
)
@config_option
@as_of_option
@ending
def command(*, base: str, head: str, form: str, config: Path | None, as_of: Any) -> None:
    """Say what changes between BASE and HEAD: records, fields, and what follows from them.

    BASE is the last commit if left out, HEAD the files as they are. Each may be a branch, a tag, a commit or a day
    (YYYY-MM-DD: the last commit of that day or before). BASE...HEAD compares with the commit where HEAD parted from
    BASE.

    What follows: forecasts of milestones in working days, the critical path, float, scores of risks, actions,
    decided changes, budget and estimates, KPIs, status, new and solved problems of check, what audiences newly see.
    Both states are taken as of the same day, so what the passing of days does is not listed.

    Exits with 0 whether anything differs or not.
    """
    if form == "schema":
        click.echo(dumped(schema()), nl=False)
        return
    with progress("comparing"):
        found, language = comparison(config or find(), asked(base, head), as_of)
    if form == "json":
        click.echo(dumped(compared(found)), nl=False)
    else:
        click.echo((markdown if form == "markdown" else text)(found, texts(language)), nl=False)


COMMAND = command
