"""What lies in a built site."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files(site: Path) -> Iterator[str]:
    """Every file below a folder, links too, in the order of their paths; of one that is not there none."""
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
                left.append(f"{prefix}{entry.name}/")
            else:
                found.append(prefix + entry.name)
    return iter(sorted(found))
