"""Relative links of bodies to other files: which they name, and whether those may be published."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from pmsite.model import rules
from pmsite.model.address import form
from pmsite.model.attachment import UNLISTED, type_of
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.markup import scheme
from pmsite.model.record import Record
from pmsite.model.source import Source
from pmsite.model.value import shown
from pmsite.read.prose import mask, target_end

_BRACKET = re.compile(r"[\[\]]|\n[ \t>]*(?=\n)")
_ESCAPED = re.compile(r"\\[\s\S]")
_POINTED = re.compile(r"\(\s*<(?P<url>[^<>\n]+)>")
_ROUND = re.compile(r"\(\s*(?P<url>[^\s<>\"'][^\n<>\"']*?)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)\Z")
_FIRST = re.compile(r"\(\s*(?P<url>[^\s()<>]+)")
_OTHERS = re.compile(
    r"^ {0,3}\[[^\]\n^]+\]:\s*<?(?P<definition>[^\s<>]+)>?"
    r"|\b(?P<attribute>src|href)\s*=\s*(?:(?P<quote>[\"'])(?P<quoted>[^\"'\n]*)(?P=quote)|(?P<bare>[^\s\"'<>=`]+))",
    re.MULTILINE | re.IGNORECASE,
)
_IN_TAG = re.compile(r"<[A-Za-z][\w:-]*\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+(?<=[\s\"'/])\Z")
_MOST_TAG = 2000
ELSEWHERE = frozenset({"http", "https"})
"""Schemes of addresses that the ``file`` field may hold instead of a path."""


class FileLink(NamedTuple):
    """A link as written: the span of its address, the address, whether it shows a picture, the span of all of it.

    Of a definition and of an attribute the span of all is that of the address. ``bare``: an attribute without quotes.
    """

    start: int
    end: int
    url: str
    image: bool
    outer: tuple[int, int]
    bare: bool = False


def file_links(body: str) -> Iterator[FileLink]:
    """Links of a Markdown text that are not in code, by their place: relative ones and others, of HTML too."""
    if "](" not in body and "]:" not in body and "=" not in body:
        return
    masked = mask(body, links=True)
    yield from sorted([*_inline(masked), *_others(masked)], key=lambda link: (link.outer, link.start))


def _inline(masked: str) -> Iterator[FileLink]:
    """``[words](address)`` and ``![words](address)``, pictures inside of links too; words may run on."""
    shape = _ESCAPED.sub("  ", masked)
    opened: list[int] = []
    for found in _BRACKET.finditer(shape):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] != "]":
            opened.clear()
        elif opened and (start := opened.pop()) >= 0 and shape.startswith("(", found.end()):
            end = target_end(masked, found.end())
            inside = _POINTED.match(masked, found.end(), end or found.end() + _MOST_TAG)
            if inside is None and end is not None:
                inside = _ROUND.match(masked, found.end(), end)
            inside = inside or _FIRST.match(masked, found.end())
            if inside is not None:
                image = masked[start - 1 : start] == "!"
                span = (start - image, end or inside.end())
                yield FileLink(*inside.span("url"), unescape(inside["url"]), image, span)


def _others(masked: str) -> Iterator[FileLink]:
    """Definitions ``[name]: address``, and attributes of HTML; without quotes these count in a tag only."""
    for found in _OTHERS.finditer(masked):
        group = next(name for name in ("definition", "quoted", "bare") if found[name] is not None)
        if group == "bare":
            tag = masked.rfind("<", max(0, found.start() - _MOST_TAG), found.start())
            if tag < 0 or not _IN_TAG.match(masked, tag, found.start()):
                continue
        image = (found["attribute"] or "").lower() == "src"
        yield FileLink(*found.span(group), unescape(found[group]), image, found.span(group), group == "bare")


def is_relative(url: str) -> bool:
    """Whether an address is a path of this portal, not a place on the page or elsewhere."""
    return bool(url) and not url.startswith(("#", "//")) and not scheme(url)


def target(record: Record, url: str) -> str | None:
    """Path in the content folder that a relative address names; None where it leaves the folder."""
    path = unquote(urlsplit(url.strip()).path)
    if not path or path.startswith("/") or "\\" in path or "\0" in path:
        return None
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(record.source.path), path))
    return None if joined.startswith("../") or joined == ".." else joined


def permitted(attachments: Mapping[str, str], types: Collection[str]) -> dict[str, str]:
    """Files by path with why each stays unpublished, those too whose type is not among ``types``."""
    return {
        path: problem or ("" if type_of(path) in types else UNLISTED) for path, problem in attachments.items()
    }


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


def named_files(record: Record, written: str) -> frozenset[str]:
    """Paths that an address of a record may mean: from its file, or from its project's folder."""
    if not is_relative(written):
        return frozenset()
    beside = target(record, written)
    return frozenset(
        {posixpath.normpath(posixpath.join(record.folder, unquote(written))), *([beside] if beside else [])}
    )


