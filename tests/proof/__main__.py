"""One line a promise: ``python -m tests.proof [SEED]`` with a new seed each time, unless one is given.

A line says the promise, PASS or FAIL, the figure, and the seed that makes it again. Exit code 1 if one fails.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.proof.promises import PROMISES


def main(arguments: list[str]) -> int:
    """Run every promise; 1 if one is not kept."""
    seed = int(arguments[0]) if arguments else random.SystemRandom().randrange(10**9)
    failed = 0
    for promise in PROMISES:
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
        name = promise.__name__.replace("_", " ")
        print(f"{verdict} {name}: {figure} (seed {seed}, {time.monotonic() - start:.0f} s)", flush=True)
    print(f"{len(PROMISES) - failed} of {len(PROMISES)} promises kept")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
