"""The whole flow on one screen: files in, pages and diagnostics out; every stage a pure function."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pmsite.analyses as analyses_room
import pmsite.checks as checks_room
from pmsite.analyses.portal import INTERNAL, Origin, Portal
from pmsite.exports.feed import feeds
from pmsite.graph.addresses import clashes
from pmsite.graph.attachments import check as check_files
from pmsite.graph.attachments import permitted
from pmsite.graph.build import build
from pmsite.graph.graph import Graph
from pmsite.graph.queries import check as check_queries
from pmsite.graph.unsafe import check as check_markup
from pmsite.kpis._measured import Measured
from pmsite.kpis._measured import measured as measure
from pmsite.kpis._snapshot import figures
from pmsite.model.attachment import Measure
from pmsite.model.diagnostic import Diagnostic, ordered
from pmsite.model.discover import modules
from pmsite.model.ports import Renderer, Texts
from pmsite.model.rules import RULES, Rule
from pmsite.model.settings import Settings
from pmsite.model.trend import NO_TRENDS, Trends
from pmsite.read.actuals import actuals, is_actuals
from pmsite.read.documents import is_record
from pmsite.read.records import Memory, read
from pmsite.records._catalogue import catalogue
from pmsite.release.release import release
from pmsite.stage.tree import StagedTree, staged

_NOT_THEN = frozenset({"change_effect", "forecast", "health"})
"""Analyses that no trend is made of, and that take long."""


def compiled(
    files: Mapping[str, bytes],
    attachments: Mapping[str, str],
    settings: Settings,
    as_of: dt.date,
    *,
    title: str = "Portal",
    origin: Origin = Origin(),  # noqa: B008 - frozen
    measures: Mapping[str, Measure] | None = None,
) -> tuple[Portal, tuple[Diagnostic, ...]]:
    """The whole portal of a content folder as of a day, and everything wrong with it.

    ``files`` are the Markdown files and the actuals by path, ``attachments`` the others with "" or why they
    stay unpublished, ``measures`` their sizes and hashes. The team may link the actuals as files too; ``release``
    keeps them from every audience.
    """
    kinds = catalogue(settings)
    records, unread = read(files, kinds, settings)
    spent, unbooked = actuals(files, records)
    booked = {path: data for path, data in files.items() if is_actuals(path)}
    attachments = {**permitted(attachments, settings.attachments), **dict.fromkeys(booked, "")}
    booked_measures = {path: Measure(len(data), sha256(data).hexdigest()) for path, data in booked.items()}
    graph, unlinked = build(records, kinds)
    graph = replace(graph, actuals=spent)
    derived, unsound = analysed(graph, settings, as_of)
    language = settings.language
    portal = Portal(
        graph,
        settings,
        as_of,
        derived,
        language=language,
        title=title,
        attachments=attachments,
        measures={**(measures or {}), **booked_measures},
        origin=origin,
    )
    unfound = check_files(graph, attachments, dict.fromkeys(path for path in files if is_record(path)))
    unasked = check_queries(graph, settings, derived)
    said = [*unasked, *clashes(graph), *check_markup(graph)]
    problems = [*unread, *unbooked, *unlinked, *unsound, *unfound, *said]
    return portal, ordered([*problems, *checked(portal)])


def snapshot(
    files: Mapping[str, bytes], settings: Settings, as_of: dt.date, memory: Memory
) -> tuple[Portal, tuple[str, ...]]:
    """The portal of old content as of a day, by today's rules, and the files that these cannot read.

    It is not checked, nothing of it is simulated, and there are no files beside the records: it is for its figures.
    """
    kinds = catalogue(settings)
    records, unread = read(files, kinds, settings, memory)
    spent, _ = actuals(files, records)
    graph = replace(build(records, kinds)[0], actuals=spent)
    derived, _ = analysed(graph, settings, as_of, without=_NOT_THEN)
    known = {record.source.path for record in records}
    lost = {problem.source.path: str(problem) for problem in unread if problem.source.path not in known}
    return Portal(graph, settings, as_of, derived, language=settings.language), tuple(lost.values())


def seen(portal: Portal, audience: str, today: Portal) -> dict[str, Any]:
    """Figures of an old portal that an audience may see: of records that are released to it then and today.

    ``today`` is the portal of that audience as it is released now.
    """
    if audience == INTERNAL:
        return figures(portal)
    records = {
        uid: record if uid in today.graph.records else replace(record, audience=())
        for uid, record in portal.graph.records.items()
    }
    return figures(release(replace(portal, graph=replace(portal.graph, records=records)), audience))


def analysed(
    graph: Graph, settings: Settings, as_of: dt.date, without: Collection[str] = ()
) -> tuple[dict[str, dict[str, Any]], tuple[Diagnostic, ...]]:
    """Derived values of every record by uid, from each analysis of the room but those ``without``."""
    derived: dict[str, dict[str, Any]] = {}
    problems: list[Diagnostic] = []
    for module in modules(analyses_room):
        if hasattr(module, "derive") and module.__name__.rpartition(".")[2] not in without:
            found = module.derive(graph, settings, as_of)
            values, extra = found if isinstance(found, tuple) else (found, ())
            problems.extend(extra)
            for uid, value in values.items():
                known = derived.setdefault(uid, {})
                why = {**known.get("why", {}), **value.get("why", {})}
                known.update(value)
                known.update({"why": why} if why else {})
    return derived, tuple(problems)


def checked(portal: Portal) -> list[Diagnostic]:
    """What the rules between records find."""
    return [found for module in modules(checks_room) for found in module.check(portal)]


def rules() -> tuple[Rule, ...]:
    """Every diagnostic that pmsite gives, by code.

    Raises:
        ValueError: if two files use one code.
    """
    found = [*RULES, *(module.RULE for module in modules(checks_room))]
    codes = [rule.code for rule in found]
    if len(set(codes)) < len(codes):
        message = "two checks use the same code"
        raise ValueError(message)
    return tuple(sorted(found, key=lambda rule: rule.code))


def measured(portal: Portal) -> Measured:
    """KPIs of a portal, for each project and pooled; of a released one those that its audience sees."""
    return measure(portal)


def published(
    portal: Portal,
    audience: str,
    texts: Texts,
    renderer: Renderer,
    site_url: str = "",
    trends: Trends = NO_TRENDS,
) -> StagedTree:
    """The staged tree of one audience: exactly what it may see; feeds name their pages below ``site_url``.

    ``trends`` are those that the audience sees.
    """
    released = replace(release(portal, audience), trends=trends)
    tree = staged(released, texts, renderer)
    return replace(tree, texts={**tree.texts, **feeds(released, texts, site_url)})
