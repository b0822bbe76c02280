"""What a command asks of the plugin beyond the configuration file."""

from __future__ import annotations

import datetime as dt
from contextvars import ContextVar
from dataclasses import dataclass

from pmsite.adapters.session import Session
from pmsite.adapters.workspace import Workspace
from pmsite.analyses.portal import INTERNAL


@dataclass(frozen=True, slots=True)
class Options:
    """Audience and as-of day of a build, and the portal where a command has compiled and reported it."""

    audience: str = INTERNAL
    as_of: dt.date | None = None
    workspace: Workspace | None = None
    memory: bool = False
    """Whether the staging may take over what was staged before; ``mkdocs build`` itself makes all anew."""
    session: Session | None = None
    """What is known of the last build."""


OPTIONS: ContextVar[Options] = ContextVar("OPTIONS", default=Options())  # noqa: B039 - frozen
