"""The promise of the history: a long one is read fast, in little memory, and a per-file reading beside it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

from tests.cases.long_history import long_history

COLD_SECONDS, WARM_SECONDS, MOST_MEGABYTES = 10.0, 1.0, 500
RECORDS, COMMITS = 1000, 2000
_TIMES = 3
"""Readings of which the fastest counts: another program's work is none of ours."""
_SAMPLE = 100
"""Files that the per-file reading is measured on; it is as long again for each other such number."""

_READ = """
import json, resource, sys, time
from pathlib import Path
from pmsite.adapters.configuration import load
from pmsite.adapters.git.history import history
from pmsite.adapters.git.parsed import Parser

configuration = load(Path(sys.argv[1]))
start = time.monotonic()
found = history(configuration.content, configuration.settings.zone)
parser = Parser(found, configuration.settings, Path(sys.argv[2]))
records = 0
for commit in found.commits:
    for item in commit.touched:
        if item.blob and item.path.endswith(".md"):
            records += len(parser(item.path, item.blob) or ())
took = time.monotonic() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([took, memory, len(found.commits), len(parser.known), records, len(parser.skipped)]))
"""


def two_thousand_commits_are_read_fast(folder: Path, seed: int) -> str:
    """Commits, moves and the records of every state of every file: without a cache, and with it."""
    here, cache = folder / "portal", folder / "cache"
    states = long_history(here, seed, RECORDS, COMMITS)
    pairs = [[_read(here, cache / str(number)) for _ in range(2)] for number in range(_TIMES)]
    cold, warm = (min(pair[which] for pair in pairs) for which in range(2))
    assert cold[2:] == warm[2:], f"the cache changed what was read: {cold[2:]}, {warm[2:]}"
    assert cold[5] == 0, f"{cold[5]} states skipped"
    assert states >= cold[3] >= RECORDS, f"{cold[3]} states of files, {states} were written"
    assert cold[0] <= COLD_SECONDS, f"{cold[0]:.1f} s cold, the limit is {COLD_SECONDS:.0f} s"
    assert warm[0] <= WARM_SECONDS, f"{warm[0]:.2f} s warm, the limit is {WARM_SECONDS:.0f} s"
    most = max(cold[1], warm[1])
    assert most < MOST_MEGABYTES, f"{most:.0f} MB, the limit is {MOST_MEGABYTES} MB"
    return (
        f"{cold[2]} commits, {cold[3]} states of files, {cold[4]} records: {cold[0]:.1f} s cold, "
        f"{warm[0]:.2f} s warm, {most:.0f} MB; git log of each file alone, without reading it: "
        f"{_per_file(here, seed):.0f} s"
    )


def _read(here: Path, cache: Path) -> list[float]:
    command = [sys.executable, "-c", _READ, str(here / "mkdocs.yml"), str(cache)]
    found: list[float] = json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True).stdout
    )
    return found


def _per_file(here: Path, seed: int) -> float:
    """Seconds that ``git log --follow`` of every file would take, from a sample of them."""
    files = sorted((here / "content").rglob("*.md"))
    some = random.Random(seed).sample(files, _SAMPLE)
    start = time.monotonic()
    for file in some:
        command = [
            "git",
            "-C",
            str(here),
            "log",
            "--follow",
            "--format=%H %cI",
            "--",
            str(file.relative_to(here)),
        ]
        subprocess.run(command, check=True, capture_output=True)
    return (time.monotonic() - start) * len(files) / len(some)


PROMISES = (two_thousand_commits_are_read_fast,)
