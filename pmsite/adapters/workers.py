"""Work on all cores: jobs in processes that know all that this one knew when they began."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from typing import Any

LEAST = 4
"""Jobs below which processes cost more than they save."""
_jobs: Sequence[Callable[[], Any]] = ()


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared(jobs: Sequence[Callable[[], Any]]) -> list[Any]:
    """Results of jobs that need nothing of each other, in their order; what a job changes in memory stays with it.

    Where there is one core, few jobs or no safe way to fork, and for jobs whose process came to an end before its
    time, this process does them itself.
    """
    global _jobs  # noqa: PLW0603 - a forked process finds them where they are
    count = min(cores(), len(jobs))
    if count == 1 or len(jobs) < LEAST or not sys.platform.startswith("linux") or _jobs:
        return [job() for job in jobs]
    _jobs = jobs
    results: dict[int, Any] = {}
    try:
        with (
            suppress(BrokenProcessPool),
            ProcessPoolExecutor(count, multiprocessing.get_context("fork")) as pool,
        ):
            results.update(enumerate(pool.map(_done, range(len(jobs)))))
    finally:
        _jobs = ()
    return [results[number] if number in results else job() for number, job in enumerate(jobs)]


@contextmanager
def beside(job: Callable[[], None]) -> Iterator[None]:
    """A job of which nothing is asked but that it is done at the end, on another core where there is one."""
    process = None
    if cores() > 1 and sys.platform.startswith("linux"):
        process = multiprocessing.get_context("fork").Process(target=_undisturbed, args=(job,), daemon=True)
        try:
            process.start()
        except OSError:  # no process may be added
            process = None
    if process is None:
        job()
    try:
        yield
    finally:
        if process is not None:
            process.join()


def _undisturbed(job: Callable[[], None]) -> None:
    """A job of another process, which comes to its end though the command is told to stop: somebody waits for it."""
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, signal.SIG_IGN)
    job()


def _done(number: int) -> Any:
    return _jobs[number]()
