"""Random inputs for as long as you like: ``python -m tests.fuzz [--seconds 60] [--seed N] [front|body ...]``.

Each round draws a new seed and prints it where something fails, with the smallest input found. Exit 1 then.
"""

from __future__ import annotations

import argparse
import random
import time

from tests.fuzz import body, front
from tests.fuzz._run import fired

TARGETS = {"front": front, "body": body}
ROUND = 300


def main() -> int:
    """Fuzz the targets in turn until the time is over; 1 if one failed."""
    parser = argparse.ArgumentParser(prog="tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="front|body")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    end = time.monotonic() + asked.seconds
    tried = failed = 0
    while time.monotonic() < end and not failed:
        for name in asked.targets or TARGETS:
            seed = asked.seed if asked.seed is not None and not tried else chance.randrange(10**9)
            found = fired(TARGETS[name], seed, ROUND)
            tried += ROUND
            if found:
                failed += 1
                print(f"FAIL {name} (seed {seed}): {found}")
    print(f"{tried} inputs, {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
