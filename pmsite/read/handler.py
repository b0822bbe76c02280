"""python-frontmatter's handler interface around the strict YAML reader."""

from __future__ import annotations

import re
from typing import Any

from frontmatter.default_handlers import BaseHandler

from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.source import Positions
from pmsite.read import fence, text, yaml


class StrictHandler(BaseHandler):
    """Front matter of one file: fences, then YAML with positions; problems are collected, not raised."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
    START_DELIMITER = "---"
    END_DELIMITER = "---"

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.problems: list[Diagnostic] = []
        self.positions = Positions(path, {}, {})
        self.found = fence.Split(None, 1, "", 1)

    def detect(self, text: str) -> bool:  # noqa: D102 - the interface's meaning
        return self.split(text)[0] != ""

    def split(self, text: str) -> tuple[str, str]:
        """Front matter and body; their first lines and the problems stay on the handler."""
        self.found, problems = fence.split(self.path, text)
        self.problems = list(problems)
        return self.found.front or "", self.found.body

    def load(self, fm: str) -> dict[str, Any]:
        """Mapping of a front matter; {} where it is empty or wrong, and then the problems say so."""
        self.problems.extend(text.invisible(self.path, fm, self.found.front_line))
        if text.line_ends(fm):
            return {}
        value, self.positions, problems = yaml.parse(self.path, fm, self.found.front_line)
        self.problems.extend(problems)
        if value is None or isinstance(value, dict):
            return value or {}
        what = "a list" if isinstance(value, list) else "a bare text"
        place = self.positions.value(())
        self.problems.append(
            rules.ROOT.at(place, f"the front matter is {what}", "write lines of the form key: value")
        )
        return {}
