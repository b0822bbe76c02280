"""How far a task is, and how near to holding the finish."""

from __future__ import annotations

from pmsite.model.record import Record
from pmsite.views._desk import Desk


def state_of(desk: Desk, task: Record) -> str:
    """How far a task is: as computed, else by its written dates."""
    found = desk.portal.of(task).get("state")
    if found:
        return str(found)
    finish, start = task.get("actual_finish"), task.get("actual_start")
    if finish is not None and finish <= desk.today:
        return "done"
    return "in_progress" if start is not None and start <= desk.today else "not_started"


def open_critical(desk: Desk, task: Record) -> bool:
    """Whether a task is unfinished and critical."""
    return bool(desk.portal.of(task).get("critical")) and state_of(desk, task) != "done"


def open_near(desk: Desk, task: Record) -> bool:
    """Whether a task is unfinished and near-critical."""
    return bool(desk.portal.of(task).get("near_critical")) and state_of(desk, task) != "done"


def critical_tag(desk: Desk, task: Record) -> str:
    """The fact by which a row is filtered: ``yes``, ``near`` or ``no``."""
    if open_critical(desk, task):
        return "yes"
    return "near" if open_near(desk, task) else "no"
