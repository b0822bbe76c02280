"""The same plan for pmsite and for TaskJuggler 3, and the dates that each gives.

Used of both: working days and hours, holidays, tasks by duration and by effort with one resource (part time,
leave), FS and SS links with gaps of working time, first dates, summaries and links to them,
milestones. What only one of them has stays out; ``docs/explanation/taskjuggler.md`` names it.

    python -m tests.proof.taskjuggler [PLANS] [SEED]

prints each plan's differences.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.acceptance._run import portal, run

START = dt.date(2026, 1, 5)
EVENING = 17
"""Hour at which a working day ends."""
FRIDAY = 4
_DAY = dt.timedelta(days=1)
Dates = dict[str, tuple[str, str]]
"""First and last working day by id."""


@dataclass
class Resource:
    """Somebody who works a share of the day and is away now and then."""

    id: str
    percent: int
    leave: list[tuple[dt.date, dt.date]]


@dataclass
class Task:
    """A task, a milestone (neither duration nor effort), or a summary with its parts."""

    id: str
    hours: int = 0
    resource: Resource | None = None
    start: dt.date | None = None
    links: list[tuple[str, str, int]] = field(default_factory=list)
    """Predecessor, FS or SS, gap in days."""
    parts: list[Task] = field(default_factory=list)


@dataclass
class Plan:
    """Tasks over a year with its free days."""

    tasks: list[Task]
    free: list[dt.date]


def drawn(chance: random.Random, *, size: int) -> Plan:
    """A plan of about so many leaves."""
    free = sorted({START + _DAY * chance.randrange(1, 200) for _ in range(chance.randrange(4, 16))})
    tasks: list[Task] = []
    known: list[str] = []
    number = 0
    while number < size:
        summary = Task(f"S{len(tasks) + 1}") if chance.random() < 0.4 else None
        before = list(known)
        if summary is not None and before and chance.random() < 0.5:
            summary.links.append(
                (before.pop(chance.randrange(len(before))), "FS", chance.choice([0, 0, 1, 3]))
            )
        parts = chance.randrange(2, 6) if summary else 1
        made = [_leaf(chance, number + n + 1, before, milestone=summary is None) for n in range(parts)]
        number += len(made)
        if summary is None:
            tasks += made
        else:
            summary.parts = made
            tasks.append(summary)
            known.append(summary.id)
        known += [task.id for task in made]
    return Plan(tasks, free)


def _leaf(chance: random.Random, number: int, known: list[str], *, milestone: bool) -> Task:
    task = Task(f"T{number}")
    kind = chance.random()
    if kind < 0.15 and known and milestone:
        task.id = f"M{number}"
    elif kind < 0.5:
        task.id = f"E{number}"
        percent = chance.choice([100, 100, 50])
        leave = []
        if chance.random() < 0.5:
            first = START + _DAY * chance.randrange(0, 120)
            leave = [(first, first + _DAY * chance.randrange(0, 9))]
        task.resource = Resource(f"r{number}", percent, leave)
        task.hours = 4 * chance.randrange(1, 30)
    else:
        task.hours = chance.choice([4, 8, 8, 16, 24, 40, 60, 80, 120])
    for name in chance.sample(known, min(len(known), chance.choice([1, 1, 1, 2, 3]))):
        start_to_start = chance.random() < 0.2 and name.startswith("T") and not task.id.startswith("M")
        task.links.append((name, "SS" if start_to_start else "FS", chance.choice([0, 0, 0, 1, 2, 5])))
    if not task.links and milestone and chance.random() < 0.7:
        task.start = START + _DAY * chance.randrange(0, 40)
    return task


def of_pmsite(plan: Plan, folder: Path) -> Dates:
    """What ``pmsite export json`` says, with the day before the plan as the as-of day."""
    free = ", ".join(f"{{date: {day}, works: false}}" for day in plan.free)
    people = [task.resource for task in leaves(plan.tasks) if task.resource is not None]
    members = "\n".join(
        f"- {{who: {item.id}, leave: ["
        + ", ".join(f"{{from: {first}, to: {last}}}" for first, last in item.leave)
        + "]}"
        for item in people
    )
    files = {
        "p/index.md": f"---\nkind: project\nid: P\ntitle: P\nstart: {START}\n---\n",
        "p/plan.md": f"---\nid: PLAN-1\ntitle: Plan\nstart: {START}\ncalendar: none\nexceptions: [{free}]\n"
        f"tasks:\n{_tasks(plan.tasks, '')}{_milestones(plan.tasks)}---\n",
        "p/resources.md": f"---\nid: RES-1\ntitle: Resources\npeople:\n{members}\n---\n",
        **{
            f"people/{item.id}.md": f"---\nkind: person\nid: {item.id}\ntitle: {item.id}\n---\n"
            for item in people
        },
    }
    here = portal(folder, files, f"as_of: {START - _DAY}")
    done = run("pmsite", "export", "json", cwd=here)
    data = json.loads(done.stdout)
    errors = [item for item in data["diagnostics"] if item["severity"] == "error"]
    assert not errors, errors[0]
    found = {}
    for record in data["projects"][0]["records"]:
        values = record["derived"]
        if record["kind"] == "task":
            found[record["id"]] = (values["early_start"], values["early_finish"])
        elif record["kind"] == "milestone":
            found[record["id"]] = (values["forecast"], values["forecast"])
    return found


def _tasks(tasks: list[Task], indent: str) -> str:
    lines = []
    for task in tasks:
        if task.id.startswith("M"):
            continue
        fields = [f"id: {task.id}", f"name: {task.id}", *_links(task)]
        if task.start:
            fields.append(f"no_earlier_than: {task.start}")
        if task.resource:
            who = f"{{who: {task.resource.id}, units: {task.resource.percent}%}}"
            fields += [f"effort: {task.hours}h", f"allocate: [{who}]"]
        elif not task.parts:
            fields.append(f"duration: {task.hours}h")
        lines.append(f"{indent}- {fields[0]}\n" + "".join(f"{indent}  {item}\n" for item in fields[1:]))
        if task.parts:
            lines.append(f"{indent}  tasks:\n{_tasks(task.parts, indent + '  ')}")
    return "".join(lines)


def _milestones(tasks: list[Task]) -> str:
    found = [
        f"- {{{', '.join([f'id: {task.id}', f'name: {task.id}', *_links(task)])}}}\n"
        for task in tasks
        if task.id.startswith("M")
    ]
    return "milestones:\n" + "".join(found) if found else ""


def _links(task: Task) -> list[str]:
    links = ", ".join(f'"{name} {kind}+{gap}d"' for name, kind, gap in task.links)
    return [f"depends: [{links}]"] if links else []


def of_taskjuggler(plan: Plan, folder: Path) -> Dates:
    """What ``tj3`` says."""
    folder.mkdir(parents=True, exist_ok=True)
    places = {task.id: task.id for task in plan.tasks}
    places |= {part.id: f"{task.id}.{part.id}" for task in plan.tasks for part in task.parts}
    people = [task.resource for task in leaves(plan.tasks) if task.resource is not None]
    text = [
        f'project p "P" {START}-09:00 +4y {{ timingresolution 60min dailyworkinghours 8',
        "  workinghours mon - fri 9:00 - 17:00\n  workinghours sat, sun off }",
        *(f'leaves holiday "free" {day} - {day + _DAY}' for day in plan.free),
        *(_resource(item) for item in people),
        *(_task(task, places, "") for task in plan.tasks),
        'taskreport "dates" { formats csv timeformat "%Y-%m-%d %H:%M" columns id, start, end }',
    ]
    (folder / "plan.tjp").write_text("\n".join(text) + "\n", encoding="utf-8")
    done = subprocess.run(
        ["tj3", "--silent", "plan.tjp"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr.strip()[:500]
    with (folder / "dates.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return {row["Id"].rpartition(".")[2]: _days(row, plan) for row in rows}


def _days(row: dict[str, str], plan: Plan) -> tuple[str, str]:
    """First and last working day: for tj3 a task starts at the hour at which its predecessor ended."""
    start, end = (dt.datetime.fromisoformat(row[name]) for name in ("Start", "End"))
    last = end.date().isoformat()
    if start == end:
        return last, last
    day = start.date() + (_DAY if start.hour >= EVENING else _DAY * 0)
    while day.weekday() > FRIDAY or day in plan.free:
        day += _DAY
    return day.isoformat(), last


def _resource(item: Resource) -> str:
    leave = "".join(f" leaves annual {first} - {last + _DAY}" for first, last in item.leave)
    return f'resource {item.id} "{item.id}" {{ efficiency {item.percent / 100}{leave} }}'


def _task(task: Task, places: dict[str, str], indent: str) -> str:
    lines = [f'{indent}task {task.id} "{task.id}" {{']
    if task.id.startswith("M"):
        lines.append(f"{indent}  milestone")
    for name, kind, gap in task.links:
        onstart, length = ("onstart " if kind == "SS" else ""), (f"gaplength {gap}d" if gap else "")
        options = f" {{ {onstart}{length} }}" if onstart or length else ""
        lines.append(f"{indent}  depends {places[name]}{options}")
    if task.start:
        lines.append(f"{indent}  start {task.start}-09:00")
    if task.resource:
        lines.append(f"{indent}  effort {task.hours}h allocate {task.resource.id}")
    elif task.parts:
        lines += [_task(part, places, indent + "  ") for part in task.parts]
    elif task.hours:
        lines.append(f"{indent}  length {task.hours}h")
    return "\n".join([*lines, f"{indent}}}"])


def leaves(tasks: list[Task]) -> list[Task]:
    """Tasks and milestones without parts."""
    return [leaf for task in tasks for leaf in (leaves(task.parts) if task.parts else [task])]


def differences(plan: Plan, folder: Path) -> list[str]:
    """Ids whose dates differ, with both; a summary has the dates of its parts in both."""
    ours, theirs = of_pmsite(plan, folder / "pmsite"), of_taskjuggler(plan, folder / "tj3")
    assert set(ours) == set(theirs), sorted(set(ours) ^ set(theirs))
    return [f"{name}: pmsite {ours[name]}, tj3 {theirs[name]}" for name in ours if ours[name] != theirs[name]]


def main(arguments: list[str]) -> int:
    """Compare so many plans; 1 if a date differs."""
    plans = int(arguments[0]) if arguments else 10
    seed = int(arguments[1]) if len(arguments) > 1 else random.SystemRandom().randrange(10**9)
    found = 0
    for number in range(plans):
        plan = drawn(random.Random(seed + number), size=10 + 5 * number)
        with tempfile.TemporaryDirectory() as folder:
            lines = differences(plan, Path(folder))
        print(f"plan {number + 1} ({len(leaves(plan.tasks))} leaves): {len(lines)} differences")
        print("".join(f"  {line}\n" for line in lines), end="")
        found += len(lines)
    print(f"seed {seed}")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
