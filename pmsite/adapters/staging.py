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
        _clear(str(target), "", wanted)
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


def _clear(folder: str, below: str, wanted: set[str]) -> bool:
    """Delete what the tree does not have in a folder, and folders that become empty; whether anything is left."""
    left = False
    with os.scandir(folder) as scanned:
        entries = list(scanned)
    for entry in entries:
        path = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if _clear(entry.path, f"{path}/", wanted):
                left = True
            else:
                os.rmdir(entry.path)  # noqa: PTH106 - one of thousands
        elif path in wanted and not (entry.is_symlink() and entry.is_dir()):
            left = True
        else:
            os.unlink(entry.path)  # noqa: PTH108
    return left
