"""``pmsite check``: everything that is wrong, in one run."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from pmsite.adapters.confirmed import differing
from pmsite.adapters.failure import CONTENT
from pmsite.cli._options import as_of_option, at_option, config_option, ending, opened, progress
from pmsite.model.diagnostic import Diagnostic, Severity, ordered

FORMATS = ("text", "json", "github", "gitlab")
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTICE: "info"}


@click.command(
    "check",
    epilog="Examples: pmsite check · pmsite check --strict · pmsite check --format github · pmsite check --at v1.0",
)
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to report."
)
@click.option("-q", "--quiet", is_flag=True, help="Errors and warnings only, no notices.")
@config_option
@as_of_option
@at_option
@ending
def command(*, strict: bool, form: str, quiet: bool, config: Path | None, as_of: Any, at: str) -> None:
    """Report every problem of the content, by file and line.

    Exits with 1 where there are errors (with --strict: warnings too), never for notices.
    """
    with progress("checking"), opened(config, as_of, at) as workspace:
        configuration, records = workspace.configuration, len(workspace.portal.graph.records)
        every = ordered([*workspace.diagnostics, *differing(workspace)])
        found = [item for item in every if not (quiet and item.severity is Severity.NOTICE)]
    prefix = Path(os.path.relpath(configuration.content, configuration.root)).as_posix()
    click.echo(_formatted(found, form, prefix), nl=False)
    failing = {Severity.ERROR, *([Severity.WARNING] if strict else [])}
    if form == "text":
        click.echo(_summary(found, records), err=True)
    if any(item.severity in failing for item in found):
        sys.exit(CONTENT)


def _formatted(found: list[Diagnostic], form: str, prefix: str) -> str:
    if form == "json":
        return (
            json.dumps(
                {"schema": "pmsite-check/1", "diagnostics": [item.facts for item in found]},
                ensure_ascii=False,
                indent=2,
            )
            + "\n"
        )
    if form == "gitlab":
        return json.dumps(_gitlab(found, prefix), ensure_ascii=False, indent=2) + "\n"
    lines = [_github(item, prefix) if form == "github" else _text(item) for item in found]
    return "".join(f"{line}\n" for line in lines)


def _text(item: Diagnostic) -> str:
    return str(item) if item.severity is Severity.ERROR else f"{item} ({item.severity.value})"


def _github(item: Diagnostic, prefix: str) -> str:
    """A workflow command that annotates the line in the pull request."""
    place = (
        f"file={_escaped(f'{prefix}/{item.source.path}')},line={item.source.line},col={item.source.column}"
    )
    message = f"{item.message}; {item.remedy}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{_GITHUB[item.severity]} {place},title={item.code}::{message}"


def _escaped(text: str) -> str:
    for character, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        text = text.replace(character, code)
    return text


def _gitlab(found: list[Diagnostic], prefix: str) -> list[dict[str, Any]]:
    """A Code Quality report; fingerprints outlive a shift of lines, and equal problems have one each."""
    seen: Counter[str] = Counter()
    report: list[dict[str, Any]] = []
    for item in found:
        path = f"{prefix}/{item.source.path}"
        problem = f"{item.code} {path} {item.message}"
        seen[problem] += 1
        report.append(_gitlab_entry(item, path, f"{problem} {seen[problem]}"))
    return report


def _gitlab_entry(item: Diagnostic, path: str, problem: str) -> dict[str, Any]:
    mark = hashlib.sha256(problem.encode("utf-8", "backslashreplace")).hexdigest()
    return {
        "description": f"{item.code} {item.message}; {item.remedy}",
        "check_name": item.code,
        "fingerprint": mark,
        "severity": _GITLAB[item.severity],
        "location": {"path": path, "lines": {"begin": item.source.line}},
    }


def _summary(found: list[Diagnostic], records: int) -> str:
    counts = Counter(item.severity for item in found)
    parts = [
        f"{counts[severity]} {severity.value}{'' if counts[severity] == 1 else 's'}" for severity in Severity
    ]
    return f"{records} records: {', '.join(parts)}"


COMMAND = command
