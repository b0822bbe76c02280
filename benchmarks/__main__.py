"""pmsite beside Material on the same staged pages: ``python -m benchmarks [--records N ...] [--repeat 3] [-o FILE]``.

Each size is a portal of the corpus (:mod:`benchmarks.corpus`). pmsite builds it from nothing, and after one edit;
Material, with the records out of its navigation, builds the pages that ``pmsite stage --inline`` writes. Medians of
wall time, processor time of all processes, and the most memory of one process; then how much faster pmsite is than
Material, and with which power of the records the time grows.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import written

SEED = 1
_MATERIAL = """site_name: Benchmark
docs_dir: docs
theme: {name: material, font: false}
nav: [index.md]
plugins: [search]
validation: {nav: {omitted_files: ignore}}
markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, sane_lists, tables, toc,
  pymdownx.details, pymdownx.highlight, pymdownx.superfences, pymdownx.tasklist]
"""


class Taken(NamedTuple):
    """What a command took: seconds on the wall and of processors, and megabytes of its largest process."""

    wall: float
    processor: float
    memory: float


def measured(command: Sequence[str], folder: Path) -> Taken:
    """A command that has to succeed."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)  # noqa: S603
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{command}: {said.read().decode()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(time.monotonic() - start, spent, used.ru_maxrss / 1024)


def median(times: int, run: Callable[[], Taken]) -> Taken:
    """Medians of several runs."""
    found = [run() for _ in range(times)]
    return Taken(*(statistics.median(values) for values in zip(*found, strict=True)))


def of_size(records: int, times: int, folder: Path) -> dict[str, Taken]:
    """What each case takes at one size."""
    portal = written(folder / "portal", SEED, records)
    pmsite = [sys.executable, "-m", "pmsite"]
    record = portal / "content" / "project-0" / "risks" / "RISK-001.md"
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
        "a field edited": median(times, edited(lambda n: text.replace("title: ", f"title: {n} ", 1))),
        "check": median(times, lambda: measured([*pmsite, "check"], portal)),
    }
    material = folder / "material"
    material.mkdir()
    (material / "mkdocs.yml").write_text(_MATERIAL, encoding="utf-8")
    measured([*pmsite, "stage", "--inline", str(material / "docs")], portal)
    build = [sys.executable, "-m", "mkdocs", "build", "-q", "--clean"]
    found["Material"] = median(times, lambda: measured(build, material))
    return found


def table(results: dict[int, dict[str, Taken]]) -> str:
    """The results as the documentation shows them."""
    sizes = list(results)
    lines = [f"| wall s (processor s, MB) | {' | '.join(map(str, sizes))} |", f"|---|{'---|' * len(sizes)}"]
    for case in results[sizes[0]]:
        cells = (results[size][case] for size in sizes)
        said = " | ".join(f"{one.wall:.1f} ({one.processor:.1f}, {one.memory:.0f})" for one in cells)
        lines.append(f"| {case} | {said} |")
    ratios = (results[size]["Material"].wall / results[size]["from nothing"].wall for size in sizes)
    lines.append(f"| faster than Material | {' | '.join(f'{ratio:.1f}×' for ratio in ratios)} |")
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
    parser.add_argument("-o", "--output", type=Path)
    asked = parser.parse_args()
    results = {}
    for records in asked.records:
        with tempfile.TemporaryDirectory() as folder:
            results[records] = of_size(records, asked.repeat, Path(folder))
    text = table(results)
    sys.stdout.write(text)
    if asked.output is not None:
        asked.output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
