"""``pmsite explain``: what a diagnostic means."""

from __future__ import annotations

import textwrap

import click

from pmsite.adapters.failure import USAGE, Failure
from pmsite.cli._options import ending
from pmsite.model.suggest import did_you_mean
from pmsite.pipeline import rules


@click.command("explain", epilog="Examples: pmsite explain PM030 · pmsite explain")
@click.argument("code", required=False)
@ending
def command(*, code: str | None) -> None:
    """Explain a diagnostic by its CODE; without one, list all of them."""
    known = {rule.code: rule for rule in rules()}
    if code is None:
        for rule in known.values():
            click.echo(f"{rule.code} {rule.severity.value:8} {rule.title}")
        return
    found = known.get(code.upper())
    if found is None:
        near = did_you_mean(code.upper(), known)
        hint = f"did you mean {near}?" if near else "pmsite explain lists all"
        raise Failure(f"no diagnostic {code}; {hint}", USAGE)
    click.echo(f"{found.code} ({found.severity.value}): {found.title}\n")
    click.echo(textwrap.fill(found.meaning, 88, break_on_hyphens=False))


COMMAND = command
