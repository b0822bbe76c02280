"""What a figure on a page shows: records with the values of their fields, as they are or as they were frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from pmsite.analyses.portal import INTERNAL
from pmsite.graph.frozen import Frozen, FrozenRow, flat
from pmsite.graph.graph import Graph
from pmsite.graph.query import DERIVED, values
from pmsite.model.address import Address
from pmsite.model.fields import Fields
from pmsite.model.kind import Kind
from pmsite.model.record import Body, Record
from pmsite.model.source import Source
from pmsite.records.risk import Assessment
from pmsite.views._desk import Desk

_OWN = ("id", "kind", "title", "project")


@dataclass(frozen=True)
class Found:
    """Records that a figure shows, at a desk that knows them so; of a frozen figure with what it held of each."""

    desk: Desk
    records: tuple[Record, ...]
    rows: Mapping[str, FrozenRow] | None = None

    def values(self, record: Record, path: tuple[str, ...]) -> tuple[Any, ...]:
        """Values of a field: none where it is missing, several where it is a list."""
        if self.rows is None or path[0] in _OWN:
            return values(record, self.desk.portal.of(record), path)
        return tuple(flat(self.rows[record.uid].values.get(".".join(path))))


def thawed(desk: Desk, frozen: Frozen) -> tuple[Found, frozenset[Address]]:
    """The records of a frozen figure as they were, and the pages of those that are gone.

    They stand at a desk of the frozen day in place of today's. An audience sees rows of records that are released
    to it, and nothing else of them.
    """
    portal, graph = desk.portal, desk.portal.graph
    records: dict[str, Record] = {}
    derived: dict[str, Mapping[str, Any]] = {}
    rows: dict[str, FrozenRow] = {}
    gone: set[Address] = set()
    for row in frozen.rows:
        now = _now(desk, row)
        if now is None and portal.audience != INTERNAL:
            continue
        kind = graph.kinds[row.kind]
        record = replace(
            now or _lost(desk, row, kind), title=row.title, fields=_fields(kind, row), body=Body("")
        )
        if now is None:
            gone.add(desk.where(record))
        records[record.uid], rows[record.uid], derived[record.uid] = record, row, _derived(kind, row)
    then = Graph({**graph.records, **records}, graph.relations, graph.kinds, graph.children, graph.actuals)
    past = replace(portal, graph=then, derived={**portal.derived, **derived}, as_of=frozen.as_of)
    return Found(replace(desk, portal=past), tuple(records.values()), rows), frozenset(gone)


def _now(desk: Desk, row: FrozenRow) -> Record | None:
    """Today's record of a row."""
    graph = desk.portal.graph
    own = graph.get(f"{desk.key}/{row.id}") if desk.key and "/" not in row.id else None
    found = own or graph.get(row.id)
    return found if found is not None and found.kind == row.kind else None


def _lost(desk: Desk, row: FrozenRow, kind: Kind) -> Record:
    """A record that is not there any more, by what its row says."""
    key, _, name = row.id.rpartition("/")
    project = None if kind.portal_wide else key or desk.key
    home = desk.portal.graph.get(project) if project else None
    folder = home.folder if home is not None else (project or "").casefold()
    return Record(
        name, kind.name, row.title, kind.fields.model_construct(), Source(""), project=project, folder=folder
    )


def _fields(kind: Kind, row: FrozenRow) -> Fields:
    """The frozen values as fields: plain ones as they are, lists as the kind has them, assessments as such."""
    found: dict[str, Any] = {}
    for name, info in kind.fields.model_fields.items():
        value = row.values.get(info.alias or name)
        if value is None:
            continue
        if info.default == () or isinstance(value, list):
            value = tuple(flat(value))
        found[name] = _assessment(value) if isinstance(value, dict) else value
    return kind.fields.model_construct(**found)


def _assessment(value: Mapping[str, Any]) -> Any:
    try:
        return Assessment.model_validate(value) if "probability" in value else value
    except ValidationError:
        return value


def _derived(kind: Kind, row: FrozenRow) -> dict[str, Any]:
    """The frozen values that were computed."""
    computed = DERIVED.get(kind.name, {})
    written = {info.alias or name for name, info in kind.fields.model_fields.items()}
    found = {
        name: value
        for name, value in row.values.items()
        if "." not in name and (name in computed or name not in written)
    }
    return {**found, "open": True} if kind.name == "risk" else found


def in_order(found: Found, path: tuple[str, ...] | None, *, down: bool) -> Sequence[Record]:
    """Records by a field, those without it last; else as they come."""
    if path is None:
        return found.records
    keyed = [(known, record) for record in found.records if (known := found.values(record, path))]
    rest = [record for record in found.records if not found.values(record, path)]
    keyed.sort(key=lambda pair: rank(pair[0][0]), reverse=down)
    return [*(record for _, record in keyed), *rest]


def rank(value: Any) -> tuple[int, float, str]:
    """A place in order: numbers, then days, then texts."""
    if isinstance(value, (bool, int, float)):
        return 0, float(value), ""
    if hasattr(value, "toordinal"):
        return 1, float(value.toordinal()), ""
    return 2, 0.0, str(value)
