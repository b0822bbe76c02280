"""Options that several commands have, and how a failure ends a command."""

from __future__ import annotations

import datetime as dt
import functools
import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pmsite.adapters.failure import ENVIRONMENT, Failure
from pmsite.adapters.found import find
from pmsite.adapters.signals import Stopped, stopping

if TYPE_CHECKING:
    from pmsite.adapters.build.answer import Question
    from pmsite.adapters.workspace import Workspace

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[dt.date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> dt.date:
        """The day, or a usage error."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(f"{value} is no day; write YYYY-MM-DD", param, context)


def config_option(command: Command) -> Command:
    """``--config``: the configuration file, else the one found from here upwards."""
    return click.option(
        "-f",
        "--config",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="The portal's mkdocs.yml; by default the one here or above.",
    )(command)


def as_of_option(command: Command) -> Command:
    """``--as-of``: the day at whose close the portal stands."""
    return click.option(
        "--as-of",
        type=Day(),
        help="Close of this day; by default as configured, else the last commit's day, else today.",
    )(command)


def at_option(command: Command) -> Command:
    """``--at``: the portal as it was, content and as-of day."""
    return click.option(
        "--at",
        metavar="DATE|REV",
        default="",
        help="As it was: content, configuration and theme of the last commit of this day or before, as of that day; "
        "or of this commit.",
    )(command)


@contextmanager
def opened(
    config: Path | None, as_of: dt.date | None, at: str = "", question: Question | None = None
) -> Iterator[Workspace]:
    """The portal that a command is about: the working tree's, or as it was ``at`` a day or a revision.

    ``question`` looks at what the working tree's portal follows from, before it is compiled.
    """
    from pmsite.adapters.at import workspace_at
    from pmsite.adapters.configuration import load
    from pmsite.adapters.session import Session
    from pmsite.adapters.workers import beside
    from pmsite.adapters.workspace import compile_workspace

    _settled()
    path = config or find()
    if not at:
        configuration = load(path)
        if question is not None:
            question.look(configuration)
        session = Session(configuration.base)
        workspace = compile_workspace(configuration, as_of, session=session)
        with (
            beside(functools.partial(session.read, workspace.digests))
            if question is not None
            else nullcontext()
        ):
            yield workspace
        return
    with workspace_at(path, at, as_of) as workspace:
        yield workspace


@functools.cache
def _settled() -> None:
    """What was loaded is no garbage: it is looked through no more, once in a process."""
    gc.freeze()


def audience_option(command: Command) -> Command:
    """``--audience``: for whom the site is."""
    return click.option(
        "--audience",
        default="internal",
        show_default=True,
        help="For whom: internal, or an audience of the configuration.",
    )(command)


def ending(command: Command) -> Command:
    """A failure becomes its message on standard error and its exit code; never a traceback."""

    @functools.wraps(command)
    def run(*arguments: Any, **options: Any) -> Any:
        try:
            with stopping():
                return command(*arguments, **options)
        except Stopped as stopped:
            click.echo(f"stopped by {stopped}", err=True)
            sys.exit(stopped.exit_code)
        except Failure as failure:
            click.echo(failure.message, err=True)
            sys.exit(failure.exit_code)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except OSError as error:
            click.echo(f"{error.filename or 'disk'}: {error.strerror or error}", err=True)
            sys.exit(ENVIRONMENT)

    return run  # type: ignore[return-value]


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Say on standard error what takes a while, and how long it took if it was over a second."""
    interactive = sys.stderr.isatty()
    if interactive:
        click.echo(f"{what} …\r", err=True, nl=False)
    start = time.monotonic()
    try:
        yield
    finally:
        if interactive:
            click.echo("\x1b[2K", err=True, nl=False)
    took = time.monotonic() - start
    if took > 1:
        click.echo(f"{what}: {took:.1f} s", err=True)
