"""The promise that a commit and a day make the same bytes on any machine."""

from __future__ import annotations

import random
from pathlib import Path

from tests.acceptance._elsewhere import EXPORTS, committed, differing
from tests.acceptance._run import demo_copy

PLAN = {"export.xml": ("mspdi", "-p", "ATLAS")}
AUDIENCES = ("huayuan", "beichen", "qianhe")


def two_builds_are_the_same_bytes(folder: Path, seed: int) -> str:
    """The demo: hash seed, time zone, locale, folder, home and day are others; feeds, sitemaps and exports included."""
    source = demo_copy(folder / "source")
    committed(source)
    count, found = differing(source, folder, AUDIENCES, random.Random(seed), {**EXPORTS, **PLAN})
    assert not found, f"{len(found)} differ, first {found[0]}"
    return f"{count} files of {1 + len(AUDIENCES)} sites, no byte differs"


PROMISES = (two_builds_are_the_same_bytes,)
