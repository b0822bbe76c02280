"""Files written all or none, and never over others."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from pmsite.adapters.failure import USAGE, Failure, environment
from pmsite.model.diagnostic import printable
from pmsite.model.suggest import listed

_TEMPORARY = ".pmsite-new-"


def write_new(files: Mapping[str, bytes], folder: Path) -> tuple[str, ...]:
    """Write files below a folder, which is made where it is missing; paths that were written.

    A file that is there with the same content stays as it is.

    Raises:
        Failure: if one is there with other content, or the disk refuses; then nothing was written.
    """
    try:
        missing = _missing(files, folder)
        if missing:
            _place(missing, folder)
    except OSError as error:
        raise environment(error, "cannot write") from None
    return tuple(missing)


def _missing(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Those of the files that are not there yet.

    Raises:
        Failure: if something else stands in the place of one.
    """
    taken = [path for path, data in files.items() if _taken(folder, path, data)]
    if taken:
        names = printable(listed((str(folder / path) for path in taken), most=4))
        stands = "exists" if len(taken) == 1 else "exist"
        raise Failure(f"{names} {stands} already; nothing was written", USAGE)
    return {path: data for path, data in files.items() if not (folder / path).exists()}


def _taken(folder: Path, path: str, data: bytes) -> bool:
    target = folder / path
    if any(os.path.lexists(parent) and not parent.is_dir() for parent in (folder, *target.parents)):
        return True
    return os.path.lexists(target) and not (target.is_file() and target.read_bytes() == data)


def _place(files: Mapping[str, bytes], folder: Path) -> None:
    """Everything into a temporary folder on the same disk first, then moved to its place."""
    base = next(parent for parent in (folder, *folder.parents) if parent.is_dir())
    with _temporary(base) as stage:
        for path, data in files.items():
            file = stage / folder.relative_to(base) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        moved: list[Path] = []
        try:
            for entry in sorted(stage.iterdir()):
                _move(entry, base / entry.name, moved)
        except BaseException:
            for target in reversed(moved):
                _remove(target)
            raise


@contextlib.contextmanager
def _temporary(base: Path) -> Iterator[Path]:
    stage = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=base))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _move(source: Path, target: Path, moved: list[Path]) -> None:
    if source.is_dir() and target.is_dir():
        for entry in sorted(source.iterdir()):
            _move(entry, target / entry.name, moved)
        return
    if os.path.lexists(target):
        raise Failure(f"{printable(str(target))} exists already; nothing was written", USAGE)
    source.rename(target)
    moved.append(target)


def _remove(target: Path) -> None:
    if target.is_dir():
        shutil.rmtree(target, ignore_errors=True)
    else:
        target.unlink(missing_ok=True)
