"""A git repository that knows nothing of whoever runs the tests."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, when: str = "2026-03-31T20:00:00+00:00") -> str:
    """What a git command prints; author's and committer's date are ``when``."""
    environment = {
        "GIT_COMMITTER_DATE": when,
        "GIT_AUTHOR_DATE": when,
        "GIT_CONFIG_NOSYSTEM": "1",
        "HOME": str(folder),
        "PATH": "/usr/bin:/bin",
    }
    command = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@b", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def begin(folder: Path) -> Path:
    """A new repository on branch main."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    return folder


def commit(folder: Path, when: str, message: str = "a change") -> str:
    """Everything in the folder as a commit of that moment; its short name."""
    git(folder, "add", "-A", when=when)
    git(folder, "commit", "-q", "--allow-empty", "-m", message, when=when)
    return git(folder, "rev-parse", "HEAD")[:7]
