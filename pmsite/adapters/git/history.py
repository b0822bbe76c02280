"""The past of a content folder: one pass of ``git log`` along the first-parent line, files by the name of their bytes.

A merge is one step with all that it brought. Renames are followed, also one of the whole content folder. What a
shallow clone does not have is unknown, not empty: the files of its last commit were not "added" by that commit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pmsite.adapters.content import gathered, most_bytes
from pmsite.adapters.git.repository import REGULAR, SHALLOW, GitError, Repository, at, t
from pmsite.model.history import Commit, Touched

UNTRACKED = t("git does not track the content; commit it: git add and git commit")
_FIELDS = ("%H", "%ct", "%P", "%aE", "%aN", "%s", "%b")
_FORMAT = "--format=" + "%x00".join(_FIELDS)
_LOG = (
    "log",
    "--first-parent",
    "-m",
    "--raw",
    "--no-abbrev",
    "-M",
    "-l1000",
    "-z",
    "--root",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-notes",
    "--no-decorate",
    _FORMAT,
)
_RAW = 5
"""Facts of a raw entry: both modes, both names, status."""


_KNOWN: dict[tuple[object, ...], GitHistory] = {}
"""The history that was read last."""


@dataclass(slots=True)
class GitHistory:
    """The past of a content folder, newest commit first; see :class:`pmsite.model.history.History`."""

    complete: bool = True
    why: str = ""
    commits: tuple[Commit, ...] = ()
    repository: Repository | None = None
    moves: dict[str, str] = field(default_factory=dict)
    """Where the content folder lay at commits at which it lay elsewhere than today."""

    def files(self, sha: str) -> Mapping[str, str]:
        """Name of what each file of the content holds at a commit, by path; {} where it was not there."""
        if self.repository is None:
            return {}
        entries = self.repository.tree(sha, self.prefix(sha))
        return {path: entry.blob for path, entry in entries.items() if gathered(path)}

    def contents(self, blobs: Iterable[str]) -> Mapping[str, bytes]:
        """Bytes by name; more than a record may have are not read."""
        if self.repository is None:
            return {}
        return dict(self.repository.contents(blobs, most_bytes("x.md")))

    def prefix(self, sha: str) -> str:
        """Where the content folder lay in the repository at a commit, with a slash at its end."""
        return self.moves.get(sha, self.repository.prefix if self.repository else "")


def history(folder: Path, zone: dt.tzinfo) -> GitHistory:
    """What git knows of a content folder's past; where it knows nothing, ``why``.

    The last one is remembered, as long as the repository's state is the same.
    """
    try:
        repository = Repository(folder)
        key = (repository.root, repository.prefix, repository.head, repository.shallow, str(zone))
        if key not in _KNOWN:
            found = _read(repository, zone)
            _KNOWN.clear()
            _KNOWN[key] = found
        return _KNOWN[key]
    except GitError as error:
        return GitHistory(complete=False, why=str(error))


def _read(repository: Repository, zone: dt.tzinfo) -> GitHistory:
    found = GitHistory(repository=repository)
    start, prefix = repository.head, repository.prefix
    seen: set[str] = set()
    commits: list[Commit] = []
    while True:
        oldest = ""
        for commit, parents in _log(repository, start, prefix, zone):
            commits.append(commit)
            oldest = parents
            if prefix != repository.prefix:
                found.moves[commit.sha] = prefix
        seen.add(prefix)
        moved = _came_from(repository, commits[-1], oldest, prefix) if commits and oldest else None
        if moved is None or moved in seen:
            break
        commits[-1] = _renamed(commits[-1], _moves(repository, commits[-1].sha, moved, prefix))
        start, prefix = oldest, moved
    shallow = repository.shallow
    edge = repository.line()[-1][0] if shallow else ""
    if edge in shallow:
        found.complete, found.why = False, SHALLOW
        commits = [_untouched(commit) if commit.sha == edge else commit for commit in commits]
    if not commits:
        found.complete, found.why = False, found.why or UNTRACKED
    found.commits = tuple(commits)
    return found


def _log(repository: Repository, start: str, prefix: str, zone: dt.tzinfo) -> Iterator[tuple[Commit, str]]:
    """Commits that touched the content, newest first, each with its first parent's name ("" of a first commit)."""
    below = ("--", f":(top,literal){prefix.removesuffix('/')}") if prefix else ("--",)
    tokens = iter(repository.ask(*_LOG, "--end-of-options", start, *below).split(b"\0"))
    token = next(tokens, b"")
    while token:
        sha = token.decode("ascii").strip()
        second, parents, email, name, subject, body = (next(tokens) for _ in _FIELDS[1:])
        touched: list[Touched] = []
        token = next(tokens, b"")
        while token.lstrip(b"\n").startswith(b":"):
            entry, token = _entry(token.lstrip(b"\n"), tokens, prefix)
            touched.extend(entry)
        if not token:
            token = next(tokens, b"")
        yield (
            Commit(
                sha,
                at(int(second), zone),
                _text(email),
                _text(name),
                _text(subject),
                _text(body).strip(),
                tuple(touched),
            ),
            parents.decode("ascii").partition(" ")[0],
        )


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _entry(raw: bytes, tokens: Iterator[bytes], prefix: str) -> tuple[list[Touched], bytes]:
    """What a raw entry says of the content, and the token after it."""
    old_mode, mode, old, new, status = raw[1:].decode("ascii").split(" ", _RAW - 1)
    first = _path(next(tokens), prefix)
    second = _path(next(tokens), prefix) if status[0] in "RC" else first
    before = old if old_mode in REGULAR and status[0] != "C" and first is not None else None
    blob = new if mode in REGULAR and second is not None else None
    found = []
    if first is not None and second is not None and blob is not None:
        found.append(Touched(second, blob, before, first if before is not None and first != second else None))
    elif second is not None and blob is not None:
        found.append(Touched(second, blob))
    elif first is not None and before is not None:
        found.append(Touched(first, None, before))
    return found, next(tokens, b"")


