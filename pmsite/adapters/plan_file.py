"""A plan of another program, brought into a project: as a new file, or as edits of the plan that is there."""

from __future__ import annotations

import yaml

from pmsite.adapters.failure import USAGE, Failure
from pmsite.adapters.workspace import Workspace
from pmsite.analyses.interchange import of_project
from pmsite.analyses.schedule.national import UnknownCalendarError, named_calendar
from pmsite.imports._edits import Found
from pmsite.imports._plan import compared, fresh
from pmsite.imports.mspdi import PlanFile
from pmsite.model.address import joined
from pmsite.model.diagnostic import printable
from pmsite.model.record import Record


def brought_plan(workspace: Workspace, project: str, plan: PlanFile) -> tuple[Found, dict[str, bytes]]:
    """Edits of the project's plan, or the file of a new one.

    Raises:
        Failure: if there is no such project, or it has a plan that has no start.
    """
    record = _project(workspace, project)
    portal = workspace.portal
    if not portal.graph.of("plan", record.id):
        return Found(notes=list(plan.notes)), {joined(record.folder, "plan.md"): _text(workspace, plan)}
    ours = of_project(portal.graph, record, portal.settings, portal.as_of)
    if ours is None:
        raise Failure(f"the plan of {record.id} has no start, so that nothing can be compared", USAGE)
    return compared(portal.graph, ours, plan), {}


def _project(workspace: Workspace, key: str) -> Record:
    known = workspace.portal.graph.projects
    found = [record for record in known if record.id == key] if key else list(known)
    if len(found) != 1:
        names = ", ".join(record.id for record in known) or "none"
        what = (
            f"no project {printable(key)}" if key else "a plan belongs to a project; name it with --project"
        )
        raise Failure(f"{what}; projects here: {names}", USAGE)
    return found[0]


def _text(workspace: Workspace, plan: PlanFile) -> bytes:
    try:
        named = named_calendar(plan.calendar_name, workspace.portal.settings.calendars)
    except UnknownCalendarError:
        named = None
    data = fresh(plan, "PLAN-01", named)
    written = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, default_flow_style=None, width=10**6)
    return f"---\n{written}---\n".encode()
