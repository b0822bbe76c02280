"""What verifiers ask of a site's files: read once, and of files that are as they were, what was read then.

A file is as it was while it is the same one on the disk (its number), of the same size and last written at the same
time, as it is with pages that a build takes over from the site before. Only the team's own builds remember.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pmsite.adapters.build import store
from pmsite.adapters.code import code
from pmsite.adapters.policy import hashes, said
from pmsite.adapters.verify._files import files
from pmsite.adapters.verify._markup import read, there

if TYPE_CHECKING:
    from pmsite.adapters.verify._made import Made

FORMAT = "pmsite-verified/1"
PAGES = (".html", ".htm")
Place = tuple[str, str]
"""A file of the site as a link names it, and a place in it; "" for the file itself."""


class Fact(NamedTuple):
    """What stands in a file."""

    size: int
    changed: int
    """When it was last written, in nanoseconds."""
    inode: int
    digest: str
    targets: Collection[int] = ()
    """Places that it leads to, by their numbers; none of a file that is no page."""
    anchors: Collection[str] = ()
    """Its own places."""
    policy: str = ""
    """The policy that it says."""
    sound: bool = True
    """Whether that policy lets every script in that stands in the page."""


@dataclass(slots=True)
class Facts:
    """What is known of the files of a site by path."""

    known: dict[str, Fact] = field(default_factory=dict)
    """Of an earlier site in the same place."""
    places: list[Place] = field(default_factory=list)
    found: dict[str, Fact] = field(default_factory=dict)
    numbers: dict[Place, int] = field(default_factory=dict)

    def of(self, made: Made, path: str) -> Fact:
        """What stands in a file of a site.

        Raises:
            OSError: if it cannot be read.
        """
        fact = self.found.get(path)
        if fact is None:
            file = made.site / path
            state = file.lstat()
            fact = self.known.get(path)
            if fact is None or (fact.size, fact.changed, fact.inode) != (
                state.st_size, state.st_mtime_ns, state.st_ino
            ):  # fmt: skip
                fact = self._numbered(read_file(made, path, file.read_bytes()))
            self.found[path] = fact
        return fact

    def policies(self, made: Made) -> set[str]:
        """What the pages of a site say that they may load; the site may change once more before it is verified.

        Raises:
            OSError: if one of them cannot be read.
        """
        found = {self.of(made, path).policy for path in files(made.site) if path.endswith(PAGES)}
        self.known, self.found = {**self.known, **self.found}, {}
        return found

    def take(self, path: str, found: Found) -> None:
        """What somebody has read of a file who wrote it."""
        self.known[path] = self._numbered(found)

    def _numbered(self, found: Found) -> Fact:
        return found.fact._replace(targets=sorted({self._number(place) for place in found.places}))

    def _number(self, place: Place) -> int:
        number = self.numbers.setdefault(place, len(self.places))
        if number == len(self.places):
            self.places.append(place)
        return number


class Found(NamedTuple):
    """What stands in a file, and the places that it leads to."""

    fact: Fact
    places: tuple[Place, ...] = ()


def read_file(made: Made, path: str, data: bytes) -> Found:
    """What stands in a file of a site that holds ``data``.

    Raises:
        OSError: if it is not there.
    """
    state = (made.site / path).lstat()
    fact = Fact(len(data), state.st_mtime_ns, state.st_ino, hashlib.sha256(data).hexdigest())
    if not path.endswith(PAGES):
        return Found(fact)
    text = data.decode("utf-8", "replace")
    markup, policy = read(text), said(text)
    places = (there(made, path, target) for target in markup.targets)
    fact = fact._replace(
        anchors=frozenset(markup.places), policy=policy, sound=all(one in policy for one in hashes(text))
    )
    return Found(fact, tuple(dict.fromkeys(place for place in places if place is not None)))


def recollect(base: Path, address: str) -> Facts:
    """What was read of the team's site, published at ``address``, when it was verified last."""
    data = store.read(_file(base), FORMAT)
    try:
        if data is not None and data["shared"] == [code(), address]:
            places = [(str(file), str(anchor)) for file, anchor in data["places"]]
            policies = data["policies"]
            known = {path: _unpacked(one, policies) for path, one in data["files"].items()}
            if all(number < len(places) for fact in known.values() for number in fact.targets):
                return Facts(known, places, {}, {place: n for n, place in enumerate(places)})
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        pass
    return Facts()


def keep(facts: Facts, base: Path, address: str) -> None:
    """Remember what was read of the team's site."""
    used = sorted(set().union(*(fact.targets for fact in facts.found.values())))
    numbers = {old: new for new, old in enumerate(used)}
    policies = list(dict.fromkeys(fact.policy for fact in facts.found.values()))
    which = {policy: n for n, policy in enumerate(policies)}
    data = {
        "shared": [code(), address],
        "places": [facts.places[number] for number in used],
        "policies": policies,
        "files": {
            path: [
                *fact[:4],
                [numbers[n] for n in fact.targets],
                sorted(fact.anchors),
                which[fact.policy],
                fact.sound,
            ]
            for path, fact in facts.found.items()
        },
    }
    store.write(_file(base), FORMAT, data)


def _unpacked(one: list[Any], policies: list[str]) -> Fact:
    size, changed, inode, digest, targets, anchors, policy, sound = one
    return Fact(size, changed, inode, digest, targets, frozenset(anchors), policies[policy], sound)


def _file(base: Path) -> Path:
    return store.cache_folder(base) / "verified" / "internal.json"
