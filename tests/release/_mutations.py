"""Random edits of what is internal: records changed, added, deleted and renamed, all else as it was."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

from tests.release._plants import MARK, Plants

_WORD = re.compile(rf"{MARK}[0-9a-f]{{10}}")
_INTERNAL = re.compile(r"(?P<folder>.+)/(?P<id>(?P<prefix>[A-Z]+)-9\d+)(?P<rest>-[^/]*)?\.md\Z")
_NUMBERS = ((r"\"2026-03-03\"", '"2026-02-{day:02d}"'), (r"\"3d\"", '"{day}d"'), (r": 2\b", ": {small}"))


def mutated(files: Mapping[str, str | bytes], chance: random.Random) -> tuple[str, dict[str, str | bytes]]:
    """What was done, and the files after it: one of edit, add, delete and rename."""
    found = dict(files)
    internal = [path for path in files if _INTERNAL.match(path) and isinstance(files[path], str)]
    what = chance.choice(("edit", "edit", "add", "delete", "rename", "rename the id"))
    path = chance.choice(internal)
    place = _INTERNAL.match(path)
    assert place is not None
    text = str(files[path])
    if what == "edit":
        for pattern, new in _NUMBERS:
            text = re.sub(
                pattern, new.format(day=chance.randrange(2, 28), small=chance.randrange(1, 4)), text
            )
        found[path] = _reworded(text, chance)
    elif what == "add":
        name = f"{place['prefix']}-9{chance.randrange(1000, 99999)}"
        new = f"{place['folder']}/{name}-{MARK}{chance.randrange(16**10):010x}.md"
        found[new] = _reworded(text.replace(place["id"], name), chance)
    elif what == "delete":
        spare = [one for one in internal if not _named(files, one)]
        if not spare:
            return mutated(files, chance)
        path = chance.choice(spare)
        del found[path]
    elif what == "rename":
        file = path.rsplit("/", 1)[-1]
        other = f"{place['id']}-{MARK}{chance.randrange(16**10):010x}.md"
        found = {one.replace(file, other): _replaced(data, file, other) for one, data in found.items()}
    else:
        name = f"{place['prefix']}-9{chance.randrange(1000, 99999)}"
        old = re.compile(rf"\b{place['id']}\b")
        found = {one: old.sub(name, data) if isinstance(data, str) else data for one, data in found.items()}
        found = {old.sub(name, one): data for one, data in found.items()}
    return f"{what} {path}", found


def _named(files: Mapping[str, str | bytes], path: str) -> bool:
    """Whether another file names a record by its id or its file."""
    place = _INTERNAL.match(path)
    assert place is not None
    wanted = re.compile(rf"\b{place['id']}\b|{re.escape(path.rsplit('/', 1)[-1])}")
    return any(one != path and isinstance(data, str) and wanted.search(data) for one, data in files.items())


def _replaced(data: str | bytes, old: str, new: str) -> str | bytes:
    return data.replace(old, new) if isinstance(data, str) else data


def _reworded(text: str, chance: random.Random) -> str:
    """A text with other planted words: two terms, or two people, cannot go by the same."""
    other = {word: f"{MARK}{chance.randrange(16**10):010x}" for word in sorted(set(_WORD.findall(text)))}
    return _keeping_links(text, _WORD.sub(lambda word: other[word[0]], text))


def _keeping_links(before: str, after: str) -> str:
    """An edited text whose links to files lead where they led: those files have not moved."""
    links = re.findall(r"\]\(([^()\s]*files/[^()\s]*)\)", before)
    for old, new in zip(links, re.findall(r"\]\(([^()\s]*files/[^()\s]*)\)", after), strict=True):
        after = after.replace(f"]({new})", f"]({old})")
    return after


def many(plants: Plants, count: int, seed: int) -> list[tuple[str, dict[str, str | bytes]]]:
    """So many mutations, each of what the one before left."""
    chance, files = random.Random(seed), dict(plants.files)
    found = []
    for _ in range(count):
        what, files = mutated(files, chance)
        found.append((what, files))
    return found
