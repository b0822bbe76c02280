"""One line a promise: ``python -m tests.proof [SEED] [WORDS ...]`` with a new seed each time, unless one is given.

Words choose the promises whose names have one of them; without words all are run.

A line says the promise, PASS or FAIL, the figure, and the seed that makes it again. Exit code 1 if one fails.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.proof.promises import PROMISES


def main(arguments: list[str]) -> int:
    """Run the promises; 1 if one is not kept."""
    seeds, words = (
        [one for one in arguments if one.isdecimal()],
        [one for one in arguments if not one.isdecimal()],
    )
    seed = int(seeds[0]) if seeds else random.SystemRandom().randrange(10**9)
    chosen = [one for one in PROMISES if not words or any(word in _name(one) for word in words)]
    failed = 0
    for promise in chosen:
        folder = Path(tempfile.mkdtemp(prefix="pmsite-proof-"))
        start = time.monotonic()
        try:
            verdict, figure = "PASS", promise(folder, seed)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong, the promise is not kept
            said = str(error).strip().splitlines()
            verdict, figure = "FAIL", f"{type(error).__name__}: {said[0] if said else ''}"[:300]
            failed += 1
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        print(
            f"{verdict} {_name(promise)}: {figure} (seed {seed}, {time.monotonic() - start:.0f} s)",
            flush=True,
        )
    print(f"{len(chosen) - failed} of {len(chosen)} promises kept")
    return 1 if failed or not chosen else 0


def _name(promise: Callable[[Path, int], str]) -> str:
    return promise.__name__.replace("_", " ")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
