"""``pmsite new``: a record from its template."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import click

from pmsite.adapters.configuration import load
from pmsite.adapters.failure import USAGE, Failure
from pmsite.adapters.found import find
from pmsite.adapters.scaffold.desk import chosen_project, elsewhere, known_kind, open_desk
from pmsite.adapters.scaffold.record import Desk, new_project, new_record
from pmsite.adapters.scaffold.write import write_new
from pmsite.cli._options import Day, config_option, ending, progress
from pmsite.model.kind import Kind
from pmsite.model.settings import Settings
from pmsite.records._catalogue import catalogue


def _names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Kinds that every portal has, for the shell to complete."""
    names = (kind.name for kind in catalogue(Settings()) if not kind.nested)
    return [name for name in sorted(names) if name.startswith(incomplete)]


@click.command(
    "new",
    epilog='Examples: pmsite new risk --title "Supplier delivers late" · pmsite new meeting -p ATLAS · '
    'pmsite new person --id li.wei -t "Li Wei" · pmsite new project --id BOREAS -t "Scanner roll-out"',
)
@click.argument("kind", metavar="KIND", shell_complete=_names)
@click.option(
    "-p",
    "--project",
    default="",
    metavar="KEY",
    help="Project of the record; the only one, or the one of this folder, if left out.",
)
@click.option("-t", "--title", default="", help="Title; the file is named after it.")
@click.option("--id", "identifier", default="", help="Id; by default the next free one of its kind.")
@click.option("--stdout", "show", is_flag=True, help="Print the record and write nothing.")
@click.option(
    "--as-of", type=Day(), help="Day that the template's dates show; by default as configured, else today."
)
@config_option
@ending
def command(
    *,
    kind: str,
    project: str,
    title: str,
    identifier: str,
    show: bool,
    config: Path | None,
    as_of: dt.date | None,
) -> None:
    """Write a new record of a KIND from its template.

    Kinds: action, assumption, change, decision, document, feedback, issue, kpi, lesson, meeting, page,
    person, plan, project, report, requirement, resources, risk, survey, term, and those that the portal's
    configuration defines.

    The record goes into the folder of its kind with the next free id: RISK-005-supplier-delivers-late.md.
    It passes the check as it is; its comments name the values that each field takes. Nothing is overwritten.
    """
    configuration = load(config or find())
    with progress("reading the records"):
        settings = configuration.settings
        day = as_of or settings.as_of or dt.datetime.now(settings.zone).date()
        desk = open_desk(configuration, day)
    wanted = known_kind(kind, desk.kinds)
    content = configuration.content
    shown = Path(os.path.relpath(content, configuration.root)).as_posix()
    if wanted.name == "project":
        texts = _project(desk, project, title, identifier)
    else:
        texts = dict(
            [_record(desk, wanted, content, shown, project=project, title=title, identifier=identifier)]
        )
    if show:
        click.echo("".join(texts.values()), nl=False)
        return
    for path in write_new({path: text.encode() for path, text in texts.items()}, content):
        click.echo(f"{shown}/{path}")


def _project(desk: Desk, project: str, title: str, identifier: str) -> dict[str, str]:
    if project:
        raise Failure("a project lies in no other; name it with --id", USAGE)
    if not identifier:
        raise Failure("a project needs a key: add --id, such as --id BOREAS", USAGE)
    return new_project(desk, key=identifier, title=title)


def _record(
    desk: Desk, kind: Kind, content: Path, shown: str, *, project: str, title: str, identifier: str
) -> tuple[str, str]:
    where = elsewhere(desk, kind, shown)
    if where:
        raise Failure(where, USAGE)
    key = chosen_project(desk, kind, project, Path.cwd(), content)
    return new_record(desk, kind, project=key, title=title, identifier=identifier)


COMMAND = command
