"""What git knows of the content: the last commit's day and name; nothing where there is no git."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path


def head(folder: Path, zone: dt.tzinfo) -> tuple[dt.date, str] | None:
    """Day of HEAD's committer date in ``zone`` and its short name; None without git or without a commit."""
    git = shutil.which("git")
    if git is None:
        return None
    command = [git, "-C", str(folder), "log", "-1", "--format=%ct %h", "--abbrev=7", "--no-show-signature"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    seconds, _, name = done.stdout.strip().partition(" ")
    if done.returncode != 0 or not seconds.isdigit():
        return None
    return dt.datetime.fromtimestamp(int(seconds), zone).date(), name
