"""``pmsite cache``: what earlier builds left to save time."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from pmsite.cli._options import config_option, ending


@click.group("cache", epilog="Examples: pmsite cache info · pmsite cache clear")
def command() -> None:
    """Show or delete what earlier builds left to save time; it never changes a result."""


@command.command("info", epilog="Example: pmsite cache info")
@config_option
@ending
def info(*, config: Path | None) -> None:
    """List what is kept, with its size."""
    folder = _folder(config)
    sizes = {
        part.name: sum(file.stat().st_size for file in part.rglob("*") if file.is_file())
        for part in (sorted(folder.iterdir()) if folder.is_dir() else ())
        if part.is_dir()
    }
    for name, size in sizes.items():
        click.echo(f"{name:<10} {size / 1e6:8.1f} MB")
    click.echo(f"{folder}: {sum(sizes.values()) / 1e6:.1f} MB")


@command.command("clear", epilog="Example: pmsite cache clear")
@config_option
@ending
def clear(*, config: Path | None) -> None:
    """Delete all of it; the next build makes every page anew."""
    folder = _folder(config)
    if folder.is_dir():
        shutil.rmtree(folder)
    click.echo(f"{folder}: empty")


def _folder(config: Path | None) -> Path:
    from pmsite.adapters.configuration import load
    from pmsite.adapters.found import find

    return load(config or find()).base / ".pmsite" / "cache"


COMMAND = command
