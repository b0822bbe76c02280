"""MkDocs as a library: a build and a server of a portal."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from pmsite.adapters.build.driver import build as build_site
from pmsite.adapters.failure import CONTENT, USAGE, Failure, environment
from pmsite.adapters.mkdocs.options import OPTIONS, Options
from pmsite.adapters.mkdocs.warnings import Lines


def build(path: Path, options: Options) -> None:
    """Build the site of a configuration file, strictly: a warning of MkDocs stops it.

    Raises:
        Failure: with what MkDocs said; the site that was there stays.
    """
    token, counter = OPTIONS.set(replace(options, memory=True)), Lines()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(counter)
    try:
        site = {"site_dir": str(options.workspace.configuration.site.absolute())} if options.workspace else {}
        config = load_config(str(path), strict=True, **site)
        config.plugins.on_startup(command="build", dirty=False)
        build_site(config)
        config.plugins.on_shutdown()
    except ConfigurationError as error:
        raise Failure(str(error), USAGE) from None
    except (Abort, MkDocsException) as error:
        said = "\n".join(dict.fromkeys([*counter.lines, str(error)])).strip()
        raise _reason(error) or Failure(said, CONTENT) from None
    except RecursionError:
        said = "\n".join([*counter.lines, "a text is nested too deeply to be rendered"])
        raise Failure(said, CONTENT) from None
    except OSError as error:
        raise environment(error, "cannot build") from None
    finally:
        logger.removeHandler(counter)
        OPTIONS.reset(token)


def serve(path: Path, options: Options, address: str, *, open_browser: bool) -> None:
    """Serve a portal and build it again on each edit, until interrupted.

    Raises:
        Failure: with what MkDocs said.
    """
    token = OPTIONS.set(options)
    try:
        mkdocs_serve(config_file=str(path), dev_addr=address, open_in_browser=open_browser, livereload=True)
    except ConfigurationError as error:
        raise Failure(str(error), USAGE) from None
    except (Abort, MkDocsException) as error:
        raise _reason(error) or Failure(str(error), CONTENT) from None
    except OSError as error:
        raise environment(error, "cannot serve") from None
    finally:
        OPTIONS.reset(token)


def _reason(error: BaseException | None) -> Failure | None:
    """The failure that the plugin met, inside of what MkDocs made of it."""
    while error is not None and not isinstance(error, Failure):
        error = error.__cause__ or error.__context__
    return error
