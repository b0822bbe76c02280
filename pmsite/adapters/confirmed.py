"""Frozen figures of reports beside the content as git has it of their day."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pmsite.adapters.configuration import Configuration
from pmsite.adapters.git.cache import Cache
from pmsite.adapters.git.history import history
from pmsite.adapters.git.parsed import settings_digest
from pmsite.adapters.git.repository import GitError
from pmsite.adapters.then import Old, Then
from pmsite.adapters.workspace import Workspace
from pmsite.analyses.portal import Portal
from pmsite.kpis._reported import Period, computed, reported
from pmsite.kpis._unconfirmed import DIMENSIONS, frozen_reports, told
from pmsite.model.diagnostic import Diagnostic


def differing(workspace: Workspace) -> list[Diagnostic]:
    """Figures that the content of their day does not confirm; nothing where git does not know of that day."""
    portal = workspace.portal
    if not any(True for _ in frozen_reports(portal)):
        return []
    known = {(item.code, item.source) for item in workspace.diagnostics}
    try:
        found = [*_differing(workspace.configuration, portal)]
    except GitError:
        return []
    return [item for item in found if (item.code, item.source) not in known]


def _differing(configuration: Configuration, portal: Portal) -> Iterator[Diagnostic]:
    old = Old(portal.settings, history(configuration.content, portal.settings.zone))
    cache = Cache(configuration.base / ".pmsite" / "cache" / "history", settings_digest(portal.settings))
    states: dict[Then, Portal] = {}
    for report, day, period in frozen_reports(portal):
        then = old.at(day)
        if then is None:
            continue
        key = cache.key(
            "reported", old.trees([then])[0], day.isoformat(), report.project or "", *map(str, period)
        )
        known = _read(cache.get([key]).get(key))
        if known is None:
            if then not in states:
                states[then] = old.portal(then)[0]
            known = _reported(states[then], report.project, period)
            cache.put({key: json.dumps(known, ensure_ascii=False).encode()})
        yield from told(report, day, known)


def _reported(portal: Portal, key: str | None, period: Period) -> dict[str, Any]:
    """Figures of a state; {} where the project did not exist."""
    project = portal.graph.get(key) if key else None
    if key and project is None:
        return {}
    return {**reported(portal, project, period), DIMENSIONS: computed(portal, project)}


def _read(value: bytes | None) -> Mapping[str, Any] | None:
    try:
        found = json.loads(value) if value is not None else None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
