"""``pmsite export``: the portal as data, and its registers for the tools that everyone else uses."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from pmsite.adapters.exported import kept_or_made
from pmsite.adapters.failure import ENVIRONMENT, USAGE, Failure
from pmsite.adapters.found import find
from pmsite.adapters.past import remembered
from pmsite.adapters.workspace import Workspace
from pmsite.analyses.portal import INTERNAL
from pmsite.cli._options import (
    as_of_option,
    at_option,
    audience_option,
    config_option,
    ending,
    opened,
    progress,
)
from pmsite.exports._all import formats
from pmsite.exports._format import Format, NothingToExportError, TemplateError, Wanted
from pmsite.exports.data import dumped, exported, schema
from pmsite.locale.texts import texts
from pmsite.model.diagnostic import printable

FORMATS = formats()
KEPT = frozenset({"json", "xlsx", "csv", "ics", "mspdi"})
"""Formats that follow from records, settings and code alone; pages and slides have fonts, pictures and looks, too."""


@click.command(
    "export",
    epilog="Examples: pmsite export json -o portal.json · pmsite export json --at 2026-03-31 · "
    "pmsite export schema · pmsite export xlsx -p ATLAS -o atlas.xlsx · "
    "pmsite export csv -p ATLAS --kind risk --bom -o risks.csv · "
    "pmsite export xlsx -p ATLAS --audience client -o for-the-client.xlsx · "
    "pmsite export ics --person li.wei -o li.wei.ics · "
    "pmsite export mspdi -p ATLAS -o atlas.xml · "
    "pmsite export pdf --record ATLAS/RPT-2026-05 -o report.pdf · "
    "pmsite export pptx --record ATLAS/RPT-2026-05 --template house.pptx -o deck.pptx · "
    "pmsite export pdf -p ATLAS -o status.pdf · pmsite export pdf -p ATLAS --view risk-report -o risks.pdf",
)
@click.argument("form", type=click.Choice(("json", "schema", *FORMATS)), metavar="FORMAT")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; by default standard output.",
)
@click.option("-p", "--project", default="", metavar="KEY", help="This project only.")
@click.option(
    "--kind", default="", metavar="KIND", help="Records of this kind only (xlsx, csv); their register (pdf)."
)
@click.option("--person", default="", metavar="HANDLE", help="What concerns this person only (ics).")
@click.option(
    "--record", default="", metavar="ID", help="The page of this record (pdf); of this report (pptx)."
)
@click.option(
    "--view",
    default="",
    metavar="NAME",
    help="A page of the project by the end of its address, or status (pdf).",
)
@click.option(
    "--template",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Slides whose master is taken (pptx).",
)
@click.option(
    "--bom", is_flag=True, help="Begin a csv with a byte-order mark, for Excel to know it as UTF-8."
)
@audience_option
@config_option
@as_of_option
@at_option
@ending
def command(
    *,
    form: str,
    output: Path | None,
    audience: str,
    config: Path | None,
    as_of: Any,
    at: str,
    **asked: Any,
) -> None:
    """Write records for other tools.

    FORMAT is json (every record with its fields, relations and derived values), schema (the JSON Schema of it),
    xlsx (a workbook with a sheet for each kind), csv (the register of one kind), ics (a calendar of milestones,
    meetings and actions due), mspdi (a project's plan for Microsoft Project), pdf (a record, a register or a page
    on paper; of a project alone its status on one page), or pptx (slides of a report, by default a project's
    last). With an audience, what is released to it and nothing else. Problems of the content are in the data;
    the command itself exits with 0.
    """
    if form == "schema":
        _written(dumped(schema()).encode(), output)
        return
    _suits(form, asked)
    given: dict[str, Any] = {name: value or None for name, value in asked.items()}
    template: Path | None = given.pop("template")
    taken = _read(template) if template else None
    wanted = replace(Wanted(), template=taken, **given)

    def made(workspace: Workspace) -> bytes:
        if form == "json":
            return _json(workspace, audience)
        return _made(workspace, FORMATS[form], wanted, audience, template)

    with progress("compiling"):
        if at or form not in KEPT:
            with opened(config, as_of, at) as workspace:
                data = made(workspace)
        else:
            chosen = (form, audience, *(f"{name}={value}" for name, value in sorted(asked.items())))
            data = kept_or_made(config or find(), as_of, chosen, made)
    _written(data, output)


def _json(workspace: Workspace, audience: str) -> bytes:
    if audience == INTERNAL:
        return dumped(exported(workspace.with_trends(), workspace.diagnostics)).encode()
    return dumped(exported(workspace.released(audience), ())).encode()


def _read(template: Path) -> bytes:
    try:
        return template.read_bytes()
    except OSError as error:
        raise Failure(f"{printable(str(template))}: {error.strerror or error}", USAGE) from None


def _made(workspace: Workspace, form: Format, wanted: Wanted, audience: str, template: Path | None) -> bytes:
    portal = workspace.released(audience)
    if form.history and audience == INTERNAL:
        portal = remembered(workspace.configuration, portal)
    wanted = replace(wanted, site_url=workspace.site_url(audience))
    try:
        return form.written(portal, texts(workspace.language(audience)), wanted)
    except NothingToExportError as error:
        raise Failure(str(error), USAGE) from None
    except TemplateError as error:
        raise Failure(f"{printable(str(template))}: {error}; nothing was written", USAGE) from None


def _suits(form: str, given: Mapping[str, object]) -> None:
    """Refuse an option that the format does not take."""
    known = {"project", *FORMATS[form].options} if form in FORMATS else set()
    for name, value in given.items():
        if value and name not in known:
            raise Failure(f"{form} takes no --{name}", USAGE)


def _written(data: bytes, file: Path | None) -> None:
    """Write a file by way of another name: whoever looks sees the old one or the new one, whole."""
    if file is None:
        if sys.stdout.isatty() and b"\x00" in data:
            raise Failure("this format is no text; name a file with -o", USAGE)
        click.echo(data, nl=False)
        return
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise Failure(f"cannot write {file}: {error.strerror or error}", ENVIRONMENT) from None


COMMAND = command
