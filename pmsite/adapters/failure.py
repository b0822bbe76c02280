"""A command cannot go on: what is wrong, in one line, and the exit code of its class.

Exit codes: 1 the content has errors, 2 usage or configuration, 3 environment.
"""

from __future__ import annotations

CONTENT, USAGE, ENVIRONMENT = 1, 2, 3


class Failure(Exception):  # noqa: N818 - it ends a command, it is no fault of pmsite
    """Ends a command with a message and an exit code."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.message = message
        self.exit_code = exit_code


def environment(error: OSError, what: str) -> Failure:
    """A failure of disk or permissions: what was tried, on which file, and the system's reason."""
    where = f" {error.filename}" if error.filename else ""
    return Failure(f"{what}{where}: {error.strerror or error}", ENVIRONMENT)
