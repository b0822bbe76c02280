"""``pmsite serve``: the site in a browser, built again on each edit."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import click

from pmsite.adapters.configuration import load
from pmsite.adapters.found import find
from pmsite.adapters.mkdocs.options import Options
from pmsite.adapters.mkdocs.run import serve
from pmsite.adapters.workspace import known_audience
from pmsite.cli._options import as_of_option, audience_option, config_option, ending


@click.command(
    "serve", epilog="Examples: pmsite serve · pmsite serve --open · pmsite serve -a 127.0.0.1:9000"
)
@click.option(
    "-a",
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    help="Where to serve.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
@audience_option
@config_option
@as_of_option
@ending
def command(*, address: str, open_browser: bool, audience: str, config: Path | None, as_of: Any) -> None:
    """Serve the portal and build it again on each edit; Ctrl-C ends it."""
    path = config or find()
    known_audience(load(path).settings, audience)
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    serve(path, Options(audience, as_of), address, open_browser=open_browser)


COMMAND = command
