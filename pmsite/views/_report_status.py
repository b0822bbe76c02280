"""The status of each dimension that a progress report declares, beside what was computed and the report before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pmsite.model.figure import Cell, Column, Row, Status, Table, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import dash
from pmsite.views._reports import names_of, of_projects, rated, rating
from pmsite.views._status import dimension_name, light


def status(desk: Desk, report: Record, earlier: Record | None) -> Iterator[Table]:
    """Each dimension as declared and as computed, beside the report before."""
    t, found = desk.t, report.get("dimensions") or {}
    if not found:
        return
    old = (earlier.get("dimensions") or {}) if earlier is not None else {}
    computed = any(item.computed for item in found.values())
    columns = [Column(t("Project") if of_projects(report) else t("Dimension"))]
    columns += [Column(earlier.id, least=True)] if earlier is not None and old else []
    columns += [Column(t("Declared"))]
    columns += [Column(t("Computed"))] if computed else []
    columns += [Column(t("Comment"), long=True)]
    worst, machine = rated(found.values()), rated(found.values(), computed=True)
    first: list[Cell] = [Cell((Words(t("Overall"), "strong"),))]
    first += [Cell((light(desk, rated(old.values())),))] if old else []
    first += [Cell((light(desk, worst),))]
    first += [Cell((light(desk, machine),))] if computed else []
    rows = [Row((*first, Cell((Words(t("the worst of them"), "mute"),))))]
    for name in names_of([report]):
        item, then = found[name], old.get(name)
        cells = [Cell((Words(dimension_name(desk, name)),))]
        cells += [_rated(desk, then.declared if then is not None else None)] if old else []
        cells += [_rated(desk, item.declared)]
        cells += [_computed(desk, item.declared, item.computed)] if computed else []
        cells += [Cell((Words(item.comment),) if item.comment else dash())]
        rows.append(Row(tuple(cells)))
    differ = sum(_differs(item.declared, item.computed) for item in found.values())
    title = t("Status")
    if differ:
        title = t.plural(
            "Status: {n} dimension is declared otherwise than computed",
            "Status: {n} dimensions are declared otherwise than computed",
            differ,
        )
    yield Table(title=title, columns=tuple(columns), rows=tuple(rows), caption=t("Status"), anchor="status")


def _rated(desk: Desk, value: str | None) -> Cell:
    found: Status | None = rating(desk, value)
    return Cell((found,) if found is not None else dash())


def _computed(desk: Desk, declared: str | None, computed: str | None) -> Cell:
    cell = _rated(desk, computed)
    if not _differs(declared, computed):
        return cell
    return replace(cell, sub=(Words(desk.t("differs from the declared one"), "strong"),))


def _differs(declared: str | None, computed: str | None) -> bool:
    return bool(declared and computed) and computed not in ("no_data", declared)
