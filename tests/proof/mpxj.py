"""The promises of plans in other programs: MPXJ reads and writes them and nothing is lost; they come back the same."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from pmsite.imports.mspdi import read
from tests.acceptance._run import demo_copy, succeed

PATIENCE = 900
"""Seconds that a command may take on a machine that is busy with others."""
_AGAIN = """
import sys
import jpype
import mpxj  # noqa: F401 - brings the classes
jpype.startJVM()
from org.mpxj.reader import UniversalProjectReader
from org.mpxj.mspdi import MSPDIWriter
project = UniversalProjectReader().read(sys.argv[1])
for task in project.getTasks():
    if task.getText(1):
        found = [task.getText(1), task.getStart(), task.getFinish(), task.getBaselineStart(), task.getBaselineFinish(),
                 task.getPredecessors().size(), task.getDuration().getDuration()]
        print("|".join(str(item) for item in found))
MSPDIWriter().write(project, sys.argv[2])
"""


def plans_survive_another_program(folder: Path, _seed: int) -> str:
    """The three plans of the demo through MPXJ: names, outline, dates, links, calendars, baselines."""
    here = demo_copy(folder)
    tasks = links = baselines = kept = shares = 0
    for key in ("ATLAS", "BOREAS", "CIRRUS"):
        file, again = here / f"{key}.xml", here / f"{key}-again.xml"
        succeed("pmsite", "export", "mspdi", "-p", key, "-o", file, cwd=here, seconds=PATIENCE)
        done = subprocess.run(
            [sys.executable, "-c", _AGAIN, str(file), str(again)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-500:]
        ours, theirs = read(file.read_bytes()), read(again.read_bytes())
        seen = {line.split("|")[0]: line.split("|")[1:] for line in done.stdout.splitlines()}
        assert len(ours.works) == len(theirs.works) == len(seen), f"{len(seen)} tasks"
        for one, other in zip(ours.works, theirs.works, strict=True):
            start, finish, first, last, number, _ = seen[one.id]
            assert (one.start.isoformat(), one.finish.isoformat()) == (start[:10], finish[:10]), one.id
            assert len(one.ties) == int(number), f"{one.id}: {number} links"
            links += int(number)
            baselines += first != "None" and last != "None"
            kept += len(one.baselines)
            shares += len(one.who)
            for name in (
                *("name", "level", "summary", "milestone", "ties", "constraint", "deadline", "who"),
                *("owner", "calendar", "remaining", "baselines"),
            ):
                assert getattr(one, name) == getattr(other, name), f"{one.id}: {name}"
            assert (one.actual_start, one.actual_finish, one.percent) == (
                other.actual_start,
                other.actual_finish,
                other.percent,
            ), one.id
            assert one.minutes == other.minutes, one.id
            tasks += 1
        days = [work.start for work in ours.works if work.start]
        same = all(ours.calendar.minutes_on(day) == theirs.calendar.minutes_on(day) for day in days)
        assert same, "the calendar is another"
        assert dict(ours.calendar.exceptions) == dict(theirs.calendar.exceptions)
        same_plan = succeed("pmsite", "import", again, "-p", key, cwd=here, seconds=PATIENCE)
        assert not same_plan.stdout, f"{key}: what comes back of it is {same_plan.stdout[:200]}"
    assert baselines, "no baseline came through"
    held = f"{kept} baselines of tasks, {shares} assignments"
    return f"{tasks} tasks, {links} links, {held}, calendars with their exceptions"


def a_plan_exported_and_imported_again_is_the_same_plan(folder: Path, _seed: int) -> str:
    """The demo's plans and their baselines deleted and imported from their exports: the same dates, floats, links."""
    here = demo_copy(folder)
    content = here / "content"
    projects = {"ATLAS": "atlas", "BOREAS": "boreas", "CIRRUS": "cirrus"}
    before, variance = _plans(here)
    for key in projects:
        succeed("pmsite", "export", "mspdi", "-p", key, "-o", f"{key}.xml", cwd=here, seconds=PATIENCE)
        done = succeed("pmsite", "import", f"{key}.xml", "-p", key, cwd=here, seconds=PATIENCE)
        assert not done.stdout, f"{key}: an unchanged plan is {done.stdout[:200]}"
    for folder_name in projects.values():
        (content / folder_name / "plan.md").unlink()
        for file in (content / folder_name / "baselines").glob("*.md"):
            file.unlink()
    for key in projects:
        succeed("pmsite", "import", f"{key}.xml", "-p", key, cwd=here, seconds=PATIENCE)
    after, variance_after = _plans(here)
    assert {*before} == {*after}, f"{len(before)} and {len(after)} tasks"
    differing = [uid for uid, found in before.items() if found != after[uid]]
    assert not differing, f"{differing[0]}: {before[differing[0]]} is {after[differing[0]]}"
    assert variance == variance_after, "the baselines say something else"
    return f"{len(before)} tasks and milestones of {len(projects)} plans, {sum(map(len, variance.values()))} baselines"


def _plans(here: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the data say of tasks and milestones, and of what baselines differ in from one another."""
    data = json.loads(succeed("pmsite", "export", "json", cwd=here, seconds=PATIENCE).stdout)
    names = (
        "early_start",
        "early_finish",
        "late_start",
        "late_finish",
        "forecast",
        "total_float_days",
        "critical",
    )
    tasks: dict[str, Any] = {}
    for project in data["projects"]:
        for item in project["records"]:
            if item["kind"] in ("task", "milestone"):
                fields, derived = item["fields"], item["derived"]
                who = [(one["who"], one.get("units", 1)) for one in fields.get("allocate") or ()]
                given = [fields.get(name) for name in ("owner", "deadline", "actual_start", "actual_finish")]
                said = [derived.get(name) for name in (*names, "percent", "status", "actual", "slip_days")]
                tasks[f"{project['key']}/{item['id']}"] = (
                    *(item["title"], item["parent"], sorted(map(str, fields.get("depends") or ()))),
                    *(who, given, said),
                )
    same = ("id", "kind", "start_days", "finish_days", "duration_days", "status", "baseline")
    variance = {  # what things cost by now is of budgets, which such a file has not
        project["key"]: [
            [{name: one.get(name) for name in same} for one in item["variance"]]
            for item in project["baselines"]
        ]
        for project in data["projects"]
    }
    return tasks, variance


PROMISES = (plans_survive_another_program, a_plan_exported_and_imported_again_is_the_same_plan)
