"""Writing a staged tree: only what changed, nothing left over, nothing half-written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from pmsite.adapters.failure import environment
from pmsite.stage.tree import StagedTree


def write_tree(
    tree: StagedTree, content: Path, target: Path, copies: Mapping[str, Path] | None = None
) -> int:
    """Make the folder ``target`` hold exactly the tree and ``copies``, files by place; number of files written.

    Raises:
        Failure: if the disk refuses.
    """
    written = 0
    wanted: set[str] = set(tree.kept)
    try:
        target.mkdir(parents=True, exist_ok=True)  # nothing outside of it is ever in the way
        for path, text in tree.texts.items():
            wanted.add(path)
            written += _put(target / path, text.encode("utf-8"))
        for path, data in tree.data.items():
            wanted.add(path)
            written += _put(target / path, data)
        for path in tree.attachments:
            wanted.add(path)
            written += _put(target / path, (content / path).read_bytes())
        for path, file in (copies or {}).items():
            wanted.add(path)
            written += _put(target / path, file.read_bytes())
        _clear(target, wanted)
    except OSError as error:
        raise environment(error, "cannot write the staged tree") from None
    return written


def _put(file: Path, data: bytes) -> bool:
    """Write a file by way of another name, unless it already holds these bytes."""
    try:
        if file.read_bytes() == data:
            return False
    except OSError:
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)
    _make(file.parent)
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return True


def _make(folder: Path) -> None:
    """A folder, also where a file of an earlier tree is in the way."""
    if folder.is_dir():
        return
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder != folder.parent:
        _make(folder.parent)
    folder.mkdir(exist_ok=True)


def _clear(target: Path, wanted: set[str]) -> None:
    """Delete what the tree does not have, and folders that become empty."""
    top = len(str(target)) + 1
    for folder, names, files in os.walk(target, topdown=False):
        here = Path(folder)
        below = folder[top:].replace(os.sep, "/")
        for name in files:
            if (f"{below}/{name}" if below else name) not in wanted:
                (here / name).unlink()
        for name in names:
            inner = os.path.join(folder, name)  # noqa: PTH118 - of ten thousand folders
            if os.path.islink(inner):  # noqa: PTH114
                os.unlink(inner)  # noqa: PTH108
            elif _empty(inner):
                os.rmdir(inner)  # noqa: PTH106


def _empty(folder: str) -> bool:
    with os.scandir(folder) as found:
        return next(found, None) is None
