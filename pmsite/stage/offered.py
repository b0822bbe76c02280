"""Files that pages offer for other tools: one is written again only where something that it was made from changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from pmsite.model.figure import Page
from pmsite.model.ports import Share, alone
from pmsite.stage.reads import fresh
from pmsite.stage.recall import KeptFile, Memory
from pmsite.stage.watch import Key, once, reading
from pmsite.views._downloads import Download

STRETCH = 10
"""Files that are written in one go."""
Write = Callable[[Download, Page], bytes]


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written now, and what it was made from."""

    offer: Download
    reads: frozenset[Key]
    data: bytes

    @property
    def digest(self) -> str:
        """Digest of its bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(slots=True)
class Offered:
    """All files that are offered: those that stand in their place, and those that were written."""

    kept: dict[str, KeptFile] = field(default_factory=dict)
    written: dict[str, Written] = field(default_factory=dict)


def offered(
    offers: Mapping[str, tuple[Download, str]],
    memory: Memory,
    stale: set[int],
    write: Write,
    page_at: Callable[[str], Page],
    share: Share = alone,
) -> Offered:
    """The files of ``offers``, each with the address of its page; ``stale`` are the values that have changed."""
    found, left = Offered(), []
    for path, (item, address) in offers.items():
        known = memory.offered.get(path)
        if (
            known is not None
            and known.offer == item
            and fresh(known.reads, stale)
            and memory.there(path, known.digest)
        ):
            found.kept[path] = known
        else:
            left.append((item, address))
    stretches = [left[first : first + STRETCH] for first in range(0, len(left), STRETCH)]
    for some in share([partial(_written, write, page_at, stretch) for stretch in stretches]):
        found.written |= {one.offer.path: replace(one, reads=once(one.reads)) for one in some}
    return found


def _written(
    write: Write, page_at: Callable[[str], Page], items: Iterable[tuple[Download, str]]
) -> list[Written]:
    found = []
    for item, address in items:
        with reading() as reads:
            data = write(item, page_at(address))
        found.append(Written(item, frozenset(reads), data))
    return found
