"""A plan of another program, brought into a project: as a new file, or as edits of the plan that is there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import yaml

from pmsite.adapters.failure import USAGE, Failure
from pmsite.adapters.workspace import Workspace
from pmsite.analyses.interchange import of_project
from pmsite.analyses.schedule.national import UnknownCalendarError, named_calendar
from pmsite.imports._edits import Found
from pmsite.imports._people import known_person
from pmsite.imports._plan import baselines, compared, fresh
from pmsite.imports.mspdi import PlanFile
from pmsite.model.address import joined
from pmsite.model.diagnostic import printable
from pmsite.model.record import Record


class _Plain(yaml.SafeDumper):
    """Writes every value out: a plan has no anchors."""

    def ignore_aliases(self, _data: Any) -> bool:
        """Whether a value that comes again is written again."""
        return True


def brought_plan(workspace: Workspace, project: str, plan: PlanFile) -> tuple[Found, dict[str, bytes]]:
    """Edits of the project's plan, or the file of a new one.

    Raises:
        Failure: if there is no such project, or it has a plan that has no start.
    """
    record = _project(workspace, project)
    portal = workspace.portal
    plan, strangers = _with_handles(workspace, plan)
    if not portal.graph.of("plan", record.id):
        made = {joined(record.folder, "plan.md"): _text(workspace, plan)}
        if not portal.graph.of("baseline", record.id):
            made |= _baselines(workspace, record, plan)
        return Found(notes=[*plan.notes, *strangers]), made
    ours = of_project(portal.graph, record, portal.settings, portal.as_of)
    if ours is None:
        raise Failure(f"the plan of {record.id} has no start, so that nothing can be compared", USAGE)
    found = compared(portal.graph, ours, plan)
    found.notes += strangers
    return found, {}


def _with_handles(workspace: Workspace, plan: PlanFile) -> tuple[PlanFile, list[str]]:
    """The plan with people by their handles, and what is to be said of those who have no record."""
    names = {name for work in plan.works for name, _ in work.who}
    handles = {name: known_person(workspace.portal.graph, name) or name for name in names}
    people = {record.id for record in workspace.portal.graph.of("person")}
    strangers = [
        f"{name} has no record of a person; the plan has the name as it is"
        for name in sorted(names)
        if handles[name] not in people
    ]
    works = tuple(
        replace(
            work,
            who=tuple((handles[name], share) for name, share in work.who),
            owner=known_person(workspace.portal.graph, work.owner) if work.owner else "",
        )
        for work in plan.works
    )
    return replace(plan, works=works), strangers


def _baselines(workspace: Workspace, project: Record, plan: PlanFile) -> dict[str, bytes]:
    """Files of the baselines that the file has."""
    day = min(plan.status or workspace.portal.as_of, workspace.portal.as_of)
    return {
        joined(project.folder, f"baselines/BL-{number:02}.md"): _written({"id": f"BL-{number:02}", **data})
        for number, data in enumerate(baselines(plan, day), 1)
    }


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
    return _written(fresh(plan, "PLAN-01", named))


def _written(data: dict[str, Any]) -> bytes:
    written = yaml.dump(
        data, Dumper=_Plain, sort_keys=False, allow_unicode=True, default_flow_style=None, width=10**6
    )
    return f"---\n{written}---\n".encode()
