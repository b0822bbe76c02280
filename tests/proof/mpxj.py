"""The promise of plans in other programs: MPXJ reads them, writes them again, and nothing of them is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pmsite.imports.mspdi import read
from tests.acceptance._run import demo_copy, succeed

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
    tasks = links = baselines = 0
    for key in ("ATLAS", "BOREAS", "CIRRUS"):
        file, again = here / f"{key}.xml", here / f"{key}-again.xml"
        succeed("pmsite", "export", "mspdi", "-p", key, "-o", file, cwd=here)
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
            for name in ("name", "level", "summary", "milestone", "ties", "constraint", "deadline", "who"):
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
    assert baselines, "no baseline came through"
    return f"{tasks} tasks, {links} links, {baselines} baselines of tasks, calendars with their exceptions"
