"""A server that outlives a wrong edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger("pmsite")


def patient(build: Callable[..., Any]) -> Callable[[], None]:
    """``build`` for a server: what is wrong has been said, and the pages of the last good build stay.

    MkDocs itself lets every reader wait until the error is mended.
    """

    def run() -> None:
        try:
            build()
        except (MkDocsException, SystemExit) as error:
            log.error("%s; the pages stay as they were", error)  # noqa: TRY400 - a traceback says nothing here

    return run
