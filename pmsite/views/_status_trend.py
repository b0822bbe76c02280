"""What the lights of a project showed at the last points of the history."""

from __future__ import annotations

from collections.abc import Mapping

from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Health, Trace
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._trends import label, points

MOST = 9
"""Lights in a row, the present one among them."""
_WORDS: tuple[Health, ...] = ("ok", "warn", "off", "none")


def traces(desk: Desk, project: Record) -> Mapping[str, Trace]:
    """The last lights by dimension, and those of the computed status as ``overall``; {} where none are known."""
    snapshots = points(desk)[-MOST:]
    found = [
        (label(desk, snapshot), snapshot.project(project.id).get("status") or {}) for snapshot in snapshots
    ]
    known = next((at for at, (_, status) in enumerate(found) if status.get("dimensions")), len(found))
    found = found[known:]
    if len(found) < 2 or desk.portal.audience != INTERNAL:  # noqa: PLR2004 - one light is no history
        return {}
    names = sorted({name for _, status in found for name in status.get("dimensions", {})})
    rows = {name: [(day, status.get("dimensions", {}).get(name)) for day, status in found] for name in names}
    rows["overall"] = [(day, status.get("computed")) for day, status in found]
    return {name: _trace(desk, row) for name, row in rows.items()}


def _trace(desk: Desk, row: list[tuple[str, str | None]]) -> Trace:
    t = desk.t
    words = {"ok": t("On track"), "warn": t("At risk"), "off": t("Off track"), "none": t("No data")}
    lights = [(day, _health(written)) for day, written in row]
    said = t.joined([f"{day} {words[light]}" for day, light in lights])
    return Trace(tuple(light for _, light in lights), t("Status over time: {list}", list=said))


def _health(written: str | None) -> Health:
    return next((light for light in _WORDS if light == written), "none")
