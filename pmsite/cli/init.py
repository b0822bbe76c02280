"""``pmsite init``: a portal to begin with."""

from __future__ import annotations

import datetime as dt
import shlex
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from pmsite import __version__
from pmsite.adapters.scaffold.keys import project_key
from pmsite.adapters.scaffold.portal import LANGUAGES, ZONES, portal_files
from pmsite.adapters.scaffold.write import write_new
from pmsite.cli._options import ending
from pmsite.model.settings import Settings
from pmsite.records._catalogue import catalogue


@click.command(
    "init",
    epilog="Examples: pmsite init · pmsite init my-portal · pmsite init my-portal --language zh -p ATLAS",
)
@click.argument("directory", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option(
    "-l",
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Language of the portal and of its example.",
)
@click.option(
    "-p",
    "--project",
    "key",
    default="BOOKING",
    show_default=True,
    metavar="KEY",
    help="Key of the example project.",
)
@ending
def command(*, directory: Path, language: str, key: str) -> None:
    """Begin a portal in DIR (here, if left out).

    Writes a configuration, a small example project with one record of each common kind, and the workflows for
    GitHub and GitLab. It checks clean and builds. Nothing is ever overwritten: if one of the files is there
    with other content, nothing is written at all.
    """
    files = portal_files(
        language=language,
        key=project_key(key, catalogue(Settings())),
        today=_today(language),
        version=__version__,
    )
    written = write_new(files, directory)
    click.echo(
        f"{directory}: {len(written)} files written, example project {key}"
        if written
        else f"{directory}: nothing to do"
    )
    click.echo("\n".join(_next(directory)))


def _today(language: str) -> dt.date:
    return dt.datetime.now(ZoneInfo(ZONES[language])).date()


def _next(directory: Path) -> list[str]:
    """Three lines: see it, change it, keep it."""
    folder = directory.resolve()
    enter = "" if folder == Path.cwd().resolve() else f"cd {shlex.quote(str(directory))} && "
    kept = any((parent / ".git").exists() for parent in (folder, *folder.parents))
    return [
        f"  see it:     {enter}pmsite serve",
        '  change it:  pmsite new risk --title "Supplier delivers late"   (README.md says more)',
        f"  keep it:    {'' if kept else 'git init && '}git add . && git commit -m 'Begin the portal'",
    ]


COMMAND = command
