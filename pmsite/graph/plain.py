"""Records as plain values of JSON: what exports write and what two states of a portal are compared by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from pmsite.graph.graph import Graph
from pmsite.model.compare import BODY
from pmsite.model.record import Record

_NESTED = frozenset({"tasks", "milestones", "decisions", "actions", "responses"})
"""Fields whose items are records of their own, except in a baseline."""


def plain(value: Any) -> Any:
    """A value as JSON has it: ISO dates, mappings of texts, lists, whole numbers without a point."""
    if isinstance(value, BaseModel):
        return plain(value.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True))
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def fields_of(record: Record) -> dict[str, Any]:
    """Fields as written, and the state that counts where none is; nested records stand on their own."""
    return {
        info.alias or name: plain(getattr(record.fields, name))
        for name, info in type(record.fields).model_fields.items()
        if name not in ("id", "kind", "title")
        and (name in record.fields.model_fields_set or name == "status")
        and getattr(record.fields, name) is not None
        and not (name in _NESTED and record.kind != "baseline")
    }


def comparable(graph: Graph, record: Record) -> dict[str, Any]:
    """A record for :func:`pmsite.model.compare.changed`: kind, title, fields, and the text as ``body``.

    Lines of the text that define a record (``- [ ] ACT-031 …``) are left to that record.
    """
    fields = fields_of(record)
    heading = record.fields.title_field
    title = {} if fields.get(heading) == record.title else {"title": record.title}
    text = {} if record.at or record.parent else {BODY: prose(graph, record)}
    return {"kind": record.kind, **title, **fields, **text}


def prose(graph: Graph, record: Record) -> str:
    """The text of a record without the lines that define other records."""
    first = record.body.first_line
    own = {
        part.source.line - first
        for part in graph.parts(record.uid)
        if not part.at and part.source.path == record.source.path and part.source.line >= first
    }
    lines = record.body.text.split("\n")
    return "\n".join(line for number, line in enumerate(lines) if number not in own)
