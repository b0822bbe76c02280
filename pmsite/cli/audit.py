"""``pmsite audit``: what an audience sees and why, and whether its published site is that and no more."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from pmsite.adapters.audience.deployed import inspected
from pmsite.adapters.configuration import Configuration
from pmsite.adapters.failure import CONTENT, USAGE, Failure
from pmsite.adapters.finish import manifest_of
from pmsite.adapters.verify.canaries import hidden
from pmsite.adapters.workspace import Workspace, known_audience
from pmsite.analyses.portal import INTERNAL
from pmsite.cli._options import as_of_option, at_option, config_option, ending, opened, progress
from pmsite.model.source import Source
from pmsite.release.audit import Audit, Seen, audited


@click.command(
    "audit",
    epilog="Examples: pmsite audit --audience client · pmsite audit --audience client --format json · "
    "pmsite audit --audience client --url https://client.example.com/",
)
@click.option("--audience", required=True, help="An audience of the configuration.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to report.",
)
@click.option("--url", default="", help="Compare the site at this address with the manifest of its build.")
@click.option(
    "--header", "headers", multiple=True, metavar="NAME: VALUE", help="With --url: sent along, to log in."
)
@click.option("--canary", "canaries", multiple=True, help="With --url: a word that must stand nowhere.")
@config_option
@as_of_option
@at_option
@ending
def command(
    *,
    audience: str,
    form: str,
    url: str,
    headers: tuple[str, ...],
    canaries: tuple[str, ...],
    config: Path | None,
    as_of: Any,
    at: str,
) -> None:
    """List what an audience sees, and by which line; or check its published site from outside.

    With --url every file of the manifest is fetched and compared, and what must not be there is asked for: pages and
    ids of what is not released, sources, listings, headers that protect the reader. Exits with 1 where anything is
    wrong.
    """
    with progress("compiling"), opened(config, as_of, at) as workspace:
        if audience == INTERNAL:
            raise Failure("the team sees everything; name an audience of the configuration", USAGE)
        known_audience(workspace.configuration.settings, audience)
        if not url:
            found = audited(workspace.portal, audience)
            told = _data(found, workspace) if form == "json" else None
            click.echo(_json(told) if told is not None else "\n".join(_lines(found, workspace)))
            return
        manifest = manifest_of(workspace.configuration.base, audience)
        words = [*(one.decode() for one in hidden(workspace.portal, audience)), *canaries]
    with progress(f"checking {url}"):
        result = inspected(url, manifest, words, _headers(headers))
    if form == "json":
        click.echo(
            _json(
                {
                    "schema": "pmsite-deployed/1",
                    "url": url,
                    "files": result.files,
                    "problems": result.problems,
                }
            )
        )
    else:
        for problem in result.problems:
            click.echo(problem)
        click.echo(f"{url}: {result.files} files compared, {len(result.problems)} problems", err=True)
    if result.problems:
        sys.exit(CONTENT)


def _headers(written: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for text in written:
        name, colon, value = text.partition(":")
        if not colon or not name.strip():
            raise Failure(f"{text} is no header; write NAME: VALUE", USAGE)
        found[name.strip()] = value.strip()
    return found


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _declassified(configuration: Configuration, audience: str) -> Iterator[tuple[str, Source | None]]:
    """Computed values that an audience sees, with the line that lets it."""
    for number, name in enumerate(configuration.settings.audiences[audience].declassify):
        yield name, configuration.place("audiences", audience, "declassify", number)


def _lines(found: Audit, workspace: Workspace) -> Iterator[str]:
    portal, configuration = workspace.portal, workspace.configuration
    rule = configuration.settings.audiences[found.audience]
    yield f"{found.audience} sees {len(found.seen)} of {found.total} records as of {portal.as_of}"
    for kind, count in sorted(Counter(one.record.kind for one in found.seen).items()):
        yield f"  {count} {kind}"
    for one in found.seen:
        record = one.record
        yield f"{record.uid} {record.title}: audience: {found.audience} at {_place(one.place)}"
        for item in one.withheld:
            where = item.place or _rule(configuration, found.audience, one, item.why)
            yield f"  withheld: {item.name} ({item.why}{f' at {_place(where)}' if where else ''})"
        for path in one.attachments:
            yield f"  file: {path}"
    for name, place in _declassified(configuration, found.audience):
        yield f"computed: {name}: declassify at {_place(place)}"
    if not rule.declassify:
        yield "computed: nothing that comes from the network, hours or money"
    yield f"views: {rule.views if rule.views == 'all' else ', '.join(rule.views)}"
    yield f"kpis: {rule.kpis if rule.kpis == 'all' else ', '.join(rule.kpis)}"
    for record, why, place in found.refused:
        yield f"not shown: {record.uid}, released at {_place(place)}: {why}"
    count = sum(len(one.withheld) for one in found.seen)
    rest = f"{count} withheld parts, {len(found.refused)} not shown"
    yield f"{len(found.seen)} records, {len(found.attachments)} files, {rest}"


def _rule(configuration: Configuration, audience: str, one: Seen, why: str) -> Source | None:
    if why != "hide_fields":
        return None
    return configuration.place("audiences", audience, "hide_fields", one.record.kind)


def _place(place: Source | None) -> str:
    return f"{place.path}:{place.line}" if place is not None else ""


def _data(found: Audit, workspace: Workspace) -> dict[str, Any]:
    portal, configuration = workspace.portal, workspace.configuration
    rule = configuration.settings.audiences[found.audience]

    def place(source: Source | None) -> dict[str, Any] | None:
        return None if source is None else {"path": source.path, "line": source.line}

    return {
        "schema": "pmsite-audit/1",
        "audience": found.audience,
        "as_of": portal.as_of.isoformat(),
        "counts": {
            "records": len(found.seen),
            "of": found.total,
            "kinds": dict(sorted(Counter(one.record.kind for one in found.seen).items())),
            "attachments": len(found.attachments),
            "withheld": sum(len(one.withheld) for one in found.seen),
            "not_shown": len(found.refused),
        },
        "records": [
            {
                "id": one.record.id,
                "project": one.record.project,
                "kind": one.record.kind,
                "title": one.record.title,
                "because": {"text": f"audience: {found.audience}", **(place(one.place) or {})},
                "withheld": [
                    {
                        "name": item.name,
                        "why": item.why,
                        "at": place(item.place or _rule(configuration, found.audience, one, item.why)),
                    }
                    for item in one.withheld
                ],
                "attachments": list(one.attachments),
            }
            for one in found.seen
        ],
        "attachments": [{"path": path, "records": list(uids)} for path, uids in found.attachments.items()],
        "computed": [
            {"name": name, "because": {"text": "declassify", **(place(at) or {})}}
            for name, at in _declassified(configuration, found.audience)
        ],
        "views": rule.views if rule.views == "all" else list(rule.views),
        "kpis": rule.kpis if rule.kpis == "all" else list(rule.kpis),
        "not_shown": [
            {"id": record.id, "project": record.project, "why": why, "at": place(at)}
            for record, why, at in found.refused
        ],
    }


COMMAND = command
