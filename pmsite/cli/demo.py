"""``pmsite demo``: the demonstration portal with its history."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from pmsite.adapters.demo.demo import replay_demo
from pmsite.cli._options import ending, progress


@click.command("demo", epilog="Examples: pmsite demo my-demo && cd my-demo && pmsite serve")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@ending
def command(*, directory: Path) -> None:
    """Make the demonstration portal in DIR: a new git repository with nine months of history.

    Its commits are replayed from a story in text files: the same commits, to the byte, on each machine. DIR must
    be new or empty; needs git.
    """
    with progress(f"replaying the demo into {directory}"):
        made = replay_demo(directory)
    click.echo(f"{directory}: {made.commits} commits by {made.authors} authors, at {made.head[:7]}")
    click.echo(f"  see it:     cd {shlex.quote(str(directory))} && pmsite serve")


COMMAND = command
