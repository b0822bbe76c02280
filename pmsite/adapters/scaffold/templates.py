"""Template files of the package, and dates and names put into them."""

from __future__ import annotations

import datetime as dt
import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from pmsite.model.calendar import WorkCalendar

_WORKDAY = re.compile(r"d([+-]\d{1,3})\Z")
_HIDDEN = "dot-"
"""How a name that begins with a dot is stored: packaging tools and git would act on the real one."""


class _Text(string.Template):
    """A text with ``@@{name}``: YAML, Markdown, shells and forges leave two at-signs alone."""

    delimiter = "@@"
    braceidpattern = r"(?a:[a-z][a-z_]*[+-]?\d*)"


@dataclass(frozen=True)
class Values(Mapping[str, str]):
    """What stands for the names of a template; ``d-3`` is the third working day before ``today``."""

    names: Mapping[str, str]
    today: dt.date
    calendar: WorkCalendar

    def __getitem__(self, name: str) -> str:
        found = _WORKDAY.match(name)
        if found is None:
            return self.today.isoformat() if name == "today" else self.names[name]
        return workday(self.calendar, self.today, int(found[1])).isoformat()

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def workday(calendar: WorkCalendar, today: dt.date, number: int) -> dt.date:
    """The working day ``number`` working days from today; 0 is today, or the last one worked before it."""
    anchor = today if calendar.is_workday(today) else calendar.add_workdays(today, -1)
    return calendar.add_workdays(anchor, number)


def filled(text: str, values: Mapping[str, str]) -> str:
    """A template's text with its values.

    Raises:
        KeyError: if it names a value that is not given.
    """
    return _Text(text).substitute(values)


def template(path: str) -> str | None:
    """Text of a template file, None where there is none."""
    file = resources.files(__package__ or "").joinpath("templates", *path.split("/"))
    return file.read_text(encoding="utf-8") if file.is_file() else None


def templates(folder: str) -> dict[str, str]:
    """Texts of all template files below a folder by the path they are written to, sorted."""
    root = resources.files(__package__ or "").joinpath("templates", *folder.split("/"))
    return dict(sorted(_walk(root, "")))


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        name = f".{entry.name.removeprefix(_HIDDEN)}" if entry.name.startswith(_HIDDEN) else entry.name
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{name}/")
        else:
            yield prefix + name, entry.read_text(encoding="utf-8")
