"""``pmsite build``: the site."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pmsite.adapters.build.answer import Answer, Question
from pmsite.adapters.failure import CONTENT, Failure
from pmsite.adapters.found import find
from pmsite.adapters.temporary import swept
from pmsite.adapters.unfinished import unfinished
from pmsite.cli._options import (
    as_of_option,
    at_option,
    audience_option,
    config_option,
    ending,
    opened,
    progress,
)

if TYPE_CHECKING:
    from pmsite.adapters.workspace import Workspace


@click.command(
    "build",
    epilog="Examples: pmsite build · pmsite build --audience client · pmsite build --at 2026-03-31",
)
@audience_option
@config_option
@as_of_option
@at_option
@ending
def command(*, audience: str, config: Path | None, as_of: Any, at: str) -> None:
    """Build the portal into site/ (an audience's into site-AUDIENCE/).

    The new site takes the place of the old one when it is whole; with errors in the content nothing changes.
    With --at it is the portal as it was known then; with --at or --as-of every page says of which day it is.
    """
    question = Question(config or find(), f"build-{audience}", str(as_of or ""))
    answer = None if at or unfinished(question.path.parent) else question.answered()
    if answer is None:
        with opened(config, as_of, at, question) as workspace:
            answer = _built(workspace, audience, question)
            question.keep(answer, workspace.clock)
    else:
        swept()
    click.echo(answer.out)


def _built(workspace: Workspace, audience: str, question: Question) -> Answer:
    from pmsite.adapters.audience.build import as_of_given, build_audience
    from pmsite.adapters.finish import manifest_of
    from pmsite.adapters.mkdocs.options import Options
    from pmsite.adapters.mkdocs.run import build
    from pmsite.adapters.workspace import known_audience
    from pmsite.analyses.portal import INTERNAL
    from pmsite.model.diagnostic import Severity

    configuration, portal = workspace.configuration, workspace.portal
    known_audience(configuration.settings, audience)
    errors = [item for item in workspace.diagnostics if item.severity is Severity.ERROR]
    for item in errors:
        click.echo(str(item))
    if errors:
        raise Failure(f"{len(errors)} error{'s' if len(errors) > 1 else ''}; nothing was published", CONTENT)
    if audience != INTERNAL:
        as_of_given(workspace)
    target = configuration.site_of(audience)
    published = partial(question.made, target, manifest_of(configuration.base, audience))
    apart = ""
    with progress(f"building {target.name}/"):
        if audience == INTERNAL:
            build(configuration.path, Options(audience, portal.as_of, workspace), published)
        else:
            done = build_audience(workspace, audience, published=published)
            apart = f"; {done.files} files verified, generated apart from the source ({done.way})"
    count = sum(1 for _ in target.rglob("*.html"))
    shown = target.relative_to(configuration.base) if target.is_relative_to(configuration.base) else target
    origin = portal.origin
    content = f", content of {origin.day}, {origin.commit}" if origin.asked and origin.commit else ""
    return Answer(f"{shown}/: {count} pages as of {portal.as_of}{content}{apart}")


COMMAND = command
