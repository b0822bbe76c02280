"""A bad input: what is put into a sound portal, and what the portal must say of it, code and place.

The place is marked by hand in the text itself: ``created: ⟦PM015⟧2024-02-30`` says that PM015 is reported there.
The marks are taken out, and counting the line ends and characters before each gives its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

MARK = re.compile("⟦(PM[0-9]{3})⟧")
RISK = "p/risks/RISK-001.md"
CONFIGURATION = "mkdocs.yml"
SOUND: Mapping[str, str] = {
    CONFIGURATION: "site_name: Portal\ndocs_dir: content\ntheme: {name: material, font: false}\n"
    "plugins:\n  - search\n  - pmsite:\n      as_of: 2026-03-31\n",
    "content/index.md": "---\ntitle: Portal\n---\nWelcome.\n",
    "content/people/li.wei.md": "---\ntitle: Li Wei\n---\n",
    "content/p/index.md": "---\nkind: project\nid: P\ntitle: One\n---\n",
    "content/p/plan.md": "---\nid: PLAN-01\ntitle: Plan\nstart: 2026-01-05\ntasks:\n"
    "  - {id: T-1, name: Build, duration: 5d}\nmilestones:\n  - {id: M1, name: Done, depends: [T-1]}\n---\n",
    "content/" + RISK: "---\nid: RISK-001\ntitle: Late\n---\nText.\n",
    "site/index.html": "<p>what was published before</p>",
}
"""A portal without an error, and a site that was published before."""


class Place(NamedTuple):
    """A diagnostic that must be reported: as the message's line begins."""

    code: str
    path: str
    line: int
    column: int


@dataclass(frozen=True)
class Case:
    """A bad input: its row in the design's table, its name, its files, and what becomes of them."""

    row: str
    name: str
    files: Mapping[str, bytes]
    """By path below the portal's folder; they come beside the sound portal's, or take their place."""
    places: tuple[Place, ...] = ()
    """Everything that must be reported; of errors nothing else may be."""
    exit: int = 1
    links: Mapping[str, str] = field(default_factory=dict)
    """Symbolic links to make: path below the portal's folder, and what they point to."""
    reads: Mapping[str, object] = field(default_factory=dict)
    """Of an accepted risk: fields as they must be read."""
    hides: tuple[str, ...] = ()
    """What no published page may hold in its markup, as regular expressions."""
    shows: tuple[str, ...] = ()
    """Words that the page of the record must still show."""
    page: str = "p/risks/RISK-001"
    """Directory of the page that shows it."""

    @property
    def accepted(self) -> bool:
        """Whether the portal is built with it."""
        return self.exit == 0


def marked(path: str, text: str) -> tuple[str, tuple[Place, ...]]:
    """A text without its marks, and the places that they name."""
    shown = path.removeprefix("content/")
    pieces = MARK.split(text)
    plain = pieces[0]
    places: list[Place] = []
    for code, rest in zip(pieces[1::2], pieces[2::2], strict=True):
        before = re.sub("\r\n?", "\n", plain).removeprefix("\ufeff")
        places.append(Place(code, shown, before.count("\n") + 1, len(before) - before.rfind("\n")))
        plain += rest
    return plain, tuple(places)


def case(
    row: str,
    name: str,
    files: Mapping[str, str | bytes],
    *places: Place,
    encoding: str = "utf-8",
    **rest: object,
) -> Case:
    """A case from marked texts.

    Args:
        row: The row of the table.
        name: What is wrong, in words that no other case has.
        files: Marked texts, or bytes, by path; a path without a folder below the portal's lies in ``content/``.
        places: Places that cannot be marked in a text.
    """
    data: dict[str, bytes] = {}
    found = list(places)
    for path, text in files.items():
        full = (
            path if path == CONFIGURATION or path.startswith(("content", "site", "/")) else f"content/{path}"
        )
        if isinstance(text, str):
            plain, marks = marked(full, text)
            found += marks
            data[full] = plain.encode(encoding, "surrogatepass")
        else:
            data[full] = text
    return Case(row, name, data, tuple(found), **rest)  # type: ignore[arg-type]


def risk(row: str, name: str, text: str | bytes, *places: Place, **rest: object) -> Case:
    """A case of one file that takes the place of the sound portal's risk."""
    return case(row, name, {RISK: text}, *places, **rest)  # type: ignore[arg-type]


def front(*lines: str, body: str = "Text.\n") -> str:
    """A risk with these lines in its front matter; the first of them is line 4."""
    return "\n".join(["---", "id: RISK-001", "title: Late", *lines, "---", body])


def at(code: str, line: int = 1, column: int = 1, path: str = RISK) -> Place:
    """A place that was counted by hand."""
    return Place(code, path, line, column)
