"""Every state that the demo went through is a portal without an error on its own day."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from pmsite.adapters.demo import demo
from pmsite.adapters.workspace import open_workspace
from pmsite.model.diagnostic import Severity

REPLAY_SECONDS = 5.0
_WORKERS = 2


def every_commit_of_the_demo_checks_clean(folder: Path, seed: int) -> str:
    """All commits one after the other, each as of its day; two processes share them."""
    with ProcessPoolExecutor(_WORKERS) as pool:
        parts = list(pool.map(_checked, [folder / str(part) for part in range(_WORKERS)], range(_WORKERS)))
    wrong = [line for lines, _ in parts for line in lines]
    assert not wrong, f"{len(wrong)} errors, first {wrong[0]}"
    return f"{sum(count for _, count in parts)} states, no error"


def the_demo_is_replayed_fast(folder: Path, seed: int) -> str:
    """The whole history into a new repository."""
    start = time.monotonic()
    made = demo.replay_demo(folder / "demo")
    took = time.monotonic() - start
    assert took <= REPLAY_SECONDS, f"{took:.1f} s"
    return f"{made.commits} commits by {made.authors} people in {took:.1f} s"


def _checked(folder: Path, part: int) -> tuple[list[str], int]:
    """Errors of every second state, and how many states were looked at."""
    steps, _ = demo.chain(demo.demo_directory(), demo.story_files())
    found, count = [], 0
    for number, commit in enumerate(steps):
        for path, data in commit.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if data is None:
                file.unlink()
            else:
                file.write_bytes(data)
        if number % _WORKERS != part:
            continue
        count += 1
        when = commit.step.when
        workspace = open_workspace(folder / "mkdocs.yml", as_of=when.date())
        found += [f"{when}: {item}" for item in workspace.diagnostics if item.severity is Severity.ERROR]
    return found, count


PROMISES = (every_commit_of_the_demo_checks_clean, the_demo_is_replayed_fast)
