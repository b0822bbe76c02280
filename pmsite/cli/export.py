"""``pmsite export``: the portal as data."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

import click

from pmsite.adapters.failure import ENVIRONMENT, Failure
from pmsite.cli._options import as_of_option, at_option, config_option, ending, opened, progress
from pmsite.exports.data import dumped, exported, schema


@click.command(
    "export",
    epilog="Examples: pmsite export json -o portal.json · pmsite export json --at 2026-03-31 · pmsite export schema",
)
@click.argument("form", type=click.Choice(("json", "schema")), metavar="FORMAT")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; by default standard output.",
)
@config_option
@as_of_option
@at_option
@ending
def command(*, form: str, output: Path | None, config: Path | None, as_of: Any, at: str) -> None:
    """Write every record with its fields, relations and derived values.

    FORMAT is json, or schema for the JSON Schema of it. Problems of the content are in the data; the command
    itself exits with 0.
    """
    if form == "schema":
        text = dumped(schema())
    else:
        with progress("compiling"), opened(config, as_of, at) as workspace:
            text = dumped(exported(workspace.with_trends(), workspace.diagnostics))
    if output is None:
        click.echo(text, nl=False)
        return
    _write(output, text)


def _write(file: Path, text: str) -> None:
    """Write a file by way of another name: whoever looks sees the old text or the new one, whole."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise Failure(f"cannot write {file}: {error.strerror or error}", ENVIRONMENT) from None


COMMAND = command
