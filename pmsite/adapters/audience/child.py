"""The process that generates the site of an audience: MkDocs over a staged tree, and nothing else in reach.

It is started in a folder of its own with ``docs/`` (the staged tree), ``mkdocs.yml`` and ``facts.json``, and leaves
``site/`` there, and in ``said.json`` what MkDocs had to say.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import event_priority

from pmsite.adapters.audience.guard import SAID, STARTED, guarded
from pmsite.adapters.failure import ENVIRONMENT
from pmsite.adapters.mkdocs import lean
from pmsite.adapters.mkdocs.assets import configure, rules
from pmsite.adapters.mkdocs.plugin import PmsitePlugin
from pmsite.adapters.mkdocs.site import Site
from pmsite.adapters.mkdocs.warnings import Lines
from pmsite.adapters.policy import write_headers
from pmsite.model.csp import CspSettings


class Staged(PmsitePlugin):  # type: ignore[no-untyped-call]
    """The plugin's part that makes pages, over a tree that is staged already."""

    def __init__(self, facts: dict[str, Any]) -> None:
        super().__init__()
        self.facts = facts

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take the tree as it is."""
        self.staged = Path(config.docs_dir)
        self.site = Site(
            self.staged, self.facts["sprite"], self.facts["pictures"], searched=self.facts["searched"]
        )
        self.as_of = self.facts["as_of"]
        self.rules = rules(CspSettings(**self.facts["csp"]), config)
        self._searched(config)
        short = self.staged / lean.SHEET
        self.sheet = short.read_text(encoding="utf-8") if short.is_file() else None
        configure(config, self.staged, self.site)
        return config

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Publishing is for the process that knows the source."""
        if self.rules:
            write_headers(Path(config.site_dir), self.rules)


def main() -> int:
    """Generate the site of the current folder: 0, or 1 with the reason in ``said.json``."""
    folder = Path.cwd()
    (folder / STARTED).touch()
    threading.Thread(target=_while_wanted, daemon=True).start()
    guarded(folder)
    counter = Lines()
    logging.getLogger("mkdocs").addHandler(counter)
    try:
        facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
        config = load_config(str(folder / "mkdocs.yml"), strict=True)
        config.plugins["pmsite"] = Staged(facts)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        said = list(dict.fromkeys(counter.lines))
    except (Abort, MkDocsException, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:  # of the disk, not of the guard
            raise
        said = list(dict.fromkeys([*counter.lines, str(error)]))
    (folder / SAID).write_text(json.dumps(said), encoding="utf-8")
    return 1 if said else 0


def _ended() -> int:
    """The exit code of ``main``: 3 with the reason on standard error where the disk refuses."""
    try:
        return main()
    except OSError as error:
        sys.stderr.write(f"{error.strerror or error}\n")
        return ENVIRONMENT


def _while_wanted() -> None:
    """End with the process that started this one: its end of the pipe closes."""
    while os.read(0, 1024):
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(_ended())
