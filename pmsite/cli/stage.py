"""``pmsite stage``: the staged tree, for any generator that reads Markdown."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from pmsite.adapters.configuration import Configuration
from pmsite.adapters.failure import CONTENT, USAGE, Failure
from pmsite.adapters.inline import inlined
from pmsite.adapters.staging import write_tree
from pmsite.cli._options import (
    as_of_option,
    at_option,
    audience_option,
    config_option,
    ending,
    opened,
    progress,
)
from pmsite.model.diagnostic import Severity
from pmsite.stage.tree import StagedTree


@click.command(
    "stage",
    epilog="Examples: pmsite stage out/ · pmsite stage --inline out/ · pmsite stage --audience client out/",
)
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--inline",
    is_flag=True,
    help="Render bodies and figures into the pages, for generators without the plugin.",
)
@audience_option
@config_option
@as_of_option
@at_option
@ending
def command(
    *, directory: Path, inline: bool, audience: str, config: Path | None, as_of: Any, at: str
) -> None:
    """Write the staged tree to DIRECTORY: Markdown pages that hold exactly what the audience may see."""
    with progress("compiling"), opened(config, as_of, at) as workspace:
        errors = [item for item in workspace.diagnostics if item.severity is Severity.ERROR]
        for item in errors:
            click.echo(str(item))
        if errors:
            sys.exit(CONTENT)
        tree = workspace.tree(audience)
        tree = inlined(tree, workspace.renderer(audience)) if inline else tree
        _write(workspace.configuration, tree, directory)


def _write(configuration: Configuration, tree: StagedTree, directory: Path) -> None:
    """Write the tree to a folder that is empty or was written so before, and holds no sources."""
    target = directory.resolve()
    for content in (
        configuration.content,
        configuration.base / configuration.content.relative_to(configuration.root),
    ):
        if (
            target == content.resolve()
            or target in content.resolve().parents
            or content.resolve() in target.parents
        ):
            message = f"{directory} holds the content or lies in it; choose an empty folder"
            raise Failure(message, USAGE)
    known = target / ".pmsite-stage"
    if target.exists() and any(target.iterdir()) and not known.exists():
        message = f"{directory} is not empty and was not written by pmsite stage; choose an empty folder"
        raise Failure(message, USAGE)
    marked = replace(tree, texts={**tree.texts, ".pmsite-stage": "pmsite/1\n"}, search={})
    written = write_tree(marked, configuration.content, target)
    click.echo(f"{directory}: {len(tree.texts) + len(tree.attachments)} files, {written} written")


COMMAND = command
