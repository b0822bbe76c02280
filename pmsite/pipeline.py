"""The whole flow on one screen: files in, pages and diagnostics out; every stage a pure function."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pmsite.checks as checks_room
from pmsite.analyses._reckoning import Reckoning
from pmsite.analyses.portal import Origin, Portal
from pmsite.graph.addresses import clashes
from pmsite.graph.attachments import check as check_files
from pmsite.graph.attachments import permitted
from pmsite.graph.build import build
from pmsite.graph.queries import check as check_queries
from pmsite.graph.unsafe import check as check_markup
from pmsite.kpis._measured import Measured
from pmsite.kpis._measured import measured as measure
from pmsite.kpis._unconfirmed import unconfirmed
from pmsite.model.attachment import Measure
from pmsite.model.diagnostic import Diagnostic, ordered
from pmsite.model.discover import modules
from pmsite.model.ports import Renderer, Share, Texts, alone
from pmsite.model.rules import RULES, Rule
from pmsite.model.settings import Settings
from pmsite.model.trend import NO_TRENDS, Trends
from pmsite.read.actuals import actuals, is_actuals
from pmsite.read.documents import is_record
from pmsite.read.records import read
from pmsite.records._catalogue import catalogue
from pmsite.release.release import release

if TYPE_CHECKING:
    from pmsite.stage.recall import Memory as Staging
    from pmsite.stage.tree import StagedTree


def compiled(
    files: Mapping[str, bytes],
    attachments: Mapping[str, str],
    settings: Settings,
    as_of: dt.date,
    *,
    title: str = "Portal",
    origin: Origin = Origin(),  # noqa: B008 - frozen
    measures: Mapping[str, Measure] | None = None,
    known: Reckoning | None = None,
) -> tuple[Portal, tuple[Diagnostic, ...]]:
    """The whole portal of a content folder as of a day, and everything wrong with it.

    ``files`` are the Markdown files and the actuals by path, ``attachments`` the others with "" or why they
    stay unpublished, ``measures`` their sizes and hashes; ``known`` is what was worked out last.
    The team may link the actuals as files too; ``release`` keeps them from every audience.
    """
    known = known if known is not None else Reckoning()
    kinds = catalogue(settings)
    records, unread = read(files, kinds, settings, known.reading)
    spent, unbooked = actuals(files, records)
    booked = {path: data for path, data in files.items() if is_actuals(path)}
    attachments = {**permitted(attachments, settings.attachments), **dict.fromkeys(booked, "")}
    booked_measures = {path: Measure(len(data), sha256(data).hexdigest()) for path, data in booked.items()}
    graph, unlinked = build(records, kinds)
    graph = replace(graph, actuals=spent)
    derived, unsound = known.analysed(graph, settings, as_of)
    portal = Portal(
        graph,
        settings,
        as_of,
        derived,
        language=settings.language,
        title=title,
        attachments=attachments,
        measures={**(measures or {}), **booked_measures},
        origin=origin,
    )
    unfound = check_files(graph, attachments, dict.fromkeys(path for path in files if is_record(path)))
    unasked = check_queries(graph, settings, derived)
    said = [*unasked, *clashes(graph), *check_markup(graph)]
    problems = [*unread, *unbooked, *unlinked, *unsound, *unfound, *said]
    return portal, ordered([*problems, *checked(portal, known)])


def checked(portal: Portal, known: Reckoning) -> list[Diagnostic]:
    """What the rules between records find."""
    return [*known.checked(portal, modules(checks_room)), *unconfirmed(portal)]


def rules() -> tuple[Rule, ...]:
    """Every diagnostic that pmsite gives, by code.

    Raises:
        ValueError: if two files use one code.
    """
    found = [*RULES, *(module.RULE for module in modules(checks_room))]
    if len({rule.code for rule in found}) < len(found):
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
    share: Share = alone,
    memory: Staging | None = None,
) -> StagedTree:
    """The staged tree of one audience: exactly what it may see; feeds and downloads name pages below ``site_url``.

    ``trends`` are those that it sees; ``share`` does jobs on several cores, ``memory`` knows what was staged before.
    """
    from pmsite.exports._all import writer  # a check needs no view
    from pmsite.exports.feed import feeds
    from pmsite.stage.tree import staged

    released = replace(release(portal, audience), trends=trends)
    files = writer(texts, site_url, share)
    tree = staged(released, texts, renderer, files, share=share, memory=memory)
    return replace(tree, texts={**tree.texts, **feeds(released, texts, site_url)})
