"""pmsite beside its peers: ``python -m benchmarks [--records N ...] [--repeat 3] [--edits N] [-o FILE]``.

Each size is a portal of the corpus (:mod:`benchmarks.corpus`). pmsite builds it from nothing, and after an edit;
Material, Zensical and Hugo (:mod:`benchmarks.peers`), with the records out of the navigation, build the pages that
``pmsite stage --inline`` writes. Medians of wall time, processor time and memory of all processes together; then how
much faster pmsite is than each of them, and with which power of the records the time grows. With ``--edits`` as many
random edits of the portal are made and built (:mod:`benchmarks.edits`), each site beside one built from nothing.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import written
from benchmarks.edits import Desk
from benchmarks.peers import Peer, environment, peers

SEED = 1
_LOOK = 0.05
"""Seconds between two looks at a command's memory, at least."""
_SELDOM = 20
"""Times as long as a look takes until the next one: of large processes a look takes its time on a core."""
REPOSITORY = Path(__file__).parents[1]
RECORD, STAGED = "project-0/risks/RISK-001.md", "project-0/risks/RISK-001/index.md"
"""A record, and its staged page."""


_LIKELY = re.compile(r"(?m)^(current: \{probability: )\d")
"""The field of a risk that registers, matrices and KPIs follow from."""


class Taken(NamedTuple):
    """What a command took: seconds on the wall and of processors, and megabytes of all its processes together."""

    wall: float
    processor: float
    memory: float


