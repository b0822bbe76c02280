"""Where something is written: a file, a line and a column."""

from __future__ import annotations

from dataclasses import dataclass, field

Path = tuple[str | int, ...]
"""Steps from the root of a front matter to a value: keys of mappings and indexes of lists."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a text file; lines and columns count from 1, as editors show them."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Positions:
    """Line and column of every key and value of a front matter, by their path."""

    path: str
    values: dict[Path, tuple[int, int]]
    keys: dict[Path, tuple[int, int]]
    first_line: int = 1
    starts: dict[Path, int] = field(default_factory=dict)
    """Columns from a value's place to its text (1 behind a quote), where it stands on one line as it is."""

    def value(self, path: Path) -> Source:
        """Place of the value at ``path``; of its nearest written ancestor if it is not written."""
        for length in range(len(path), -1, -1):
            found = self.values.get(path[:length])
            if found is not None:
                return Source(self.path, *found)
        return Source(self.path, self.first_line)

    def key(self, path: Path) -> Source:
        """Place of the key at ``path``; of the value where there is no key (list items)."""
        found = self.keys.get(path)
        return Source(self.path, *found) if found is not None else self.value(path)
