"""A plan frozen as a baseline: what is refused, what is written, and what it differs in from the one before."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from pmsite.adapters.content import gather
from pmsite.adapters.failure import CONTENT, USAGE, Failure
from pmsite.adapters.scaffold.desk import chosen_project
from pmsite.adapters.scaffold.naming import next_id
from pmsite.adapters.scaffold.record import Desk
from pmsite.adapters.workspace import Workspace
from pmsite.analyses.baselines import Piece, Snapshot, digest, frozen, in_order, planned, settled
from pmsite.analyses.changes import is_approved
from pmsite.analyses.planned import Planned, planned_of
from pmsite.analyses.variance import difference, totals
from pmsite.checks.baseline_without_change import RULE as WITHOUT_CHANGE
from pmsite.model.address import joined
from pmsite.model.diagnostic import Diagnostic, Severity, printable
from pmsite.model.record import Record
from pmsite.model.suggest import did_you_mean, listed
from pmsite.model.value import ID, shown
from pmsite.pipeline import compiled

_FIRST = "BL-01"
_WIDTH = 10**6


@dataclass(frozen=True, slots=True)
class Wish:
    """What a baseline is to be: its name, why, the change that approves it, its id ("": the next free one)."""

    name: str
    reason: str
    change: str = ""
    identifier: str = ""
    anew: bool = False
    """Whether finished tasks and reached milestones are taken by their actual dates, too."""


@dataclass(frozen=True, slots=True)
class Freeze:
    """A baseline as it would be written, and what it differs in from the one before."""

    path: str
    text: str
    id: str
    project: str
    snapshot: Snapshot
    previous: Record | None
    items: tuple[Mapping[str, Any], ...]
    totals: Mapping[str, Any]
    kept: tuple[str, ...]
    """Finished tasks and reached milestones that keep the dates of the baseline before, later or earlier ones."""
    warnings: tuple[Diagnostic, ...]
    """What the check would warn of because of it."""


def project_of(workspace: Workspace, written: str, here: Path) -> Record:
    """The project that is meant: as written, else that of the folder ``here``, else the only one.

    Raises:
        Failure: if it cannot be told, or does not exist.
    """
    graph, content = workspace.portal.graph, workspace.configuration.content
    folders = {project.id: project.folder for project in graph.projects}
    desk = Desk(
        {}, graph.kinds, workspace.configuration.settings, workspace.portal.as_of, tuple(graph), folders
    )
    key = chosen_project(desk, graph.kinds["baseline"], written, here, content)
    return graph[key or ""]


def freeze(workspace: Workspace, project: Record, wish: Wish) -> Freeze:
    """A new baseline of a project's plan as it stands on the as-of day; nothing is written.

    Raises:
        Failure: 1 if the content has errors or the plan cannot be frozen whole; 2 if the id is taken, the
            change does not approve it, or it would not be the latest baseline.
    """
    refuse_errors(workspace)
    portal = workspace.portal
    content = gather(workspace.configuration.content)
    name, path = _place(workspace, project, wish, content.files)
    change = _approved(workspace, project, wish.change) if wish.change else None
    before = in_order(portal.graph, project.id)
    previous = before[-1] if before else None
    if previous is not None and (previous.get("date"), previous.id) > (portal.as_of, name):
        raise Failure(
            f"{previous.id} is of {previous.get('date')}: {name} of {portal.as_of} would not be the latest "
            "baseline; choose a later --as-of or a higher --id",
            USAGE,
        )
    plan = planned_of(portal.graph, project, portal.settings, portal.as_of)
    stands = snapshot = _whole(portal.graph, project, plan)
    then = frozen(previous, plan.calendar) if previous is not None and plan is not None else None
    if then is not None and not wish.anew:
        snapshot = settled(stands, then, _over(workspace, project, stands))
    text = _text(wish, name, portal.as_of, change, snapshot, workspace)
    warnings = _checked(workspace, content.files, content.attachments, path, text)
    items: list[dict[str, Any]] = []
    sums: dict[str, Any] = {}
    if then is not None and plan is not None:
        items = difference(then, snapshot, plan.calendar)
        sums = totals(items, then, snapshot, plan.calendar)
    kept = tuple(sorted(_dates(stands) - _dates(snapshot)))
    return Freeze(
        path,
        text,
        name,
        project.id,
        snapshot,
        previous,
        tuple(items),
        sums,
        tuple(key for key, _, _ in kept),
        warnings,
    )


def _over(workspace: Workspace, project: Record, plan: Snapshot) -> frozenset[str]:
    """Ids of a plan's finished tasks and reached milestones."""
    portal = workspace.portal
    return frozenset(
        name
        for name in (*plan.tasks, *plan.milestones)
        if (record := portal.graph.get(f"{project.id}/{name}")) is not None
        and (portal.of(record).get("state") == "done" or portal.of(record).get("actual") is not None)
    )


def _dates(plan: Snapshot) -> set[tuple[str, dt.date | None, dt.date | None]]:
    return {
        (name, piece.start, piece.finish) for name, piece in (*plan.tasks.items(), *plan.milestones.items())
    }


def refuse_errors(workspace: Workspace) -> None:
    """Refuse content with errors.

    Raises:
        Failure: with the first of them.
    """
    errors = [item for item in workspace.diagnostics if item.severity is Severity.ERROR]
    if errors:
        more = f"\n{len(errors)} errors: pmsite check lists them" if len(errors) > 1 else ""
        raise Failure(f"{errors[0]}{more}\nnothing was written: the content has errors", CONTENT)


