"""Relative links of bodies to other files: which they name, and whether those may be published."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.source import Source
from pmsite.model.value import shown
from pmsite.read.prose import mask, target_end

_LINKS = re.compile(
    r"(?P<image>!)?\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\](?P<round>\()\s*<?(?P<inline>[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?=[\s)])"
    r"|^ {0,3}\[[^\]\n^]+\]:\s*<?(?P<definition>[^\s<>]+)>?"
    r"|\b(?:src|href)\s*=\s*(?P<quote>[\"'])(?P<attribute>[^\"'\n]*)(?P=quote)",
    re.MULTILINE | re.IGNORECASE,
)
_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*:")


class FileLink(NamedTuple):
    """A link as written: the span of its address, the address, whether it shows a picture, the span of all of it.

    Of a definition and of an attribute the span of all is that of the address.
    """

    start: int
    end: int
    url: str
    image: bool
    outer: tuple[int, int]


def file_links(body: str) -> Iterator[FileLink]:
    """Links of a Markdown text that are not in code: relative ones and others."""
    if "](" not in body and "]:" not in body and "=" not in body:
        return
    for found in _LINKS.finditer(mask(body, links=True)):
        group = next(name for name in ("inline", "definition", "attribute") if found[name] is not None)
        image = found["image"] is not None or found[0].lower().startswith("src")
        span = found.span(group)
        if group == "inline":
            span = (found.start(), target_end(body, found.start("round")) or span[1])
        yield FileLink(*found.span(group), found[group], image, span)


def is_relative(url: str) -> bool:
    """Whether an address is a path of this portal, not a place on the page or elsewhere."""
    return bool(url) and not url.startswith(("#", "//")) and not _SCHEME.match(url)


def target(record: Record, url: str) -> str | None:
    """Path in the content folder that a relative address names; None where it leaves the folder."""
    path = unquote(urlsplit(url.strip()).path)
    if not path or path.startswith("/") or "\\" in path or "\0" in path:
        return None
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(record.source.path), path))
    return None if joined.startswith("../") or joined == ".." else joined


def attached(record: Record, attachments: Mapping[str, str], pages: Mapping[str, object]) -> Iterator[str]:
    """Paths of the files that a record's body and ``file`` field name and that may be published."""
    urls = [link.url for link in file_links(record.body.text) if is_relative(link.url)]
    for path in (target(record, url) for url in urls):
        if path is not None and path not in pages and attachments.get(path) == "":
            yield path
    field = file_field(record, attachments)
    if field is not None and attachments[field] == "":
        yield field


def file_field(record: Record, attachments: Mapping[str, str]) -> str | None:
    """Path that the ``file`` field names: beside the record, else in its project's folder."""
    written = record.get("file")
    if not isinstance(written, str) or not is_relative(written):
        return None
    beside = target(record, written)
    in_project = posixpath.normpath(posixpath.join(record.folder, unquote(written)))
    return next((path for path in (beside, in_project) if path is not None and path in attachments), None)


def check(
    records: Iterable[Record], attachments: Mapping[str, str], paths: Mapping[str, object]
) -> Iterator[Diagnostic]:
    """Links to files that do not exist, leave the content folder or must not be published."""
    for record in records:
        for link in file_links(record.body.text):
            before = record.body.text.count("\n", 0, link.start)
            column = link.start - (record.body.text.rfind("\n", 0, link.start) + 1) + 1
            place = Source(record.source.path, record.body.first_line + before, column)
            yield from _wrong(record, link, place, attachments, paths)
        written = record.get("file")
        if isinstance(written, str) and not _SCHEME.match(written):
            found = file_field(record, attachments)
            yield from _file_wrong(written, found, record.place("file"), attachments)


def _wrong(
    record: Record, link: FileLink, place: Source, attachments: Mapping[str, str], paths: Mapping[str, object]
) -> Iterator[Diagnostic]:
    if link.image and re.match(r"(?:https?:)?//", link.url, re.IGNORECASE):
        yield rules.EXTERNAL_IMAGE.at(
            place, f"a picture from {shown(link.url)}", "put the file beside the page"
        )
        return
    if link.url.lower().lstrip().startswith("file:") or (
        link.url.startswith("/") and not link.url.startswith("//")
    ):
        yield rules.ATTACHMENT.at(
            place, f"{shown(link.url)} is no relative address", "write the path from this file"
        )
        return
    if not is_relative(link.url) or link.url.startswith("?"):
        return
    path = target(record, link.url)
    if path is None:
        yield rules.ATTACHMENT.at(
            place, f"{shown(link.url)} leaves the content folder", "move the file into it"
        )
    elif path not in paths and path not in attachments:
        yield rules.ATTACHMENT.at(
            place, f"no file {shown(path)}", "correct the path, or link a record as [[ID]]"
        )
    elif attachments.get(path):
        yield rules.ATTACHMENT.at(place, f"{shown(path)} {attachments[path]}", "publish it as PDF or PNG")


def _file_wrong(
    written: str, found: str | None, place: Source, attachments: Mapping[str, str]
) -> Iterator[Diagnostic]:
    if found is None:
        mend = "write the path from this file or from the project's folder"
        yield rules.ATTACHMENT.at(place, f"file: no file {shown(written)}", mend)
    elif attachments[found]:
        yield rules.ATTACHMENT.at(
            place, f"file: {shown(found)} {attachments[found]}", "publish it as PDF or PNG"
        )
