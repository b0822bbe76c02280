"""The corpus written out: ``python -m tests.corpus FOLDER [SEED]``, one portal a case, with what it must get."""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path

from tests.corpus.corpus import corpus, put


def main(arguments: list[str]) -> int:
    """Write every case; 2 where no folder is named."""
    if not arguments:
        print(__doc__)
        return 2
    folder = Path(arguments[0])
    seed = int(arguments[1]) if len(arguments) > 1 else random.SystemRandom().randrange(10**9)
    told = []
    for number, case in enumerate(corpus(seed), 1):
        name = f"{number:03}-{re.sub('[^A-Za-z0-9]+', '-', case.name).strip('-')[:60]}"
        put(case, folder / name)
        told.append({"folder": name, "row": case.row, "name": case.name, "exit": case.exit,
                     "places": [place._asdict() for place in case.places]})  # fmt: skip
    (folder / "expected.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{folder}: {len(told)} cases (seed {seed})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
