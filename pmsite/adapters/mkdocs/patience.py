"""A server that outlives a wrong edit, and says in the page what is wrong."""

from __future__ import annotations

import gc
import html
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import get_plugin_logger

from pmsite.adapters.mkdocs.warnings import Lines

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("pmsite")
_BANNER = (
    '<div id="pm-serve-error" role="alert" style="position:fixed;inset:auto 0 0 0;z-index:1000;max-height:50vh;'
    "overflow:auto;padding:1em;background:#fff;color:#b00020;border-top:3px solid #b00020;"
    'font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap">{}</div>'
)
_SHORTEST = 0.05
"""Seconds without another change after which a build begins."""
_TIDY = 3.0
"""Seconds after a build in which its leavings in memory are collected: not while somebody waits for the page."""


def patiently(server: LiveReloadServer, build: Callable[..., Any]) -> None:
    """Let a server build so: what is wrong is said, in its pages too; the pages of the last good build stay.

    MkDocs itself lets every reader wait until the error is mended.
    """
    wrong: list[str] = []
    inject: Callable[[bytes, int], bytes] = server._inject_js_into_html  # noqa: SLF001 - the last of MkDocs' line

    def injected(content: bytes, epoch: int) -> bytes:
        made = inject(content, epoch)
        if not wrong:
            return made
        banner = _BANNER.format(html.escape("\n".join(wrong))).encode()
        head, end, foot = made.rpartition(b"</body>")
        return head + banner + end + foot

    def run() -> None:
        counter, logger = Lines(), logging.getLogger("mkdocs")
        logger.addHandler(counter)
        try:
            build()
            wrong.clear()
        except (MkDocsException, SystemExit) as error:
            said = dict.fromkeys(line.removeprefix("pmsite: ") for line in counter.lines)
            wrong[:] = [*said, f"{error}; the pages stay as they were"]
            log.error("%s; the pages stay as they were", error)  # noqa: TRY400 - a traceback says nothing here
        finally:
            logger.removeHandler(counter)
            tidy = threading.Timer(_TIDY, gc.collect)
            tidy.daemon = True
            tidy.start()

    server.builder = run
    server._inject_js_into_html = injected  # type: ignore[method-assign]  # noqa: SLF001
    server.build_delay = _SHORTEST
