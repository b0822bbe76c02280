"""What a command asks of the plugin beyond the configuration file."""

from __future__ import annotations

import datetime as dt
from contextvars import ContextVar
from dataclasses import dataclass

from pmsite.analyses.portal import INTERNAL


@dataclass(frozen=True, slots=True)
class Options:
    """Audience and as-of day of a build; ``quiet`` where the command itself reports the diagnostics."""

    audience: str = INTERNAL
    as_of: dt.date | None = None
    quiet: bool = False


OPTIONS: ContextVar[Options] = ContextVar("OPTIONS", default=Options())  # noqa: B039 - frozen
