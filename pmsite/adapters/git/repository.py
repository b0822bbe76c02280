"""A git repository, asked so that nobody's configuration, hook, pager or environment changes the answer."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, cast


def t(message: str) -> str:
    """A reason that a page will say in the reader's language; marked here for the catalogues."""
    return message


NO_GIT = t("git is not installed")
NO_REPOSITORY = t("the content lies in no git repository; begin one: git init")
NO_COMMIT = t("the repository has no commit; make the first: git add and git commit")
NOT_OURS = t("git refuses a repository of another owner; allow it: git config --global --add safe.directory")
SHALLOW = t(
    "the clone is shallow; fetch the whole history: git fetch --unshallow "
    "(GitHub: fetch-depth: 0, GitLab: GIT_DEPTH: 0)"
)
UNREADABLE = t("git cannot read the repository; look at it: git fsck")

_KEPT = ("GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_CONFIG", "GIT_SSH", "GIT_ASKPASS")
"""What may steer git from outside; the rest (``GIT_DIR``, ``GIT_INDEX_FILE`` of a hook …) is another repository's."""
_OWN = {
    "LC_ALL": "C",
    "LANGUAGE": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
}
_SETTINGS = (
    "core.quotePath=false",
    "core.fsmonitor=false",
    "core.pager=cat",
    "color.ui=false",
    "log.showSignature=false",
    "log.showRoot=true",
    "i18n.logOutputEncoding=UTF-8",
)
_PATIENCE = 600
"""Seconds after which git is taken to hang."""
REGULAR = ("100644", "100755", "100664")
"""Modes of regular files; a link (120000) and a submodule (160000) are passed over."""


class GitError(Exception):
    """Git gave no answer; its text says why, in a sentence for people, with what to do about it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a tree: its mode and the name of what it holds."""

    mode: str
    blob: str


