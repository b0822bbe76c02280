"""``pmsite build``: the site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pmsite.adapters.configuration import find
from pmsite.adapters.failure import CONTENT, Failure
from pmsite.adapters.mkdocs.options import Options
from pmsite.adapters.mkdocs.run import build
from pmsite.adapters.workspace import known_audience, open_workspace
from pmsite.analyses.portal import INTERNAL
from pmsite.cli._options import as_of_option, audience_option, config_option, ending, progress
from pmsite.model.diagnostic import Severity


@click.command(
    "build",
    epilog="Examples: pmsite build · pmsite build --audience client · pmsite build --as-of 2026-03-31",
)
@audience_option
@config_option
@as_of_option
@ending
def command(*, audience: str, config: Path | None, as_of: Any) -> None:
    """Build the portal into site/ (an audience's into site-AUDIENCE/).

    The new site takes the place of the old one when it is whole; with errors in the content nothing changes.
    """
    path = config or find()
    workspace = open_workspace(path, as_of=as_of)
    known_audience(workspace.configuration.settings, audience)
    errors = [item for item in workspace.diagnostics if item.severity is Severity.ERROR]
    for item in errors:
        click.echo(str(item))
    if errors:
        raise Failure(f"{len(errors)} error{'s' if len(errors) > 1 else ''}; nothing was published", CONTENT)
    site = workspace.configuration.site
    target = site if audience == INTERNAL else site.with_name(f"{site.name}-{audience}")
    with progress(f"building {target.name}/"):
        build(path, Options(audience, as_of, workspace))
    count = sum(1 for _ in target.rglob("*.html"))
    root = workspace.configuration.root
    shown = target.relative_to(root) if target.is_relative_to(root) else target
    click.echo(f"{shown}/: {count} pages as of {workspace.portal.as_of}")


COMMAND = command
