"""The portal of old content, and what an audience may know of its figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pmsite.analyses._all import analysed
from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.graph.build import build
from pmsite.kpis._snapshot import figures
from pmsite.model.record import Record
from pmsite.model.settings import Settings
from pmsite.read.actuals import actuals
from pmsite.read.memory import Memory
from pmsite.read.records import read
from pmsite.records._catalogue import catalogue
from pmsite.release.fields import in_part, withheld
from pmsite.release.release import kept, release

_NOT_THEN = frozenset({"change_effect", "forecast", "health"})
"""Analyses that no trend is made of, and that take long."""


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


def seen(portal: Portal, audience: str, now: Portal) -> dict[str, Any]:
    """Figures of an old portal that an audience may see: of what is released to it then and today.

    ``now`` is the whole portal of today: a record or a field that it withholds is withheld of the old one too.
    """
    if audience == INTERNAL:
        return figures(portal)
    hidden = hidden_now(now, audience)
    records = {
        uid: _withholding(record, hidden[uid]) if uid in hidden else replace(record, audience=())
        for uid, record in portal.graph.records.items()
    }
    return figures(release(replace(portal, graph=replace(portal.graph, records=records)), audience))


def hidden_now(now: Portal, audience: str) -> dict[str, tuple[str, ...]]:
    """Fields that an audience does not see today, wholly or in part, of each record that it sees."""
    rule = now.settings.audiences[audience]
    return {
        record.uid: tuple(sorted({*withheld(record, audience, rule), *in_part(record, audience)}))
        for record in kept(now, audience)
    }


def _withholding(record: Record, names: tuple[str, ...]) -> Record:
    more = dict.fromkeys(names, (INTERNAL,))
    fields = record.fields.model_copy(update={"field_audience": {**record.fields.field_audience, **more}})
    return replace(record, fields=fields) if names else record
