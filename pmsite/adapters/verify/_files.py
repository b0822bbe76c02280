"""What lies in a built site."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path


def files(site: Path, apart: Collection[str] = ()) -> Iterator[str]:
    """Every file below a folder, links too, in the order of their paths; of one that is not there none.

    What lies in the folders ``apart`` at its top is left out.
    """
    found: list[str] = []
    left = [""]
    while left:
        prefix = left.pop()
        try:
            scanned = list(os.scandir(site / prefix if prefix else site))
        except FileNotFoundError:
            continue
        for entry in scanned:
            if entry.is_dir(follow_symlinks=False):
                if prefix or entry.name not in apart:
                    left.append(f"{prefix}{entry.name}/")
            else:
                found.append(prefix + entry.name)
    return iter(sorted(found))