def _path(raw: bytes, prefix: str) -> str | None:
    """Path below the content folder; None for what the content does not take."""
    path = raw.decode("utf-8", "surrogateescape")
    if not path.startswith(prefix):
        return None
    below = path[len(prefix) :]
    return below if gathered(below) else None


def _untouched(commit: Commit) -> Commit:
    return Commit(commit.sha, commit.when, commit.email, commit.name, commit.subject, commit.body)


def _renamed(commit: Commit, moves: Mapping[str, tuple[str, str]]) -> Commit:
    """The commit that moved the content folder: what seemed added was there before."""
    touched = []
    for item in commit.touched:
        was, before = moves.get(item.path, ("", ""))
        if not was:
            touched.append(item)
        elif was != item.path or before != item.blob:
            touched.append(Touched(item.path, item.blob, before, was if was != item.path else None))
    return Commit(
        commit.sha, commit.when, commit.email, commit.name, commit.subject, commit.body, tuple(touched)
    )


def _raw_moves(repository: Repository, sha: str) -> Iterator[tuple[str, str, str]]:
    """Old path, new path and old name of what a commit moved anywhere in the repository."""
    asked = (
        "diff-tree",
        "-r",
        "-M",
        "-l1000",
        "-m",
        "--first-parent",
        "--no-commit-id",
        "--raw",
        "--no-abbrev",
    )
    tokens = iter(repository.ask(*asked, "-z", "--diff-filter=R", "--end-of-options", sha).split(b"\0"))
    for token in tokens:
        if not token.startswith(b":"):
            continue
        old = token.decode("ascii").split(" ")[2]
        first, second = (next(tokens).decode("utf-8", "surrogateescape") for _ in range(2))
        yield first, second, old


def _came_from(repository: Repository, commit: Commit, parent: str, prefix: str) -> str | None:
    """Where the content folder lay before its first commit, if that commit moved it there."""
    if not prefix or repository.tree(parent, prefix):
        return None
    heads: dict[str, int] = {}
    for first, second, _ in _raw_moves(repository, commit.sha):
        below = second[len(prefix) :]
        if second.startswith(prefix) and first.endswith("/" + below):
            head = first[: -len(below)]
            heads[head] = heads.get(head, 0) + 1
    most = max(heads, key=lambda head: (heads[head], head), default=None)
    return most if most is not None and heads[most] * 2 > len(commit.touched) else None


def _moves(repository: Repository, sha: str, old: str, new: str) -> dict[str, tuple[str, str]]:
    """Where files of the content were before their folder was moved, and what they held, by path."""
    return {
        second[len(new) :]: (first[len(old) :], before)
        for first, second, before in _raw_moves(repository, sha)
        if first.startswith(old) and second.startswith(new)
    }
