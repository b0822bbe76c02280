"""``pmsite publish``: the built site into a folder of a web server."""

from __future__ import annotations

from pathlib import Path

import click

from pmsite.adapters.configuration import load
from pmsite.adapters.deploy import deployed
from pmsite.adapters.found import find
from pmsite.adapters.workspace import known_audience
from pmsite.cli._options import audience_option, config_option, ending, progress


@click.command(
    "publish",
    epilog="Examples: pmsite publish --to /srv/www/portal · pmsite publish --audience client --to /srv/www/client",
)
@click.option(
    "--to",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder, or link to a folder, that the web server shows.",
)
@audience_option
@config_option
@ending
def command(*, to: Path, audience: str, config: Path | None) -> None:
    """Publish the built site into DIR in one step.

    The files are compared with the manifest of the build, copied beside DIR, compared again and exchanged with what DIR
    holds: whoever reads sees the old site or the new one. Where DIR is a link, the new site gets a folder of its own
    beside the old one and the link is replaced; the folder before stays, for the way back. Whatever goes wrong, the old
    site stays.
    """
    where = load(config or find())
    known_audience(where.settings, audience)
    with progress(f"publishing to {to}"):
        done = deployed(where, audience, to)
    shown = f" in {done.folder.name}/" if to.is_symlink() else ""
    click.echo(f"{to}: {done.files} files as they were built{shown}")


COMMAND = command
