"""What a command said last, to be said again at once where nothing has changed that it follows from.

An answer is kept with one digest over all inputs (configuration, content, theme, git's HEAD, day, code, libraries,
surroundings) and one over what the command made. It is kept only where nothing changed while the command looked: who
edits a file meanwhile is answered by the next run. A record that is damaged, cut, older or foreign is no answer.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pmsite
from pmsite.adapters.build.listing import COARSEST, Listing, UnsureError, now
from pmsite.adapters.build.store import cache_folder, read, write
from pmsite.adapters.git.committed import committed
from pmsite.adapters.git.repository import GitError, ask
from pmsite.adapters.render.theme import theme_directory

if TYPE_CHECKING:
    from pmsite.adapters.configuration import Configuration

FORMAT = "pmsite-answer/1"
_TICK = 20_000_000
"""Nanoseconds that a file's time may lie behind the moment of its writing, on a disk with a fine clock."""
_HEARD = ("SOURCE_DATE_EPOCH", "TZ", "TZDIR", "PYTHONTZPATH", "PATH", "HOME", "LANG", "LANGUAGE", "NO_COLOR")
_HEARD_BEGINNINGS = ("LC_", "GIT_", "XDG_CONFIG", "PYTHON", "MKDOCS", "PMSITE")
"""Variables that pmsite, git or MkDocs may follow; a configuration with ``!ENV`` follows any."""
_INSTALLED = (".dist-info", ".pth", ".egg-link")
"""Ends of the names by which an environment says which version of what is installed."""


class Answer(NamedTuple):
    """What a command said, and how it ended."""

    out: str
    err: str = ""
    code: int = 0


