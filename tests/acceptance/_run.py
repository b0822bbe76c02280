"""The commands of the environment, run as a user runs them: in a process of their own, in a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from filelock import FileLock

Done = subprocess.CompletedProcess[str]
BIN = Path(sys.executable).parent
REPOSITORY = Path(__file__).parents[2]
DEMO = REPOSITORY / "mkdocs.yml"
REFERENCE = REPOSITORY / "tests" / "cases" / "portal"


def environment(**changes: str) -> dict[str, str]:
    """What a command finds around it; Material's notice about MkDocs 2 is not what is tested."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", **changes}


def run(*command: str | Path, cwd: Path, seconds: float = 120, **changes: str) -> Done:
    """A command of the environment (or a path), its exit code and what it said."""
    program, *arguments = map(str, command)
    return subprocess.run(
        [program if os.sep in program else str(BIN / program), *arguments],
        cwd=cwd,
        env=environment(**changes),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )


def succeed(*command: str | Path, cwd: Path, seconds: float = 120, **changes: str) -> Done:
    """As ``run``, for a command that has to end with 0."""
    done = run(*command, cwd=cwd, seconds=seconds, **changes)
    assert done.returncode == 0, f"{command}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def once(folder: Path, make: Callable[[Path], Any]) -> Path:
    """A folder that the first process to ask for it makes; the others wait."""
    with FileLock(f"{folder}.lock"):
        if not (folder / "made").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            make(folder)
            (folder / "made").touch()
    return folder


def demo_copy(target: Path) -> Path:
    """The demo's configuration and content in another folder."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(DEMO, target)
    shutil.copytree(REPOSITORY / "content", target / "content")
    return target


def portal(target: Path, files: dict[str, str | bytes], settings: str = "as_of: 2026-03-31") -> Path:
    """A portal of these files below ``content/``; ``settings`` are lines of the ``pmsite`` block."""
    block = "".join(f"      {line}\n" for line in settings.splitlines())
    target.mkdir(parents=True, exist_ok=True)
    (target / "mkdocs.yml").write_text(
        "site_name: Test\ndocs_dir: content\ntheme: {name: material, font: false}\n"
        f"plugins:\n  - search\n  - pmsite:\n{block}"
    )
    (target / "content").mkdir(exist_ok=True)
    for path, text in files.items():
        file = target / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return target
