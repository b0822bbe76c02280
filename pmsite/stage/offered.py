"""Files that pages offer for other tools: one is written again only where something that it was made from changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pmsite.model.figure import Page
from pmsite.stage.recall import KeptFile, Memory
from pmsite.stage.watch import Key, reading
from pmsite.views._downloads import Download


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
    write: Callable[[Download, Page], bytes],
    page_at: Callable[[str], Page],
) -> Offered:
    """The files of ``offers``, each with the address of its page; ``stale`` are the values that have changed."""
    found = Offered()
    for path, (item, address) in offers.items():
        known = memory.offered.get(path)
        if (
            known is not None
            and known.offer == item
            and stale.isdisjoint(known.reads)
            and memory.there(path, known.digest)
        ):
            found.kept[path] = known
            continue
        with reading() as reads:
            data = write(item, page_at(address))
        found.written[path] = Written(item, frozenset(reads), data)
    return found
