"""A difference as data, ``pmsite-diff/1``: for other tools, and for a pipeline that decides by it."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from pmsite.graph.plain import plain
from pmsite.model.difference import Comparison, Consequence, Edited, Named, Renamed, Shown, State

SCHEMA = "pmsite-diff/1"


def compared(comparison: Comparison) -> dict[str, Any]:
    """A comparison in the shape of ``pmsite-diff/1``."""
    found = comparison.difference
    return {
        "schema": SCHEMA,
        "as_of": comparison.as_of.isoformat(),
        "base": _state(comparison.old),
        "head": _state(comparison.new),
        "added": [item.id for item in found.added],
        "removed": [item.id for item in found.removed],
        "renamed": [_renamed(item) for item in found.renamed],
        "changed": [_edited(item) for item in found.changed],
        "files": [{"path": item.path, "change": item.what} for item in found.files],
        "consequences": [_consequence(item) for item in found.consequences],
        "released": [_shown(item) for item in found.released],
        "withdrawn": [_shown(item) for item in found.withdrawn],
        "unreadable": list(found.unreadable),
    }


def schema() -> dict[str, Any]:
    """JSON Schema of ``pmsite-diff/1``."""
    text = resources.files("pmsite.exports").joinpath("pmsite-diff-1.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _state(state: State) -> dict[str, Any]:
    """A side: the revision that was asked for, null for the working tree."""
    return {"revision": state.asked or None, "commit": state.commit or None, "errors": state.errors}


def _named(record: Named) -> dict[str, Any]:
    return {"id": record.id, "project": record.project}


def _renamed(item: Renamed) -> dict[str, Any]:
    return {
        **_named(item.record),
        "path": item.record.path,
        "old_path": item.old_path,
        "old_id": item.old_id,
    }


def _edited(item: Edited) -> dict[str, Any]:
    return {**_named(item.record), "field": item.field, "old": plain(item.old), "new": plain(item.new)}


def _consequence(item: Consequence) -> dict[str, Any]:
    return {
        "type": item.type,
        **_named(item.record),
        "old": plain(item.old),
        "new": plain(item.new),
        "working_days": plain(item.working_days),
        **{name: plain(value) for name, value in item.more.items()},
    }


def _shown(item: Shown) -> dict[str, Any]:
    return {"audience": item.audience, **_named(item.record)}
