"""The demo as it comes with pmsite: its content, its configuration and the story of how it came about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pmsite
from pmsite.adapters.demo.chain import Written, written
from pmsite.adapters.demo.replay import People, ready, replay
from pmsite.adapters.demo.story import Step, told, wrong

ZONE = "Asia/Shanghai"
"""Zone of the demo's portal, in which the story tells the time."""
_FIELD = re.compile(r"^(id|title|email): *(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Replayed:
    """A demo with its history."""

    commits: int
    authors: int
    head: str


def demo_directory() -> Path:
    """Folder of the demo's content and configuration: inside the package when installed, the repository otherwise."""
    package = Path(pmsite.__file__).parent
    inside = package / "adapters" / "demo" / "portal"
    return inside if inside.is_dir() else package.parent


def story_files() -> dict[str, str]:
    """The story by the place of its files in the repository."""
    folder = Path(__file__).parent / "story"
    return {
        f"pmsite/adapters/demo/story/{path.name}": path.read_text(encoding="utf-8")
        for path in sorted(folder.glob("*.yml"))
    }


def last_state(folder: Path) -> dict[str, bytes]:
    """What the story ends in: ``mkdocs.yml`` and everything in ``content/``."""
    files = [folder / "mkdocs.yml", *sorted((folder / "content").rglob("*"))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path.is_file()}


def people(last: dict[str, bytes]) -> People:
    """Name and address of everyone in the directory who has an address."""
    found = {}
    for path, data in last.items():
        if path.startswith("content/people/"):
            fields = dict(_FIELD.findall(data.decode("utf-8")))
            if {"id", "title", "email"} <= fields.keys():
                found[fields["id"]] = (fields["title"], fields["email"])
    return found


def chain(folder: Path, story: dict[str, str]) -> tuple[list[Written], People]:
    """What each commit writes, and who the authors are.

    Raises:
        Failure: located in the story, where it does not fit the content.
    """
    last = last_state(folder)
    steps = told(story)
    known = people(last)
    _known_authors(steps, known)
    return written(steps, last), known


def _known_authors(steps: list[Step], known: People) -> None:
    for step in steps:
        if step.author not in known:
            raise wrong(step.source, f"{step.author} is no person with an e-mail address in content/people")


def replay_demo(target: Path) -> Replayed:
    """Replay the demo's history into a new repository.

    Raises:
        Failure: where the story does not fit, the folder is not empty, or git is missing.
    """
    ready(target)
    steps, known = chain(demo_directory(), story_files())
    head = replay(target, steps, known, ZoneInfo(ZONE))
    return Replayed(len(steps), len({item.step.author for item in steps}), head)
