"""``pmsite baseline``: freeze the plan, list the baselines, show what differs."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from pmsite.adapters.failure import USAGE, Failure
from pmsite.adapters.found import find
from pmsite.adapters.freeze import Freeze, Wish, freeze, project_of
from pmsite.adapters.scaffold.write import write_new
from pmsite.adapters.workspace import Workspace, open_workspace
from pmsite.analyses.baselines import current, digest, frozen, in_order, sealed
from pmsite.analyses.planned import planned_of
from pmsite.analyses.variance import STATES, difference, totals
from pmsite.cli._options import as_of_option, config_option, ending, progress
from pmsite.model.diagnostic import printable
from pmsite.model.record import Record
from pmsite.model.suggest import did_you_mean, listed
from pmsite.model.value import shown

_SCHEMA = "pmsite-baseline/1"
_project = click.option(
    "-p", "--project", default="", metavar="KEY", help="Project; the only one, or the one of this folder."
)
_format = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to report.",
)


@click.group(
    "baseline",
    epilog='Examples: pmsite baseline create "Plan as approved" --reason "First plan" · '
    "pmsite baseline list · pmsite baseline show BL-02 --against BL-01",
)
def command() -> None:
    """Freeze the plan as a baseline, and show what has moved since.

    A baseline is never edited: its digest is checked, and a plan that moves is frozen anew, with the change
    that approved it.
    """


@command.command(
    "create",
    epilog='Examples: pmsite baseline create "Plan as approved" --reason "First plan, version 1.0" · '
    'pmsite baseline create "After CR-003" -p ATLAS --reason "Single sign-on" --change CR-003',
)
@click.argument("name")
@_project
@click.option("--reason", required=True, help="Why the plan is frozen.")
@click.option("--change", default="", metavar="ID", help="Approved change that it takes in.")
@click.option("--id", "identifier", default="", help="Id; by default the next free one.")
@click.option("--anew", is_flag=True, help="Take what is finished by its actual dates, too.")
@click.option("--path", "only_path", is_flag=True, help="Print the path of the file and nothing else.")
@click.option("--stdout", "show", is_flag=True, help="Print the baseline and write nothing.")
@config_option
@as_of_option
@ending
def create(*, name: str, project: str, config: Path | None, as_of: Any, **options: Any) -> None:
    """Freeze the plan as it stands at the close of the as-of day, by the NAME.

    Writes baselines/BL-NN.md: dates, working time, hours and cost of every task, dates of milestones, and a
    digest of them. Finished tasks and reached milestones keep what the baseline before says, so that it stays on
    record whether they were late; --anew takes them as they came.

    Refused where the content has errors (1), the id is taken, the change is not approved, or
    the plan differs from the last baseline and no change is named (2). Nothing is overwritten.
    """
    if not name.strip() or not options["reason"].strip():
        raise Failure("a baseline needs a name and a reason", USAGE)
    workspace = _opened(config, as_of)
    wish = Wish(name, options["reason"], options["change"], options["identifier"], options["anew"])
    with progress("freezing"):
        found = freeze(workspace, project_of(workspace, project, Path.cwd()), wish)
    if options["show"]:
        click.echo(found.text, nl=False)
        return
    content = workspace.configuration.content
    write_new({found.path: found.text.encode()}, content)
    shown_ = Path(os.path.relpath(content, workspace.configuration.root)).as_posix()
    click.echo(f"{shown_}/{found.path}")
    if not options["only_path"]:
        click.echo("\n".join(_summary(found)))
    for item in found.warnings:
        click.echo(f"{item} (warning)", err=True)


@command.command("list", epilog="Examples: pmsite baseline list · pmsite baseline list --format json")
@_project
@_format
@config_option
@as_of_option
@ending
def list_(*, project: str, form: str, config: Path | None, as_of: Any) -> None:
    """List the baselines of every project, or of one, the oldest first."""
    workspace = _opened(config, as_of)
    graph = workspace.portal.graph
    chosen = [project_of(workspace, project, Path.cwd())] if project else list(graph.projects)
    entries = [_entry(workspace, record) for key in chosen for record in in_order(graph, key.id)]
    if form == "json":
        click.echo(_dumped({"schema": _SCHEMA, "baselines": entries}), nl=False)
        return
    for entry in entries:
        now = " (current)" if entry["current"] else ""
        change = f", {entry['change']}" if entry["change"] else ""
        click.echo(
            f"{entry['project']} {entry['id']} {entry['date']} {entry['seal']}{now}: {entry['title']}{change}"
        )


@command.command(
    "show",
    epilog="Examples: pmsite baseline show BL-02 · pmsite baseline show BL-02 --against BL-01 --format json",
)
@click.argument("identifier", metavar="ID")
@click.option("--against", default="", metavar="ID", help="Earlier baseline to compare with.")
@_project
@_format
@config_option
@as_of_option
@ending
def show(*, identifier: str, against: str, project: str, form: str, config: Path | None, as_of: Any) -> None:
    """Show how the plan differs from the baseline ID; with --against, how ID differs from that one.

    Differences are in working days of the plan's calendar. A baseline that is not sealed is shown with the
    digest to write.
    """
    workspace = _opened(config, as_of)
    owner = project_of(workspace, project, Path.cwd())
    record = _known(workspace, owner, identifier)
    other = _known(workspace, owner, against) if against else None
    items, sums = _compared(workspace, owner, record, other)
    entry = _entry(workspace, record)
    if form == "json":
        head = {"schema": _SCHEMA, "as_of": workspace.portal.as_of, "against": against or "plan"}
        click.echo(_dumped({**head, **entry, "totals": sums, "variance": items}), nl=False)
        return
    click.echo(f"{record.id} {record.title}, {entry['date']}, {entry['seal']}")
    if entry["seal"] == "not sealed":
        click.echo(f'digest: "{_digest(record)}"')
    said = f"{record.id} against {other.id}" if other is not None else f"The plan against {record.id}"
    click.echo("\n".join(_words(said, items, sums)))


def _opened(config: Path | None, as_of: Any) -> Workspace:
    with progress("reading the records"):
        return open_workspace(config or find(), as_of=as_of)


def _known(workspace: Workspace, project: Record, written: str) -> Record:
    graph = workspace.portal.graph
    found = graph.get(f"{project.id}/{written}")
    if found is None or found.kind != "baseline":
        near = did_you_mean(written[:80], [record.id for record in graph.of("baseline", project.id)])
        hint = f"did you mean {near}?" if near else "pmsite baseline list shows all"
        raise Failure(f"no baseline {printable(shown(written))} in {project.id}; {hint}", USAGE)
    return found


def _digest(record: Record) -> str:
    return digest(record.fields.model_copy(update={"id": record.id}))


def _entry(workspace: Workspace, record: Record) -> dict[str, Any]:
    whole = {True: "sealed", False: "edited", None: "not sealed"}[sealed(record)]
    portal = workspace.portal
    return {
        "project": record.project,
        "id": record.id,
        "title": record.title,
        "date": record.get("date").isoformat() if record.get("date") else None,
        "reason": record.get("reason"),
        "change": record.get("change"),
        "tasks": len(record.get("tasks")),
        "milestones": len(record.get("milestones")),
        "seal": whole,
        "digest": _digest(record),
        "current": current(portal.graph, record.project or "", portal.as_of) is record,
    }


def _compared(
    workspace: Workspace, project: Record, record: Record, other: Record | None
) -> tuple[list[Mapping[str, Any]], Mapping[str, Any]]:
    portal = workspace.portal
    if other is None:
        derived = portal.of(record)
        if not derived.get("variance_totals"):
            raise Failure(f"{record.id} cannot be compared: {derived['why']['variance']}", USAGE)
        return list(derived["variance"]), derived["variance_totals"]
    plan = planned_of(portal.graph, project, portal.settings, portal.as_of)
    if plan is None:
        raise Failure(f"{project.id} has no plan with a start; its calendar is not known", USAGE)
    then, now = frozen(other, plan.calendar), frozen(record, plan.calendar)
    items = difference(then, now, plan.calendar)
    return list(items), totals(items, then, now, plan.calendar)


def _summary(found: Freeze) -> list[str]:
    tasks, milestones = len(found.snapshot.tasks), len(found.snapshot.milestones)
    lines = [f"{found.id}: {tasks} tasks, {milestones} milestones, finish {found.snapshot.finish}"]
    for key in ("hours", "cost"):
        missing = [name for name, piece in found.snapshot.tasks.items() if getattr(piece, key) is None]
        if missing:
            lines.append(f"without {key}: {', '.join(missing)}")
    if found.previous is None:
        return [*lines, f"the first baseline of {found.project}"]
    if found.kept:
        what = listed(found.kept, most=8)
        lines.append(f"finished, as in {found.previous.id}: {what} (--anew takes the actual dates)")
    return [*lines, *_words(f"{found.id} against {found.previous.id}", found.items, found.totals)]


def _words(said: str, items: Any, sums: Mapping[str, Any]) -> list[str]:
    """What differs, in lines: the finish, the cost, how many tasks, and each task that moved."""
    days, cost = sums["finish_days"], sums["cost"]
    unit = "working day" if days in (1, -1) else "working days"
    finish = f"finish {days:+} {unit}" if days else "the same finish" if days == 0 else "finish n/a"
    money = f"cost {cost:+,}" if cost else "the same cost" if cost == 0 else "cost n/a"
    counts = ", ".join(f"{sums[state]} {state}" for state in STATES if sums[state])
    lines = [f"{said}: {finish}, {money}" + (f"; tasks: {counts}" if counts else "")]
    for item in items:
        parts = _moves(item)
        if item["status"] in ("added", "removed"):
            lines.append(f"  {item['id']} {item['status']}")
        elif parts:
            lines.append(f"  {item['id']} {', '.join(parts)}")
    return lines


def _moves(item: Mapping[str, Any]) -> list[str]:
    names = {"start_days": "start {:+} d", "finish_days": "finish {:+} d", "duration_days": "duration {:+} d"}
    names |= {"hours": "hours {:+,}", "cost": "cost {:+,}"}
    return [form.format(item[key]) for key, form in names.items() if item[key]]


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False, default=str) + "\n"


COMMAND = command
