"""The content folder as the core takes it: what is read as bytes, other files by name, oddities reported."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pmsite.adapters.failure import environment
from pmsite.model import rules
from pmsite.model.attachment import ACTIVE, Measure, type_of
from pmsite.model.diagnostic import INVISIBLE, Diagnostic, printable
from pmsite.model.source import Source
from pmsite.read.actuals import MOST_BYTES as MOST_ACTUALS
from pmsite.read.actuals import is_actuals
from pmsite.read.documents import is_record
from pmsite.read.text import MOST_BYTES

_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:[ .].*)?\Z", re.IGNORECASE
)
_BAD = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]|[ .]\Z')
_MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd", ".mdwn")
_SVG_CODE = re.compile(
    rb"<\s*(?:[\w.-]+:)?(?:script|foreignObject|iframe|embed|object|handler|listener|set|animate\w*|discard)\b"
    rb"|[\s\"'/:]on[a-z]+\s*=|javascript\s*:|<!ENTITY|<\?xml-stylesheet|@import"
    rb"|href\s*=\s*[\"']\s*(?!#|data:image/(?:png|jpe?g|gif|webp))|url\(\s*[\"']?\s*(?!#|[\"']?\s*data:)",
    re.IGNORECASE,
)
_SVG_UTF8 = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml(?![^>]*encoding\s*=\s*[\"'](?!utf-8|us-ascii)))?", re.IGNORECASE
)
_MOST_FOLDERS = 40
_MOST_NAME = 200
"""Bytes of a name: file systems take 255, and a staged or temporary name is longer than its source."""


@dataclass(slots=True)
class Content:
    """Files of a content folder, paths with slashes."""

    files: dict[str, bytes] = field(default_factory=dict)
    attachments: dict[str, str] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


def gather(folder: Path) -> Content:
    """Every file below a folder; links are not followed, hidden and private names are passed over.

    Raises:
        Failure: if the folder cannot be read.
    """
    found = Content()
    try:
        _walk(folder, "", found)
    except OSError as error:
        raise environment(error, "cannot read") from None
    return found


def measured(folder: Path, attachments: Mapping[str, str]) -> dict[str, Measure]:
    """Size and SHA-256 of every attachment that may be published; one that is unchanged is read once a process.

    Raises:
        Failure: if a file cannot be read.
    """
    found = {}
    try:
        for path in (path for path, problem in attachments.items() if not problem):
            state = (folder / path).stat()
            found[path] = Measure(state.st_size, _digest(folder / path, state.st_mtime_ns, state.st_size))
    except OSError as error:
        raise environment(error, "cannot read") from None
    return found


@lru_cache(maxsize=4096)
def _digest(file: Path, changed: int, size: int) -> str:  # noqa: ARG001 - what the cache knows it by
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _walk(folder: Path, prefix: str, found: Content) -> None:
    if prefix.count("/") > _MOST_FOLDERS:
        message = f"folders inside each other, more than {_MOST_FOLDERS}"
        found.problems.append(rules.FILE.at(Source(_printed(prefix)), message, "make the tree flatter"))
        return
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        if entry.name.startswith((".", "_")):
            continue
        path = prefix + entry.name
        problem = _name_problem(entry)
        if problem:
            found.problems.append(
                rules.FILE.at(Source(_printed(path)), problem, "give it a plain name, or delete it")
            )
        elif entry.is_dir(follow_symlinks=False):
            _walk(Path(entry.path), f"{path}/", found)
        elif (most := most_bytes(path)) is not None:
            _take(entry, path, found, most)
        elif entry.is_file(follow_symlinks=False) and not path.lower().endswith(".md"):
            found.attachments[path] = _attachment_problem(entry)


def _printed(path: str) -> str:
    return printable(path.encode("utf-8", "backslashreplace").decode())


def _take(entry: os.DirEntry[str], path: str, found: Content, most: int) -> None:
    if not entry.is_file(follow_symlinks=False):
        found.problems.append(rules.FILE.at(Source(path), "this is no regular file", "delete it"))
        return
    if entry.stat(follow_symlinks=False).st_size > most:
        found.files[path] = b" " * (most + 1)
        return
    found.files[path] = Path(entry.path).read_bytes()


def _name_problem(entry: os.DirEntry[str]) -> str:
    return "this is a symbolic link" if entry.is_symlink() else name_problem(entry.name)


def name_problem(name: str) -> str:
    """Why a file or folder of that name is passed over; "" where it is not."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return "the name is not UTF-8"
    if _BAD.search(name):
        return "the name has a character that other systems do not allow"
    if not name.isprintable() or INVISIBLE.intersection(name):
        return "the name has a character that is not seen"
    if len(name.encode()) > _MOST_NAME:
        return f"the name has more than {_MOST_NAME} bytes"
    if name.lower().endswith(_MARKDOWN):
        return "Markdown is read from files whose name ends in .md"
    return "the name is reserved on other systems" if _RESERVED.match(name) else ""


@lru_cache(maxsize=1 << 16)
def gathered(path: str) -> bool:
    """Whether :func:`gather` takes a regular file of that path: as a record, as actuals or as an attachment."""
    parts = path.split("/")
    if len(parts) > _MOST_FOLDERS + 2 or any(
        part.startswith((".", "_")) or name_problem(part) for part in parts
    ):
        return False
    return is_record(path) or not path.lower().endswith(".md")


def most_bytes(path: str) -> int | None:
    """Bytes up to which a file is read; None for one that is not."""
    if is_record(path):
        return MOST_BYTES
    return MOST_ACTUALS if is_actuals(path) else None


def _attachment_problem(entry: os.DirEntry[str]) -> str:
    kind = type_of(entry.name)
    if kind in ACTIVE:
        return "can run code in the reader's browser"
    if kind == "svg":
        return svg_problem(Path(entry.path).read_bytes())
    return ""


def svg_problem(data: bytes) -> str:
    """Why an SVG may not be published; "" where it may."""
    begin = _SVG_UTF8.match(data)
    if (
        b"\0" in data
        or begin is None
        or data[begin.end() :].lstrip().startswith(b"<?xml")
        or data[:2] in (b"\xff\xfe", b"\xfe\xff")
    ):
        return "is an SVG that is not UTF-8"
    return "is an SVG that holds code or loads from elsewhere" if _SVG_CODE.search(data) else ""
