"""A commit checked out beside the working tree, which knows its own past and changes nothing of the repository.

The folder is a working tree of its own: a git folder that holds ``HEAD``, an index, and the way to the repository's
objects. Nothing is registered in the repository, so nothing is left there whatever happens; whoever asks git in the
folder gets the answers of a checkout of that commit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pmsite.adapters.failure import environment
from pmsite.adapters.git.repository import UNREADABLE, GitError, Repository, ask
from pmsite.adapters.temporary import temporary

_PLAIN = ("core.hooksPath=/dev/null", "core.sparseCheckout=false", "core.splitIndex=false")


@contextmanager
def checked_out(repository: Repository, sha: str) -> Iterator[Path]:
    """The whole tree of a commit in a folder that is deleted afterwards.

    Raises:
        GitError: if git cannot write it.
        Failure: if the disk refuses.
    """
    with temporary("at") as place:
        yield _checkout(repository, sha, place)


def _checkout(repository: Repository, sha: str, place: Path) -> Path:
    asked = repository.ask("rev-parse", "--path-format=absolute", "--git-common-dir")
    common = asked.decode("utf-8", "surrogateescape").removesuffix("\n")
    tree, git = place / "tree", place / "git"
    try:
        tree.mkdir()
        git.mkdir()
        (git / "commondir").write_text(f"{common}\n", "utf-8", "surrogateescape")
        (git / "HEAD").write_text(f"{sha}\n", "ascii")
        (tree / ".git").write_text(f"gitdir: {git}\n", "utf-8", "surrogateescape")
    except OSError as error:
        raise environment(error, "cannot check out a commit") from None
    options = [part for setting in _PLAIN for part in ("-c", setting)]
    ask(tree, *options, "read-tree", "--reset", "-u", sha)
    if Repository(tree).head != sha:
        raise GitError(UNREADABLE)
    return tree