def _place(workspace: Workspace, project: Record, wish: Wish, files: Mapping[str, bytes]) -> tuple[str, str]:
    """Id and path of the new baseline."""
    graph = workspace.portal.graph
    kind = graph.kinds["baseline"]
    own = [record for record in graph if record.project == project.id]
    inside = [path for path in files if path.startswith(f"{project.folder}/") or not project.folder]
    found = next_id(kind, own, inside)
    name = wish.identifier or (found if graph.of("baseline", project.id) else _FIRST)
    if not ID.match(name):
        raise Failure(
            f"{printable(shown(name))} is no id; use one such as {found}; nothing was written", USAGE
        )
    taken = next((record for record in own if record.id.casefold() == name.casefold()), None)
    if taken is not None:
        where = f"{taken.source.path}:{taken.source.line}"
        raise Failure(f"{printable(shown(name))} exists already ({where}); choose another --id", USAGE)
    path = joined(project.folder, kind.folder, f"{name}.md")
    known = {known.casefold() for known in files}
    if path.casefold() in known or (workspace.configuration.content / path).exists():
        raise Failure(f"{printable(path)} exists already; nothing was written", USAGE)
    return name, path


def _approved(workspace: Workspace, project: Record, written: str) -> str:
    graph = workspace.portal.graph
    found = graph.get(f"{project.id}/{written}") or graph.get(written)
    if found is None or found.kind != "change":
        near = did_you_mean(written[:80], [record.id for record in graph.of("change", project.id)])
        hint = f"did you mean {near}?" if near else "write the change request first (pmsite new change)"
        raise Failure(f"no change {printable(shown(written))}; {hint}", USAGE)
    if not is_approved(found):
        state = found.get("status") or "without a state"
        raise Failure(f"{found.id} is {state}; a baseline needs an approved change", USAGE)
    return graph.name(found.uid, project.id)


def _whole(graph: Any, project: Record, plan: Planned | None) -> Snapshot:
    """The plan as it stands, every task with its dates.

    Raises:
        Failure: if there is none, or a task has no dates.
    """
    snapshot = planned(graph, project, plan) if plan is not None else None
    if snapshot is None or not snapshot.tasks:
        raise Failure(f"{project.id} has no plan with a start and tasks; there is nothing to freeze", CONTENT)
    pieces = {**snapshot.tasks, **snapshot.milestones}
    undated = [name for name, piece in pieces.items() if piece.start is None or piece.finish is None]
    if undated:
        have = "has" if len(undated) == 1 else "have"
        raise Failure(
            f"{listed(undated)} {have} no dates; a baseline freezes every task: write duration or effort",
            CONTENT,
        )
    return snapshot


def _text(
    wish: Wish, name: str, day: dt.date, change: str | None, snapshot: Snapshot, workspace: Workspace
) -> str:
    """The file of a baseline: front matter, one line a task."""
    data = CommentedMap(id=name, title=" ".join(wish.name.split()), date=day)
    data["reason"] = " ".join(wish.reason.split())
    if change:
        data["change"] = change
    data["tasks"] = CommentedMap((key, _line(piece)) for key, piece in snapshot.tasks.items())
    if snapshot.milestones:
        data["milestones"] = CommentedMap((key, piece.finish) for key, piece in snapshot.milestones.items())
    kind = workspace.portal.graph.kinds["baseline"]
    try:
        fields = kind.fields.model_validate(dict(data))
    except ValidationError as error:
        what = printable(error.errors(include_url=False)[0]["msg"])
        raise Failure(f"{what}; nothing was written", USAGE) from None
    data["digest"] = DoubleQuotedScalarString(digest(fields))
    stream = io.StringIO()
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.allow_unicode = True
    yaml.dump(data, stream)
    return f"---\n{stream.getvalue()}---\n"


def _line(piece: Piece) -> CommentedMap:
    values = {
        "start": piece.start,
        "finish": piece.finish,
        "duration": f"{piece.days:g}d" if piece.days is not None else None,
        "hours": _plain(piece.hours),
        "cost": _plain(piece.cost),
    }
    found = CommentedMap((key, value) for key, value in values.items() if value is not None)
    found.fa.set_flow_style()
    return found


def _plain(number: float | None) -> float | int | None:
    return int(number) if number is not None and float(number).is_integer() else number


def _checked(
    workspace: Workspace, files: Mapping[str, bytes], attachments: Mapping[str, str], path: str, text: str
) -> tuple[Diagnostic, ...]:
    """Warnings that the check would give with the new file.

    Raises:
        Failure: if it would find an error.
    """
    portal = workspace.portal
    whole = {**files, path: text.encode("utf-8", "surrogatepass")}
    _, found = compiled(whole, attachments, portal.settings, portal.as_of)
    errors = [item for item in found if item.severity is Severity.ERROR]
    if errors:
        first = errors[0]
        mend = "add --change with an approved change request" if first.code == WITHOUT_CHANGE.code else ""
        said = f"{printable(first.message)}; {mend or printable(first.remedy)}; nothing was written"
        raise Failure(said, USAGE)
    known = {(item.code, item.message) for item in workspace.diagnostics}
    return tuple(
        item for item in found if item.severity is Severity.WARNING and (item.code, item.message) not in known
    )
