"""What lies in a built site."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files(site: Path) -> Iterator[str]:
    """Every file below a folder, links too, in the order of their paths."""
    found = []
    for folder, names, here in os.walk(site):
        links = [name for name in names if (Path(folder) / name).is_symlink()]
        found += [(Path(folder) / name).relative_to(site).as_posix() for name in (*here, *links)]
    return iter(sorted(found))
