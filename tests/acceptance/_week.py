"""The how-to of the project office's week, played step by step on a copy of the demo."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from pmsite.cli._main import main
from tests.acceptance._html import words
from tests.acceptance._run import REPOSITORY, demo_copy, succeed

GUIDE = REPOSITORY / "docs" / "how-to" / "a-week.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_FIGURE = re.compile(r"^pmsite-figure-([0-9a-f]+)$", re.MULTILINE)
_NOT_PLAYED = ("cp ", "pmsite serve", "pmsite build")
"""What sets the scene, does not end, or is done by the fixture."""


@dataclass(frozen=True)
class Step:
    """A block of commands: the heading it stands below, and the commands."""

    heading: str
    commands: tuple[str, ...]


def steps() -> list[Step]:
    """The blocks of commands of the how-to, in order."""
    found = []
    for section in GUIDE.read_text(encoding="utf-8").split("\n## ")[1:]:
        heading = section.partition("\n")[0]
        for block in _BLOCK.findall(section):
            commands = [text.strip() for text in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
            played = tuple(text for text in commands if not text.startswith(_NOT_PLAYED))
            found.append(Step(heading, played))
    return found


def play(folder: Path, looked_at: Collection[int]) -> None:
    """Play the week in a folder.

    ``NN`` holds what the portal says after step NN, where it is looked at; ``said.json`` what the commands said.
    """
    demo_copy(folder)
    said = []
    for number, step in enumerate(steps(), 1):
        said.append([_spoken(command, folder) for command in step.commands])
        if number in looked_at:
            succeed("pmsite", "stage", folder / f"{number:02}", cwd=folder, seconds=300)
    (folder / "said.json").write_text(json.dumps(said))
    succeed("mkdocs", "build", "--strict", cwd=folder, seconds=600)


def _spoken(command: str, folder: Path) -> str:
    """What a command says on both streams; it has to end with 0 and to warn of nothing unknown."""
    if not command.startswith("pmsite "):
        subprocess.run(["bash", "-c", command], cwd=folder, check=True)
        return ""
    arguments = shlex.split(command.replace("\\\n", " "))[1:]
    options = [] if "-f" in arguments else ["-f", str(folder / "mkdocs.yml")]
    done = CliRunner().invoke(main, [*arguments, *options], catch_exceptions=False)
    assert done.exit_code == 0, f"{command}\n{done.output}"
    return done.output


class Stage:
    """The pages of a staged tree as their words."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __getitem__(self, path: str) -> str:
        """The words of a page, figures included."""
        text = (self.folder / path / "index.md").read_text(encoding="utf-8")
        return words(_FIGURE.sub(self._figure, text.split("\n---\n", 1)[1]))

    def row(self, path: str, start: str) -> str:
        """The words of the table row, or list item, of a page that begin with ``start``."""
        text = (self.folder / path / "index.md").read_text(encoding="utf-8")
        html = _FIGURE.sub(self._figure, text)
        found = [
            said
            for piece in re.findall(r"<(?:tr|li)\b.*?</(?:tr|li)>", html, re.DOTALL)
            if (said := words(piece)).startswith(start)
        ]
        assert found, f"{path} has no row {start}"
        return found[0]

    def _figure(self, match: re.Match[str]) -> str:
        return next((self.folder / "_figures").glob(f"{match[1]}*")).read_text(encoding="utf-8")
