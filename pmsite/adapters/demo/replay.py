"""The story replayed into a new git repository, the same to the byte of every commit on each machine."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pmsite.adapters.demo.chain import Written
from pmsite.adapters.failure import ENVIRONMENT, USAGE, Failure, environment
from pmsite.model.diagnostic import printable

BRANCH = "refs/heads/main"
_IGNORED = "/site/\n/site-*/\n/.pmsite/\n"
_SETTINGS = (
    "core.hooksPath=/dev/null",
    "core.autocrlf=false",
    "core.attributesFile=/dev/null",
    "core.fsmonitor=false",
    "commit.gpgsign=false",
    "advice.detachedHead=false",
)
_PATIENCE = 120
"""Seconds after which git is taken to hang."""

People = Mapping[str, tuple[str, str]]
"""Name and address by handle."""


def replay(target: Path, chain: Sequence[Written], people: People, zone: dt.tzinfo) -> str:
    """Make the repository, with its last state checked out; the name of its last commit.

    Raises:
        Failure: 2 where the folder is not empty or not to be written, 3 where git is missing or fails.
    """
    git, new = ready(target), not target.exists()
    try:
        target.mkdir(parents=True, exist_ok=True)
        return _made(git, target, b"".join(_stream(chain, people, zone)))
    except OSError as error:
        _cleared(target, new=new)
        raise environment(error, "cannot write") from None
    except BaseException:
        _cleared(target, new=new)
        raise


def _made(git: str, target: Path, stream: bytes) -> str:
    _run(git, target, "init", "--quiet", "--template=")
    _run(git, target, "symbolic-ref", "HEAD", BRANCH)
    _run(git, target, "fast-import", "--quiet", "--date-format=raw", given=stream)
    info = target / ".git" / "info"
    info.mkdir(exist_ok=True)
    (info / "exclude").write_text(_IGNORED, encoding="utf-8", newline="\n")
    _run(git, target, "config", "core.autocrlf", "false")
    _run(git, target, "reset", "--quiet", "--hard")
    return _run(git, target, "rev-parse", "HEAD").decode("ascii").strip()


def _cleared(target: Path, *, new: bool) -> None:
    """Leave the folder as it was found: not there, or empty."""
    if new:
        shutil.rmtree(target, ignore_errors=True)
        return
    for path in target.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def ready(target: Path) -> str:
    """Git's program, where there is one and a repository can be made in the folder.

    Raises:
        Failure: 2 where the folder is not empty, 3 where git is missing.
    """
    shown = printable(str(target))
    if target.exists() and not target.is_dir():
        raise Failure(f"{shown} is a file; name a new or an empty folder", USAGE)
    if target.is_dir() and any(target.iterdir()):
        raise Failure(f"{shown} is not empty; name a new or an empty folder, nothing was written", USAGE)
    git = shutil.which("git")
    if git is None:
        raise Failure(
            "git is not installed; install it (Debian: apt-get install git) and try again", ENVIRONMENT
        )
    return git


def _run(git: str, folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    options = [part for setting in _SETTINGS for part in ("-c", setting)]
    try:
        done = subprocess.run(
            [git, *options, *arguments],
            cwd=folder,
            input=given,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env=_environment(),
        )
    except subprocess.TimeoutExpired:
        raise Failure(f"git {arguments[0]} gave no answer; try again", ENVIRONMENT) from None
    if done.returncode:
        said = printable(done.stderr.decode("utf-8", "replace").strip().split("\n")[-1])
        raise Failure(
            f"git {arguments[0]}: {said or 'failed'}; see whether git works: git --version", ENVIRONMENT
        )
    return done.stdout


def _environment() -> dict[str, str]:
    """No configuration, template, attribute or repository of this machine has a say."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name == "GIT_EXEC_PATH"
    }
    return kept | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_DEFAULT_HASH": "sha1",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def _stream(chain: Sequence[Written], people: People, zone: dt.tzinfo) -> Iterator[bytes]:
    """The commits as ``git fast-import`` reads them."""
    yield b"feature done\n"
    for number, written in enumerate(chain):
        name, address = people[written.step.author]
        when = written.step.when.replace(tzinfo=zone)
        who = f"{name} <{address}> {int(when.timestamp())} {when:%z}\n"
        if number == 0:
            yield f"reset {BRANCH}\n".encode()
        yield f"commit {BRANCH}\nauthor {who}committer {who}".encode()
        yield _data(f"{written.step.message}\n".encode())
        for path in sorted(written.files):
            data = written.files[path]
            if data is None:
                yield f"D {path}\n".encode()
            else:
                yield f"M 100644 inline {path}\n".encode()
                yield _data(data)
    yield b"done\n"


def _data(data: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(data), data)