def check(
    records: Iterable[Record], attachments: Mapping[str, str], paths: Mapping[str, object]
) -> Iterator[Diagnostic]:
    """Links to files that do not exist, leave the content folder or must not be published."""
    linked: dict[str, str] = {}
    for record in records:
        for link in file_links(record.body.text):
            if link.bare and not PurePosixPath(link.url).suffix:
                continue  # src=x names no file; what it does is for the sanitiser
            before = record.body.text.count("\n", 0, link.start)
            column = link.start - (record.body.text.rfind("\n", 0, link.start) + 1) + 1
            place = Source(record.source.path, record.body.first_line + before, column)
            yield from _wrong(record, link, place, attachments, paths)
            path = target(record, link.url) if is_relative(link.url) else None
            if (
                path is not None
                and path in attachments
                and (twin := linked.setdefault(form(path), path)) != path
            ):
                message = f"{shown(path)} and {shown(twin)} differ in their letters' form only"
                yield rules.ADDRESS.at(place, message, "rename one of the files")
        written = record.get("file")
        if isinstance(written, str) and scheme(written) not in ELSEWHERE:
            yield from _file_wrong(record, written, record.place("file"), attachments)


def _wrong(
    record: Record, link: FileLink, place: Source, attachments: Mapping[str, str], paths: Mapping[str, object]
) -> Iterator[Diagnostic]:
    if link.image and re.match(r"(?:https?:)?//", link.url, re.IGNORECASE):
        yield rules.EXTERNAL_IMAGE.at(
            place, f"a picture from {shown(link.url)}", "put the file beside the page"
        )
        return
    if scheme(link.url) == "file" or (link.url.startswith("/") and not link.url.startswith("//")):
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
        mend = _other_case(path, attachments) or "correct the path, or link a record as [[ID]]"
        yield rules.ATTACHMENT.at(place, f"no file {shown(path)}", mend)
    elif attachments.get(path):
        yield _refused(place, "", path, attachments[path])


def _file_wrong(
    record: Record, written: str, place: Source, attachments: Mapping[str, str]
) -> Iterator[Diagnostic]:
    found = file_field(record, attachments)
    if found is None:
        meant = [target(record, written), posixpath.normpath(posixpath.join(record.folder, unquote(written)))]
        near = next(filter(None, (_other_case(path, attachments) for path in meant if path)), "")
        mend = near or "write the path from this file or from the project's folder"
        yield rules.ATTACHMENT.at(place, f"file: no file {shown(written)}", mend)
    elif attachments[found]:
        yield _refused(place, "file: ", found, attachments[found])


def _refused(place: Source, field: str, path: str, problem: str) -> Diagnostic:
    mend = "publish it as PDF or PNG"
    if problem == UNLISTED:
        mend += f", or list {type_of(path) or 'its type'} under attachments: of the configuration"
    return rules.ATTACHMENT.at(place, f"{field}{shown(path)} {problem}", mend)


def _other_case(path: str, attachments: Iterable[str]) -> str:
    """What to do where a file's name differs in capitals only: some systems do not see that, servers do."""
    near = next((known for known in attachments if known.casefold() == path.casefold()), None)
    return f"the file is {shown(near)}: capitals count" if near is not None else ""
