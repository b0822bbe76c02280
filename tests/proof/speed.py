"""Promises about builds that take over what was built before."""

import random
import shutil
from pathlib import Path

from benchmarks.corpus import written
from tests.adapters.build._edits import Desk
from tests.adapters.build._sites import differences, driven, reference

EDITS = 300


def each_edit_gives_the_site_of_a_build_from_nothing(folder: Path, seed: int) -> str:
    """300 random edits of a small portal: content, links, configuration, theme, kinds, as-of day, commits."""
    portal = written(folder / "portal", seed, 45)
    desk = Desk(portal, random.Random(seed))
    for number in range(EDITS):
        said = desk.edit()
        found = differences(driven(portal), reference(portal, folder / "reference"))
        assert not found, f"edit {number + 1}, {said}: {len(found)} files differ, first {found[0]}"
        shutil.rmtree(folder / "reference")
    return f"{EDITS} edits, no byte differs"


PROMISES = (each_edit_gives_the_site_of_a_build_from_nothing,)
