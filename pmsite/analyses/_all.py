"""Every analysis of the room, and what each of them derives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

import pmsite.analyses as room
from pmsite.graph.graph import Graph
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.discover import modules
from pmsite.model.settings import Settings


def analysed(
    graph: Graph, settings: Settings, as_of: dt.date, without: Collection[str] = ()
) -> tuple[dict[str, dict[str, Any]], tuple[Diagnostic, ...]]:
    """Derived values of every record by uid, from each analysis of the room but those ``without``."""
    derived: dict[str, dict[str, Any]] = {}
    problems: list[Diagnostic] = []
    for module in modules(room):
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
