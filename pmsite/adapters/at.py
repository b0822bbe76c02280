"""The portal as it was: content, configuration and theme of a commit, found by revision or by day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pmsite.adapters.configuration import Configuration, load
from pmsite.adapters.failure import ENVIRONMENT, USAGE, Failure
from pmsite.adapters.found import NAMES
from pmsite.adapters.git.checkout import checked_out
from pmsite.adapters.git.repository import NO_COMMIT, NO_REPOSITORY, SHALLOW, GitError, Repository
from pmsite.adapters.workspace import Workspace, compile_workspace
from pmsite.model.diagnostic import printable
from pmsite.model.suggest import did_you_mean
from pmsite.model.value import shown

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


@contextmanager
def workspace_at(path: Path, at: str, as_of: dt.date | None = None) -> Iterator[Workspace]:
    """The portal of a configuration file as it was at ``at``: a revision, or a day (YYYY-MM-DD).

    Of a day it is the last commit of the first-parent line at or before its end in the portal's time zone, as of that
    day; of a revision that commit, as of the day of its committer date. ``as_of`` moves the day. What is written
    goes to the working tree's site; what is read is deleted when the workspace is left.

    Raises:
        Failure: if there is no such commit (2), the clone does not reach back so far (3), or there was no portal (2).
    """
    present = load(path)
    zone = present.settings.zone
    with reported():
        repository = Repository(path.parent)
        day = day_of(at)
        sha = commit(repository, at, zone)
        with portal_at(repository, sha, path) as found:
            if found is None:
                raise absent(repository, sha, path, zone)
            configuration = replace(found, site=present.site, home=present.root)
            day = as_of or day or repository.day(sha, configuration.settings.zone)
            yield compile_workspace(configuration, day)


@contextmanager
def portal_at(repository: Repository, sha: str, path: Path) -> Iterator[Configuration | None]:
    """The portal of a configuration file at a commit, checked out; None where there was none."""
    with checked_out(repository, sha) as tree:
        folder = tree / repository.prefix
        file = next((folder / name for name in (path.name, *NAMES) if (folder / name).is_file()), None)
        try:
            found = load(file) if file is not None else None
        except Failure as failure:
            said = f"{repository.prefix}{path.name} at {sha[:7]}:\n{failure.message}"
            raise Failure(said, failure.exit_code) from None
        yield found


def day_of(at: str) -> dt.date | None:
    """The day that ``--at`` names; None where it names a revision.

    Raises:
        Failure: if it looks like a day and is none.
    """
    if not _DAY.match(at):
        return None
    try:
        return dt.date.fromisoformat(at)
    except ValueError:
        raise Failure(f"{at} is no day; write a day of the calendar as YYYY-MM-DD", USAGE) from None


def commit(repository: Repository, at: str, zone: dt.tzinfo) -> str:
    """Full name of the commit that a day or a revision means.

    Raises:
        Failure: if there is none.
    """
    day = day_of(at)
    found = repository.resolve(at) if day is None else repository.last(day, zone)
    if found is not None:
        return found
    if day is None:
        raise Failure(f"no commit {printable(shown(at))}; {_remedy(repository, at)}", USAGE)
    if repository.shallow:
        raise Failure(f"nothing is known of {day}: {SHALLOW}", ENVIRONMENT)
    oldest, _ = repository.line()[-1]
    first = repository.day(oldest, zone)
    raise Failure(f"no commit at or before {day}; the first is of {first}, {oldest[:7]}", USAGE)


def _remedy(repository: Repository, at: str) -> str:
    if repository.shallow:
        return SHALLOW
    listed = repository.ask(
        "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"
    )
    near = did_you_mean(at[:80], listed.decode("utf-8", "replace").split())
    return f"did you mean {near}?" if near else "write a day, a branch, a tag or a commit; git log shows them"


def absent(repository: Repository, sha: str, path: Path, zone: dt.tzinfo) -> Failure:
    """That there was no portal at a commit, and since when there is one."""
    where = f"{repository.prefix}{path.name}"
    since = (
        repository.ask("rev-list", "--first-parent", "HEAD", "--", f":(top,literal){where}").decode().split()
    )
    mend = "it is in no commit: git add and git commit"
    if since:
        mend = f"it is there since {since[-1][:7]} of {repository.day(since[-1], zone)}"
    return Failure(f"there was no {where} at {sha[:7]} of {repository.day(sha, zone)}; {mend}", USAGE)


@contextmanager
def reported() -> Iterator[None]:
    """What git cannot do ends a command with the reason."""
    try:
        yield
    except GitError as error:
        said = str(error)
        raise Failure(said, USAGE if said in (NO_REPOSITORY, NO_COMMIT) else ENVIRONMENT) from None
