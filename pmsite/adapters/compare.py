"""Two states of a portal opened side by side: commits, or the working tree, as of one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pmsite.adapters.at import absent, commit, portal_at, reported
from pmsite.adapters.configuration import Configuration, load
from pmsite.adapters.content import Content, gather
from pmsite.adapters.failure import ENVIRONMENT, USAGE, Failure
from pmsite.adapters.git.repository import SHALLOW, GitError, Repository
from pmsite.adapters.workspace import compile_workspace, reckoned
from pmsite.consequences._differ import difference
from pmsite.consequences._pairs import Side
from pmsite.model.diagnostic import printable
from pmsite.model.difference import Comparison, State


@dataclass(frozen=True, slots=True)
class Asked:
    """Which states to compare: revisions or days, "" for the working tree."""

    base: str = "HEAD"
    head: str = ""
    fork: bool = False
    """Whether the base is where the head parted from it, and not what it is now."""


def asked(base: str, head: str) -> Asked:
    """What the arguments of ``pmsite diff`` mean: ``A``, ``A B``, ``A..B``, ``A...B``; B may be left out.

    Raises:
        Failure: if a range is followed by a second revision.
    """
    for dots in ("...", ".."):
        if dots in base:
            one, _, other = base.partition(dots)
            if head:
                raise Failure(
                    f"{printable(base)} names both states already; leave {printable(head)} out", USAGE
                )
            return Asked(one or "HEAD", other, fork=dots == "...")
    return Asked(base or "HEAD", head)


def comparison(path: Path, wish: Asked, as_of: dt.date | None = None) -> tuple[Comparison, str]:
    """The difference of two states of the portal of a configuration file, and the language it is told in.

    Both are analysed as of the day of the later state, so that the passing of days is no consequence. Where there was
    no portal before, everything is new.

    Raises:
        Failure: if a state cannot be had.
    """
    with reported():
        repository = Repository(path.parent)
        zone = _zone(path)
        head = commit(repository, wish.head, zone) if wish.head else ""
        base = commit(repository, wish.base, zone)
        base = _fork(repository, base, head or repository.head) if wish.fork else base
        with ExitStack() as stack:
            new = _later(stack, repository, head, path)
            old = stack.enter_context(portal_at(repository, base, path))
            day, _ = reckoned(new, as_of)
            before, after = (
                gather(found.content) if found is not None else Content() for found in (old, new)
            )
            found, one, other = difference(
                before.files,
                after.files,
                partial(_side, old or new, day, before),
                partial(_side, new, day, after),
            )
    states = (
        State(wish.base, base[:7], one.errors),
        State(wish.head, (head or repository.head)[:7], other.errors),
    )
    return Comparison(found, day, *states), other.portal.language


def _side(configuration: Configuration, day: dt.date, content: Content, files: Mapping[str, bytes]) -> Side:
    """A state compiled from these files instead of those of its content."""
    found = compile_workspace(configuration, day, replace(content, files=dict(files)))
    return Side(found.portal, found.diagnostics)


def _zone(path: Path) -> dt.tzinfo:
    """The portal's time zone; UTC where the working tree's configuration is wrong."""
    try:
        return load(path).settings.zone
    except Failure:
        return dt.UTC


def _later(stack: ExitStack, repository: Repository, head: str, path: Path) -> Configuration:
    """The later state: of a commit, or of the working tree where none is named."""
    if not head:
        return load(path)
    configuration = stack.enter_context(portal_at(repository, head, path))
    if configuration is None:
        raise absent(repository, head, path, dt.UTC)
    return configuration


def _fork(repository: Repository, base: str, head: str) -> str:
    """The commit at which two lines parted."""
    try:
        return repository.ask("merge-base", base, head).decode().split()[0]
    except GitError:
        if repository.shallow:
            raise Failure(
                f"where {base[:7]} and {head[:7]} parted is not known: {SHALLOW}", ENVIRONMENT
            ) from None
        raise Failure(f"{base[:7]} and {head[:7]} have no commit in common", USAGE) from None
