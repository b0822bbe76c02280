"""The end of the command: what it holds in memory goes at once, with the process, and not object by object."""

from __future__ import annotations

import atexit
import os
import sys

from pmsite.cli._main import main


def run() -> None:
    """The command, as the system starts it."""
    code: list[int] = []
    atexit.register(_left, code)  # the first to be registered is the last to be called
    try:
        main()
    except SystemExit as ended:
        if ended.code is None or isinstance(ended.code, int):
            code.append(ended.code or 0)
        raise


def _left(code: list[int]) -> None:
    """End the process where nothing is left to say; else Python does, and says it."""
    if not code:
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(code[0])
