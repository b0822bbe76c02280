"""Work on all cores: parts of it in processes that know all that this one knows."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

LEAST = 150
"""Items below which a process of their own costs more than it saves."""
_work: Callable[[Sequence[Any]], Any] | None = None
_items: Sequence[Any] = ()


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared(items: Sequence[Item], work: Callable[[Sequence[Item]], Result]) -> list[Result]:
    """Results of ``work`` on stretches of the items, in their order; what it keeps in memory is not shared.

    This process does the first stretch itself. A stretch whose process ends before its time is done here.
    """
    count = min(cores(), len(items) // LEAST)
    if count < 2 or not sys.platform.startswith("linux"):  # noqa: PLR2004 - elsewhere a fork is not safe
        return [work(items)]
    bounds = [len(items) * n // count for n in range(count + 1)]
    global _work, _items  # noqa: PLW0603 - a forked process finds them where they are
    _work, _items = work, items
    try:
        with ProcessPoolExecutor(count - 1, multiprocessing.get_context("fork")) as pool:
            others = [
                (first, last, pool.submit(_stretch, first, last))
                for first, last in zip(bounds[1:-1], bounds[2:], strict=True)
            ]
            results = [work(items[: bounds[1]])]
            for first, last, other in others:
                try:
                    results.append(other.result())
                except BrokenProcessPool:
                    results.append(work(items[first:last]))
            return results
    finally:
        _work, _items = None, ()


def _stretch(first: int, last: int) -> Any:
    if _work is None:
        message = "there is no work"
        raise RuntimeError(message)
    return _work(_items[first:last])
