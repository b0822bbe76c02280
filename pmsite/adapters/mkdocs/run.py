"""MkDocs as a library: a build and a server of a portal."""

from __future__ import annotations

import gc
import logging
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from pmsite.adapters.build.driver import build as build_site
from pmsite.adapters.failure import CONTENT, USAGE, Failure, environment
from pmsite.adapters.mkdocs.late import UNUSED, put_off
from pmsite.adapters.mkdocs.options import OPTIONS, Options
from pmsite.adapters.mkdocs.plugin import PmsitePlugin
from pmsite.adapters.mkdocs.warnings import Lines
from pmsite.adapters.session import Session

_HERE = Path(__file__).parents[2]


def build(path: Path, options: Options, published: Callable[[], None] = lambda: None) -> None:
    """Build the site of a configuration file, strictly: a warning of MkDocs stops it.

    ``published`` is called when the site is in its place, before another build may begin, where all that the site
    follows from is known; a plugin or hook of the portal may read anything.

    Raises:
        Failure: with what MkDocs, a plugin or a verifier said; the site that was there stays.
    """
    token, counter = OPTIONS.set(replace(options, memory=True)), Lines()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(counter)
    plugin: PmsitePlugin | None = None
    try:
        for unused in UNUSED:
            put_off(*unused)
        site = {"site_dir": str(options.workspace.configuration.site.absolute())} if options.workspace else {}
        config = load_config(str(path), strict=True, **site)
        plugin = next(one for one in config.plugins.values() if isinstance(one, PmsitePlugin))
        config.plugins.on_startup(command="build", dirty=False)
        known = build_site(config)
        config.plugins.on_shutdown()
        plugin.finish()
        if known:
            published()
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
    except (Failure, KeyboardInterrupt):
        raise
    except BaseException as error:
        raise Failure(f"{_place(error, path.parent)}; nothing was published", USAGE) from error
    finally:
        if plugin is not None:
            plugin.abandon()
        logger.removeHandler(counter)
        OPTIONS.reset(token)


def _place(error: BaseException, root: Path) -> str:
    """What broke off, and where: in the portal's own hook or plugin, if one of its files is on the way."""
    if isinstance(error, SyntaxError) and error.filename and Path(error.filename).is_relative_to(root):
        place = Path(error.filename).relative_to(root).as_posix()
        return f"{place}:{error.lineno or 1}: cannot be read as Python: {error.msg}"
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(root)]
    other = [frame for frame in frames if not Path(frame.filename).is_relative_to(_HERE)]
    frame = (own or other or frames)[-1]
    file = Path(frame.filename)
    shown = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
    said = " ".join(str(error).split())
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return f"{shown}:{frame.lineno}: {frame.name} broke off: {what}"


def serve(path: Path, options: Options, address: str, *, open_browser: bool) -> None:
    """Serve a portal and build it again on each edit, until interrupted.

    Raises:
        Failure: with what MkDocs said.
    """
    from mkdocs.commands import serve as mkdocs_serving  # a build watches nothing

    token = OPTIONS.set(replace(options, memory=True, session=Session(path.parent, stays=True)))
    serving: Any = mkdocs_serving
    reference, serving.build = serving.build, _again
    gc.disable()  # a build collects what the one before left, when its pages have been seen
    try:
        serving.serve(config_file=str(path), dev_addr=address, open_in_browser=open_browser, livereload=True)
    except ConfigurationError as error:
        raise Failure(str(error), USAGE) from None
    except (Abort, MkDocsException) as error:
        raise _reason(error) or Failure(str(error), CONTENT) from None
    except OSError as error:
        raise environment(error, "cannot serve") from None
    finally:
        gc.enable()
        serving.build = reference
        OPTIONS.reset(token)


def _again(config: MkDocsConfig, **_how: object) -> None:
    """A build for the server: what the last one made is taken over."""
    build_site(config)


def _reason(error: BaseException | None) -> Failure | None:
    """The failure that the plugin met, inside of what MkDocs made of it."""
    while error is not None and not isinstance(error, Failure):
        error = error.__cause__ or error.__context__
    return error