def measured(command: Sequence[str], folder: Path) -> Taken:
    """A command that has to succeed."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)  # noqa: S603
        most = 0
        while process.poll() is None:
            began = time.monotonic()
            most = max(most, memory(process.pid))
            time.sleep(max(_LOOK, _SELDOM * (time.monotonic() - began)))
        if process.returncode:
            said.seek(0)
            sys.exit(f"{command}: {said.read().decode()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(time.monotonic() - start, spent, most / 1024)


def memory(process: int) -> int:
    """Kilobytes of a process and all that it has begun, what they share counted once; 0 where nobody says it."""
    folder = Path("/proc") / str(process)
    try:
        lines = (folder / "smaps_rollup").read_text(encoding="ascii").splitlines()
        children = (folder / "task" / str(process) / "children").read_text(encoding="ascii").split()
    except OSError:
        return 0
    own = next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return own + sum(memory(int(child)) for child in children)


def median(times: int, run: Callable[[], Taken]) -> Taken:
    """Medians of several runs."""
    found = [run() for _ in range(times)]
    return Taken(*(statistics.median(values) for values in zip(*found, strict=True)))


def of_size(records: int, times: int, folder: Path) -> dict[str, Taken]:
    """What each case takes at one size."""
    portal = written(folder / "portal", SEED, records)
    pmsite = [sys.executable, "-m", "pmsite"]
    record = portal / "content" / RECORD
    text = record.read_text(encoding="utf-8")
    state = 0

    def cold() -> Taken:
        for left in (".pmsite", "site"):
            shutil.rmtree(portal / left, ignore_errors=True)
        return measured([*pmsite, "build"], portal)

    def edited(edit: Callable[[int], str]) -> Callable[[], Taken]:
        def run() -> Taken:
            nonlocal state
            state += 1
            record.write_text(edit(state), encoding="utf-8")
            return measured([*pmsite, "build"], portal)

        return run

    found = {
        "from nothing": median(times, cold),
        "nothing edited": median(times, lambda: measured([*pmsite, "build"], portal)),
        "a body edited": median(times, edited(lambda n: f"{text}\nEdit {n}.\n")),
        "a field edited": median(times, edited(lambda n: _LIKELY.sub(rf"\g<1>{n % 5 + 1}", text, count=1))),
        "a title edited": median(times, edited(lambda n: text.replace("title: ", f"title: {n} ", 1))),
        "check": median(times, lambda: measured([*pmsite, "check"], portal)),
    }
    staged = folder / "staged"
    measured([*pmsite, "stage", "--inline", str(staged)], portal)
    for peer in peers(environment(REPOSITORY / ".venv" / "peers"), STAGED):
        place = folder / peer.name
        peer.prepare(staged, place)
        found[peer.name] = median(times, partial(measured, peer.command, place))
        found[f"{peer.name}, a page edited"] = median(times, partial(_edited, peer, place))
    return found


def as_from_nothing(records: int, edits: int, seed: int, folder: Path) -> str:
    """Whether the site is, after each of some random edits, the one that is built from nothing; what was found.

    The second portal has the same files and nothing that an earlier build left.
    """
    portal = written(folder / "portal", SEED, records)
    command, desk = [sys.executable, "-m", "pmsite", "build"], Desk(portal, random.Random(seed))  # noqa: S311
    measured(command, portal)
    for number in range(edits):
        said, again = desk.edit(), folder / "again" / portal.name
        shutil.copytree(portal, again, ignore=shutil.ignore_patterns(".pmsite", "site"))
        measured(command, portal)
        measured(command, again)
        differing = different(portal / "site", again / "site")
        if differing:
            return f"edit {number + 1}, {said}: {len(differing)} files differ, first {differing[0]} (seed {seed})"
        shutil.rmtree(again)
    return f"{edits} random edits of {records} records: each site is the one from nothing, byte for byte (seed {seed})"


def different(one: Path, other: Path) -> list[str]:
    """Paths of files that are not the same in two folders."""
    paths = [{path.relative_to(top) for path in top.rglob("*") if path.is_file()} for top in (one, other)]
    found = {path for path in paths[0] & paths[1] if (one / path).read_bytes() != (other / path).read_bytes()}
    return sorted(map(str, (paths[0] ^ paths[1]) | found))


def _edited(peer: Peer, place: Path) -> Taken:
    with (place / peer.page).open("r+", encoding="utf-8") as page:
        page.seek(0, os.SEEK_END)
        page.write("\nOne more sentence.\n")
    return measured(peer.command, place)


def table(results: dict[int, dict[str, Taken]]) -> str:
    """The results as the documentation shows them."""
    sizes = list(results)
    lines = [f"| wall s (processor s, MB) | {' | '.join(map(str, sizes))} |", f"|---|{'---|' * len(sizes)}"]
    for case in results[sizes[0]]:
        cells = (results[size][case] for size in sizes)
        said = " | ".join(f"{one.wall:.1f} ({one.processor:.1f}, {one.memory:.0f})" for one in cells)
        lines.append(f"| {case} | {said} |")
    for name in (one for one in ("Material", "Zensical", "Hugo") if one in results[sizes[0]]):
        ratios = (results[size][name].wall / results[size]["from nothing"].wall for size in sizes)
        lines.append(f"| {name} takes, of pmsite | {' | '.join(f'{ratio:.1f}×' for ratio in ratios)} |")
    if len(sizes) > 1:
        first, last = (results[size]["from nothing"].processor for size in (sizes[0], sizes[-1]))
        power = math.log(last / first) / math.log(sizes[-1] / sizes[0])
        lines += ["", f"From nothing, the processor time grows with N^{power:.2f}."]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=[1000, 5000, 10_000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--edits", type=int, default=0)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    parser.add_argument("-o", "--output", type=Path)
    asked = parser.parse_args()
    results = {}
    for records in asked.records:
        with tempfile.TemporaryDirectory() as folder:
            results[records] = of_size(records, asked.repeat, Path(folder))
    text = table(results)
    if asked.edits:
        with tempfile.TemporaryDirectory() as folder:
            text += f"\n{as_from_nothing(asked.records[0], asked.edits, asked.seed, Path(folder))}.\n"
    sys.stdout.write(text)
    if asked.output is not None:
        asked.output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
