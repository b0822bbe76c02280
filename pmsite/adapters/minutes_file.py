"""Minutes in plain Markdown, brought into a project as the record of a meeting."""

from __future__ import annotations

import re
from collections.abc import Callable

from pmsite.adapters.scaffold.desk import open_desk
from pmsite.adapters.scaffold.naming import next_id
from pmsite.adapters.scaffold.rows import NewRow, files
from pmsite.adapters.workspace import Workspace
from pmsite.imports._people import known_person
from pmsite.imports.minutes import read

_LAST = re.compile(r"(\d+)\Z")


def meeting(workspace: Workspace, name: str, data: bytes, project: str | None) -> dict[str, bytes]:
    """The file of the meeting.

    Raises:
        RefusedError: if the minutes cannot be read.
    """
    desk = open_desk(workspace.configuration, workspace.portal.as_of)
    folder = desk.projects.get(project or "", "")
    paths = [path for path in desk.files if not folder or path.startswith(f"{folder}/")]
    first = next_id(desk.kinds["action"], desk.own(project), paths)
    fields, body = read(name, data, lambda text: known_person(workspace.portal.graph, text), _counter(first))
    return files(desk, [NewRow(desk.kinds["meeting"], project, fields, body)])


def _counter(first: str) -> Callable[[], str]:
    """Ids one after the other, beginning with ``first``."""
    found = _LAST.search(first)
    digits, number = (len(found[1]), int(found[1])) if found else (3, 1)
    lead = first[: found.start()] if found else f"{first}-"

    def following() -> str:
        nonlocal number
        number += 1
        return f"{lead}{number - 1:0{digits}}"

    return following
