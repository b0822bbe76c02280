"""``pmsite fmt``: front matter in canonical form."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from pmsite.adapters.configuration import load
from pmsite.adapters.content import gather
from pmsite.adapters.edit.canonical import canonical
from pmsite.adapters.edit.write import replace_file
from pmsite.adapters.failure import CONTENT, USAGE, Failure
from pmsite.adapters.found import find
from pmsite.cli._options import config_option, ending, progress
from pmsite.model.diagnostic import has_errors, printable
from pmsite.read.documents import document, is_record


@click.command(
    "fmt",
    epilog="Examples: pmsite fmt · pmsite fmt content/atlas content/people/li.wei.md · pmsite fmt --check",
)
@click.argument("paths", metavar="[PATH...]", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", is_flag=True, help="List the files that would change, write nothing.")
@config_option
@ending
def command(*, paths: tuple[Path, ...], check: bool, config: Path | None) -> None:
    """Write front matter in canonical form: all records, or those of files and folders.

    Trailing blanks go; one blank behind a colon and a comma, none inside brackets; dates without quotes; a
    line end behind the closing fence. Values, order of keys, comments, blank lines, line ends and the text
    below stay as they are, and a file whose values would change is left alone.

    Prints the files that changed. Exits with 1 where a file cannot be read, and with --check where one
    would change.
    """
    configuration = load(config or find())
    content = configuration.content
    shown = Path(os.path.relpath(content, configuration.root)).as_posix()
    with progress("reading the records"):
        files = {path: data for path, data in gather(content).files.items() if is_record(path)}
    changing = failing = False
    for path in _chosen(files, paths, content):
        data = files[path]
        item = document(path, data)
        if has_errors(item.problems):
            failing = True
            click.echo("\n".join(map(str, item.problems)), err=True)
            continue
        after = canonical(path, data)
        if after is None:
            failing = True
            click.echo(f"{printable(path)}: another form would change a value; left as it is", err=True)
        elif after != data:
            changing = True
            if not check:
                replace_file(content / path, data, after)
            click.echo(f"{shown}/{path}")
    if failing or (changing and check):
        sys.exit(CONTENT)


def _chosen(files: dict[str, bytes], paths: tuple[Path, ...], content: Path) -> list[str]:
    """Records below the paths, all without any.

    Raises:
        Failure: if a path holds none.
    """
    if not paths:
        return sorted(files)
    found: set[str] = set()
    home = content.resolve()
    for path in paths:
        inside = path.resolve()
        below = [name for name in files if (home / name).is_relative_to(inside)]
        if not below:
            raise Failure(f"{printable(str(path))} holds no record of {printable(str(content))}", USAGE)
        found.update(below)
    return sorted(found)


COMMAND = command
