"""A file replaced in one step, or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pmsite.adapters.failure import ENVIRONMENT, Failure, environment
from pmsite.model.diagnostic import printable


def replace_file(target: Path, before: bytes, after: bytes) -> None:
    """Put ``after`` in the place of a file that still holds ``before``; its permissions stay.

    Raises:
        Failure: if somebody changed it meanwhile, or the disk refuses; then it stays as it is.
    """
    try:
        if target.read_bytes() != before:
            raise Failure(f"{printable(str(target))} changed meanwhile; nothing was written", ENVIRONMENT)
        handle, name = tempfile.mkstemp(prefix=".pmsite-edit-", dir=target.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(after)
                stream.flush()
                os.fsync(stream.fileno())
            shutil.copymode(target, temporary)
            temporary.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise environment(error, "cannot write") from None


def replace_files(folder: Path, changes: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Put new bytes in the places of files that still hold the old ones: of all, or of none.

    Raises:
        Failure: as :func:`replace_file`; what was replaced before it is put back.
    """
    done: list[str] = []
    try:
        for path, (before, after) in changes.items():
            replace_file(folder / path, before, after)
            done.append(path)
    except Failure:
        for path in reversed(done):
            before, after = changes[path]
            with contextlib.suppress(Failure):
                replace_file(folder / path, after, before)
        raise
