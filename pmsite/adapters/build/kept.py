"""Pages of the site that is there, by what they were made from: one that would be made the same is taken over.

The list says of each page which key it was made under, and its size, times and digest. A page whose file is another
one by now is made anew; so are all of them where the list is damaged, cut, older or not of this portal. The list
is written when the new site is in its place: a build that is killed before leaves one that fits what has not
changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pmsite.adapters.build import store

FORMAT = "pmsite-pages/1"
Seen = Mapping[str, str | None]
"""What a page asked of the other files: where each stands in the site, None of one that is not there."""


class Kept(NamedTuple):
    """A page of the site: what it was made from, and its file as it was written."""

    key: str
    asked: dict[str, str | None]
    digest: str
    size: int
    changed: int
    """When it was written, in nanoseconds."""
    inode: int


@dataclass(slots=True)
class Pages:
    """The pages of a site, as the list has them."""

    site: Path
    kept: dict[str, Kept] = field(default_factory=dict)

    def same(self, place: str, key: str, where: Mapping[str, str]) -> Kept | None:
        """The page at ``place`` if it would be made the same; ``where`` files stand now."""
        known = self.kept.get(place)
        if (
            known is None
            or known.key != key
            or any(where.get(path) != url for path, url in known.asked.items())
        ):
            return None
        with suppress(OSError):
            if _whole(f"{self.site}{os.sep}{place}", known):
                return known
        return None

    def put(self, place: str, target: Path) -> bool:
        """Put the page at ``place`` to ``target``; whether the disk allows it."""
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _linked(self.site / place, target)
        except OSError:
            with suppress(OSError):
                target.unlink()
            return False
        return True


def _linked(source: Path, target: Path) -> None:
    """The same file at a second place, or a copy where the disk knows no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def page(file: Path, key: str, asked: Seen, data: bytes) -> Kept:
    """A page that has just been written."""
    state = file.stat()
    digest = hashlib.sha256(data).hexdigest()
    return Kept(key, dict(asked), digest, state.st_size, state.st_mtime_ns, state.st_ino)


def read(file: Path, site: Path) -> Pages:
    """The list of a site's pages; an empty one where it cannot be trusted."""
    data = store.read(file, FORMAT)
    try:
        pages = data["pages"].items() if data is not None else ()
        return Pages(site, {place: Kept(*values) for place, values in pages})
    except (ValueError, KeyError, TypeError, AttributeError):
        return Pages(site)


def write(file: Path, site: Path, pages: Iterable[tuple[str, Kept]]) -> None:
    """Write the list, of the pages that are in the site as they were written; a disk that refuses has no list."""
    sound = {}
    for place, known in pages:
        with suppress(OSError):
            state = (site / place).stat()
            if (state.st_size, state.st_mtime_ns) == (known.size, known.changed):
                sound[place] = known._replace(inode=state.st_ino)
    store.write(file, FORMAT, {"pages": sound})


def _whole(file: str, known: Kept) -> bool:
    """Whether a file is the page that was written: the same file, untouched, or else the same bytes."""
    state = os.lstat(file)
    if state.st_size != known.size or not stat.S_ISREG(state.st_mode):
        return False
    if (state.st_mtime_ns, state.st_ino) == (known.changed, known.inode):
        return True
    return hashlib.sha256(Path(file).read_bytes()).hexdigest() == known.digest