class Question:
    """A command about a portal, with what it follows from."""

    def __init__(self, path: Path, name: str, *words: str) -> None:
        """``name`` is the command's, ``words`` are its options."""
        self.path = Path(os.path.abspath(path))  # noqa: PTH100 - a link stays one
        self.words = [name, *words]
        self.file = cache_folder(self.path.parent) / "answers" / f"{name}.json"
        self.start = 0
        self.before = ""
        self.first = self.early = self.late = Listing()
        self.places: dict[str, list[str]] = {}
        self.sure = False
        self.inputs = self.day = ""
        self.looked = 0
        self.outputs: dict[str, str] = {}

    def answered(self) -> Answer | None:
        """The answer, if there is one and nothing has changed; from here on edits count as made meanwhile."""
        try:
            if committed(self.path.parent):
                return None
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.start = now(self.file.parent)
            self.before = _digest_of(self.path)
            data = read(self.file, FORMAT)
            return self._repeated(data) if data is not None and data["words"] == self._named() else None
        except (UnsureError, OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def look(self, configuration: Configuration) -> None:
        """Look at everything that the command follows from; its configuration has just been read."""
        package = Path(pmsite.__file__).parent
        self.places = {
            "configuration": [str(file) for file in configuration.files],
            "early": [str(package), str(theme_directory())],
            "late": [str(configuration.content), str(configuration.root / "theme")],
        }
        try:
            self._list()
            self.inputs, self.day = self._digest(self.start), _today(configuration.settings.timezone)
            self.sure = (
                bool(self.start)
                and self.early.latest < self.start - COARSEST
                and self.late.latest < self.start - _TICK
                and self.before == _digest_of(self.path)
            )
        except (UnsureError, OSError):
            self.sure = False

    def made(self, *places: Path) -> None:
        """Look at what the command has made, while nobody else changes it."""
        if self.sure:
            try:
                self.looked = now(self.file.parent)
                self.outputs = {str(place): Listing.of([place]).digest(self.looked) for place in places}
            except UnsureError:
                self.sure = False

    def keep(self, answer: Answer, zone: str = "") -> None:
        """Keep an answer; ``zone``: of the clock, where that gave the day. One that made nothing says so by itself."""
        if self.sure and self.looked:
            self._write(answer, zone)

    def _write(self, answer: Answer, zone: str) -> None:
        data = {
            "words": self._named(),
            "places": self.places,
            "since": self.start,
            "inputs": self.inputs,
            "zone": zone,
            "day": self.day if zone else "",
            "looked": self.looked,
            "outputs": self.outputs,
            "answer": list(answer),
        }
        write(self.file, FORMAT, data)

    def _repeated(self, data: dict[str, Any]) -> Answer | None:
        self.places, since, looked = data["places"], data["since"], data["looked"]
        self._list()
        if data["day"] != _today(data["zone"]) or data["inputs"] != self._digest(since):
            return None
        made = {place: Listing.of([place]) for place in data["outputs"]}
        if any(made[place].digest(looked) != digest for place, digest in data["outputs"].items()):
            return None
        out, err, code = data["answer"]
        answer = Answer(str(out), str(err), int(code))
        latest_read = max(self.first.latest, self.early.latest, self.late.latest)
        latest_made = max((listing.latest for listing in made.values()), default=0)
        read_anew = latest_read >= since - COARSEST or latest_made >= looked - COARSEST
        if read_anew and max(latest_read, latest_made) < self.start - COARSEST:  # so much for the last time
            self.looked = self.start
            self.outputs = {place: listing.digest(self.start) for place, listing in made.items()}
            self.inputs, self.day = self._digest(self.start), data["day"]
            self._write(answer, data["zone"])
        return answer

    def _named(self) -> list[str]:
        return [str(self.path), *self.words]

    def _list(self) -> None:
        first, *parents = self.places["configuration"]
        self.first, self.early = Listing.of([first]), Listing.of([*parents, *self.places["early"]])
        self.late = Listing.of(self.places["late"])

    def _digest(self, since: int) -> str:
        told = hashlib.sha256()
        content = Path(self.places["late"][0])
        configurations = map(Path, self.places["configuration"])
        for part in (*_surroundings(configurations), *_git(content)):
            told.update(f"{part}\n".encode("utf-8", "surrogateescape"))
        for listing in (self.first, self.early, self.late):
            told.update(listing.digest(since).encode())
        return told.hexdigest()


def _names(folder: str | Path) -> list[str]:
    return [entry.name for entry in os.scandir(folder)]


def _digest_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _today(zone: str) -> str:
    """The day in a zone, where the day matters."""
    if not zone:
        return ""
    from zoneinfo import ZoneInfo

    return dt.datetime.now(ZoneInfo(zone)).date().isoformat()


def _surroundings(configurations: Iterable[Path]) -> Iterator[str]:
    """The interpreter, what is installed, and the variables that may be asked."""
    yield f"{pmsite.__version__} {sys.version} {sys.executable} {sys.flags} {os.name}"
    yield str(os.geteuid()) if hasattr(os, "geteuid") else ""
    for folder in sys.path:
        with suppress(OSError):
            names = [name for name in _names(folder or ".") if name.endswith(_INSTALLED)]
            if names:
                yield f"{folder} {sorted(names)}"
    everything = any(b"!ENV" in file.read_bytes() for file in configurations)
    for name, value in sorted(os.environ.items()):
        if everything or name in _HEARD or name.startswith(_HEARD_BEGINNINGS):
            yield f"{name}={value}"


def _git(content: Path) -> Iterator[str]:
    """Which commit is checked out, and what changes how git tells of the past; why git says nothing."""
    asked = ("shallow", "refs/replace", "packed-refs", "info/grafts", "config")
    paths = [one for name in asked for one in ("--git-path", name)]
    try:
        told = ask(content, "rev-parse", "--show-toplevel", "--show-prefix", *paths, "HEAD")
    except GitError as error:
        yield str(error)
        yield str(_within(content))
        return
    lines = told.decode("utf-8", "surrogateescape").splitlines()
    yield from lines
    for line in lines[2:-1]:
        with suppress(OSError):
            place = content / line
            state = place.stat()
            listed = sorted(_names(place)) if place.is_dir() else []
            yield f"{state.st_mtime_ns} {state.st_ctime_ns} {state.st_size} {listed}"


def _within(content: Path) -> list[str]:
    """Where a repository begins at or above a folder."""
    return [str(folder) for folder in (content, *content.parents) if (folder / ".git").exists()]
