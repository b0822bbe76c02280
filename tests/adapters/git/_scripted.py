"""Small repositories made by script: what git is told, at which instant, and nothing of the machine's own settings."""

import os
import subprocess
from pathlib import Path


def environment(folder: Path, when: str = "2026-03-31T20:00:00+00:00") -> dict[str, str]:
    """An environment without the machine's configuration, all dates at one instant."""
    return {
        "GIT_COMMITTER_DATE": when,
        "GIT_AUTHOR_DATE": when,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "HOME": str(folder),
        "PATH": "/usr/bin:/bin",
    }


def git(folder: Path, *arguments: str, when: str = "2026-03-31T20:00:00+00:00") -> str:
    """What git prints."""
    options = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "protocol.file.allow=always")
    command = ["git", "-C", str(folder), *options, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, env=environment(folder, when))
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def commit(folder: Path, when: str, files: dict[str, str | bytes | None], message: str = "step") -> str:
    """Write, or delete, files and commit everything; the commit's name."""
    for path, text in files.items():
        target = folder / path
        if text is None:
            target.unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message, when=f"{when}T12:00:00+00:00")
    return git(folder, "rev-parse", "HEAD")


def begun(folder: Path) -> Path:
    """An empty repository."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    return folder