def environment() -> dict[str, str]:
    """Environment in which git is asked."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    return kept | _OWN


def _command(folder: Path, arguments: Iterable[str]) -> list[str]:
    git = shutil.which("git")
    if git is None:
        raise GitError(NO_GIT)
    options = [part for setting in _SETTINGS for part in ("-c", setting)]
    return [git, "-C", str(folder), "--no-pager", *options, *arguments]


def ask(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """What a git command prints.

    Raises:
        GitError: if git is missing, hangs or fails.
    """
    try:
        done = subprocess.run(
            _command(folder, arguments),
            input=stdin,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env=environment(),
        )
    except (OSError, subprocess.TimeoutExpired):
        raise GitError(UNREADABLE) from None
    if done.returncode:
        raise GitError(_reason(done.stderr))
    return done.stdout


def _reason(said: bytes) -> str:
    if b"dubious ownership" in said:
        return NOT_OURS
    return NO_REPOSITORY if b"not a git repository" in said or b"work tree" in said else UNREADABLE


class Repository:
    """The repository around a folder; where the folder lies in it is its ``prefix``.

    Raises:
        GitError: on making one where there is no git, no repository or no commit.
    """

    def __init__(self, folder: Path) -> None:
        asked = ask(folder, "rev-parse", "--is-inside-work-tree", "--show-prefix", "--show-toplevel")
        inside, prefix, root = asked.decode("utf-8", "surrogateescape").split("\n", 2)
        if inside != "true":
            raise GitError(NO_REPOSITORY)
        self.root = Path(root.removesuffix("\n"))
        """Top folder of the working tree."""
        self.prefix = prefix
        """Path of the folder from there, with a slash at its end; "" for the top folder itself."""
        head = self.resolve("HEAD")
        if head is None:
            raise GitError(NO_COMMIT)
        self.head = head
        """Full name of the commit that is checked out, on a branch or detached."""

    def ask(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """What a git command prints, asked in the top folder.

        Raises:
            GitError: if git hangs or fails.
        """
        return ask(self.root, *arguments, stdin=stdin)

    def resolve(self, revision: str) -> str | None:
        """Full name of the commit that a revision (branch, tag, ``HEAD~3``, short name) means; None: no such commit."""
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        try:
            return self.ask(*asked).decode().strip() or None
        except (GitError, ValueError):
            return None

    @cached_property
    def shallow(self) -> frozenset[str]:
        """Commits whose parents the clone has not fetched; none of a whole clone."""
        if self.ask("rev-parse", "--is-shallow-repository").strip() != b"true":
            return frozenset()
        name = self.ask("rev-parse", "--git-path", "shallow").decode("utf-8", "surrogateescape")
        try:
            return frozenset((self.root / name.removesuffix("\n")).read_text("ascii").split())
        except OSError:
            raise GitError(UNREADABLE) from None

    def line(self, revision: str = "HEAD") -> list[tuple[str, int]]:
        """Commits of the first-parent line with the second of each committer date, newest first."""
        found = self.ask("rev-list", "--first-parent", "--timestamp", "--end-of-options", revision, "--")
        pairs = (row.split(" ") for row in found.decode("ascii").splitlines())
        return [(sha, int(second)) for second, sha in pairs]

    def last(self, day: dt.date, zone: dt.tzinfo, revision: str = "HEAD") -> str | None:
        """Last commit of the first-parent line with a committer date in ``zone`` of ``day`` or before; None: none."""
        return next((sha for sha, second in self.line(revision) if at(second, zone).date() <= day), None)

    def day(self, sha: str, zone: dt.tzinfo) -> dt.date:
        """Day of a commit's committer date in a zone."""
        second = self.ask("log", "-1", "--format=%ct", "--end-of-options", sha, "--").strip()
        return at(int(second), zone).date()

    def tree(self, sha: str, prefix: str | None = None) -> dict[str, Entry]:
        """Files at a commit below ``prefix`` (the folder's own unless told), by path from there; links left out."""
        below = self.prefix if prefix is None else prefix
        where = f"{sha}:{below.removesuffix('/')}"
        try:
            listed = self.ask("ls-tree", "-r", "-z", "--full-tree", "--end-of-options", where)
        except GitError:
            return {}
        found = {}
        for row in listed.split(b"\0")[:-1]:
            facts, _, path = row.partition(b"\t")
            mode, _, blob = facts.decode("ascii").split(" ")
            if mode in REGULAR:
                found[path.decode("utf-8", "surrogateescape")] = Entry(mode, blob)
        return found

    def trees(self, places: Iterable[tuple[str, str]]) -> list[str]:
        """Names of folders at commits, by commit and path; "" for one that is not there."""
        places = list(places)
        if any("\n" in path for _, path in places):
            return [sha for sha, _ in places]  # git asks line by line: the commit says as much
        asked = "".join(f"{sha}:{path.removesuffix('/')}\n" for sha, path in places)
        told = self.ask("cat-file", "--batch-check", stdin=asked.encode("utf-8", "surrogateescape"))
        rows = (row.rsplit(b" ", 2) for row in told.splitlines())
        return [row[0].decode("ascii") if len(row) == 3 and row[1] == b"tree" else "" for row in rows]  # noqa: PLR2004

    def contents(self, blobs: Iterable[str], most: int | None = None) -> Iterator[tuple[str, bytes]]:
        """Bytes by name; of what has more than ``most`` bytes so many blanks and one; missing ones are left out.

        Raises:
            GitError: if git fails on the way.
        """
        wanted = list(dict.fromkeys(blobs))
        if not wanted:
            return
        with subprocess.Popen(
            _command(self.root, ("cat-file", "--batch", "--buffer")),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        ) as running:
            told = cast("IO[bytes]", running.stdout)
            asking = threading.Thread(target=_feed, args=(running.stdin, wanted), daemon=True)
            asking.start()
            try:
                for name in wanted:
                    header = told.readline().split()
                    if not header:
                        raise GitError(UNREADABLE)
                    if header[-1] in (b"missing", b"ambiguous"):
                        continue
                    size = int(header[2])
                    if most is not None and size > most:
                        _skip(told, size + 1)
                        yield name, b" " * (most + 1)
                    else:
                        yield name, told.read(size + 1)[:size]
            finally:
                told.close()
                running.terminate()
                asking.join()


def _feed(stream: IO[bytes], wanted: list[str]) -> None:
    with suppress(OSError, ValueError):
        stream.write(("\n".join(wanted) + "\n").encode())
        stream.close()


def _skip(stream: IO[bytes], size: int) -> None:
    while size > 0:
        size -= len(stream.read(min(size, 1 << 20))) or size


def at(second: int, zone: dt.tzinfo) -> dt.datetime:
    """A second of git's clock in a zone; one that no calendar holds is the first or the last it does."""
    try:
        return dt.datetime.fromtimestamp(second, zone)
    except (OverflowError, OSError, ValueError):
        return (dt.datetime.min if second < 0 else dt.datetime.max).replace(tzinfo=zone)  # noqa: DTZ901


def repository(folder: Path) -> Repository | None:
    """The repository around a folder; None where there is no git, no repository or no commit."""
    try:
        return Repository(folder)
    except GitError:
        return None


def head(folder: Path, zone: dt.tzinfo) -> tuple[dt.date, str] | None:
    """Day of HEAD's committer date in ``zone`` and its short name; None without git or without a commit."""
    try:
        found = Repository(folder)
        return found.day(found.head, zone), found.head[:7]
    except GitError:
        return None
