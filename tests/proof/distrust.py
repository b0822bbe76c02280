"""The promises about bad inputs: every case of the corpus built by the real command, alone, within its bounds."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.acceptance._run import BIN, environment
from tests.corpus._case import Case
from tests.corpus._live import content, live, words
from tests.corpus.corpus import corpus, put, wrong
from tests.fuzz import body, front
from tests.fuzz._run import fired

MOST_SECONDS, MOST_BYTES = 10, 512 * 1024 * 1024
BEFORE = b"<p>what was published before</p>"
FUZZED = 2_000


@dataclass
class Built:
    """What a build of a case took, and how it differs from what it must be."""

    seconds: float
    megabytes: float
    wrong: list[str]


def bad_files_get_what_the_table_says(folder: Path, seed: int) -> str:
    """Each alone: code and place, exit code, 10 s, 512 MB, no traceback, the site as it was; what is taken is inert."""
    cases = corpus(seed)
    sound = _pages(_sound(folder / "sound"))
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda pair: _one(folder / str(pair[0]), pair[1], sound), enumerate(cases)))
    failed = [
        f"{case.name}: {built.wrong[0]}" for case, built in zip(cases, found, strict=True) if built.wrong
    ]
    assert not failed, f"{len(failed)} of {len(cases)}, first {failed[0]}"
    slowest, largest = max(item.seconds for item in found), max(item.megabytes for item in found)
    refused = sum(not case.accepted for case in cases)
    return f"{refused} refused, {len(cases) - refused} built; at most {slowest:.1f} s of CPU and {largest:.0f} MB"


def random_inputs_bring_nothing_down(folder: Path, seed: int) -> str:
    """Both fuzz targets, drawn from the seed."""
    for target in (front, body):
        found = fired(target, seed, FUZZED)
        assert not found, f"{target.__name__}: {found}"
    return f"{2 * FUZZED} inputs"


def _sound(folder: Path) -> Path:
    put(Case("", "", {}), folder)
    subprocess.run(
        [BIN / "pmsite", "build"], cwd=folder, env=environment(), check=True, capture_output=True, timeout=120
    )
    return folder


def _one(folder: Path, case: Case, sound: dict[str, Counter[str]]) -> Built:
    put(case, folder)
    said, code, seconds, megabytes = _measured(folder)
    found = wrong(case, said, code, mild=False)
    if seconds > MOST_SECONDS:
        found.append(f"{seconds:.1f} s")
    if megabytes > MOST_BYTES / 2**20:
        found.append(f"{megabytes:.0f} MB")
    return Built(seconds, megabytes, [*found, *(_taken if case.accepted else _refused)(folder, case, sound)])


def _measured(folder: Path) -> tuple[str, int, float, float]:
    """What a build said, its exit code, its seconds of CPU (a busy machine is no failure), its peak memory in MB."""
    with (folder / ".said").open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            ["sh", "-c", f'ulimit -v {MOST_BYTES // 1024}; exec "$@"', "sh", BIN / "pmsite", "build"],
            cwd=folder,
            env=environment(OPENBLAS_NUM_THREADS="1"),
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        end = time.monotonic() + 120
        while (waited := os.wait4(process.pid, os.WNOHANG))[0] == 0:
            if time.monotonic() > end:
                process.kill()
            time.sleep(0.05)
        process.returncode = os.waitstatus_to_exitcode(waited[1])
        used = waited[2]
        said.seek(0)
        text = said.read()
    (folder / ".said").unlink()
    return text, process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _refused(folder: Path, _case: Case, _sound: dict[str, Counter[str]]) -> list[str]:
    """What is left over of a build that was refused."""
    files = [path for path in (folder / "site").rglob("*") if path.is_file()]
    kept = len(files) == 1 and files[0].read_bytes() == BEFORE
    left = [path.name for path in folder.iterdir() if path.name.startswith(".site")]
    return [*([] if kept else ["something was published"]), *(f"left over: {name}" for name in left)]


def _taken(folder: Path, case: Case, sound: dict[str, Counter[str]]) -> list[str]:
    """What is live in the pages of a case that was built, beyond the sound portal's own, and words that are lost."""
    site = folder / "site"
    found = [
        f"{path}: {item}"
        for path, items in _pages(folder).items()
        for item in items - sound.get(path, items)
    ]  # fmt: skip
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    for path, page in pages.items():
        found += [f"{path.name} holds {want}" for want in case.hides if re.search(want, page)]
    shown = words(content(pages.get(site / case.page / "index.html", "")))
    return [*found, *(f"does not show {text}" for text in case.shows if text not in shown)]


def _pages(folder: Path) -> dict[str, Counter[str]]:
    """What is live in the content of each page."""
    site = folder / "site"
    return {
        path.relative_to(site).as_posix(): Counter(live(content(path.read_text("utf-8"))))
        for path in sorted(site.rglob("*.html"))
    }


PROMISES = (bad_files_get_what_the_table_says, random_inputs_bring_nothing_down)
