"""Files become documents: front matter and body, the project they lie in, and their kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, count
from pathlib import PurePosixPath
from typing import Any

from pmsite.model import rules
from pmsite.model.catalogue import Catalogue
from pmsite.model.diagnostic import Diagnostic, has_errors
from pmsite.model.kind import Kind
from pmsite.model.record import Body
from pmsite.model.settings import Settings
from pmsite.model.source import Positions, Source
from pmsite.model.suggest import remedy
from pmsite.model.value import ID, shown
from pmsite.read.handler import StrictHandler
from pmsite.read.text import decode


@dataclass(slots=True)
class Document:
    """One Markdown file, read but not yet understood."""

    path: str
    data: dict[str, Any]
    positions: Positions
    body: Body
    fenced: bool
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def pure(self) -> PurePosixPath:
        """Its path, for its parts."""
        return PurePosixPath(self.path)

    @property
    def broken(self) -> bool:
        """Whether its metadata cannot be trusted."""
        return has_errors(self.problems)


def document(path: str, data: bytes) -> Document:
    """A file's front matter, body and problems."""
    text, problems = decode(path, data)
    if problems:
        return Document(path, {}, Positions(path, {}, {}), Body(""), fenced=True, problems=list(problems))
    handler = StrictHandler(path)
    front, body = handler.split(text)
    values = handler.load(front) if handler.found.front is not None else {}
    fenced = handler.found.front is not None
    return Document(
        path, values, handler.positions, Body(body, handler.found.body_line), fenced, handler.problems
    )


@lru_cache(maxsize=1 << 16)
def is_record(path: str) -> bool:
    """Whether a path names a Markdown file that is read: no ``README.md``, nothing hidden or private."""
    parts = PurePosixPath(path).parts
    return (
        path.lower().endswith(".md")
        and parts[-1].upper() != "README.MD"
        and not any(part.startswith((".", "_")) for part in parts)
    )


def project_folders(documents: Mapping[str, Document]) -> dict[str, str]:
    """Key of every project by its folder; a broken ``index.md`` of a folder counts, so that its records keep a home."""
    homes: dict[str, Document] = {}
    for path, item in sorted(documents.items()):
        folder = PurePosixPath(path).parent.as_posix()
        if (
            PurePosixPath(path).name == "index.md"
            and folder != "."
            and (item.data.get("kind") == "project" or item.broken)
        ):
            homes[folder] = item
    written = {folder: key for folder, item in homes.items() if (key := _written_key(item)) is not None}
    taken = {key.casefold() for key in written.values()}
    found: dict[str, str] = {}
    for folder in homes:
        found[folder] = written.get(folder) or _free(_key(folder), taken)
        taken.add(found[folder].casefold())
    return found


def _written_key(item: Document) -> str | None:
    key = item.data.get("id")
    return key if isinstance(key, str) and ID.match(key) else None


def _key(folder: str) -> str:
    """Key of a project without an id: its folder's name in capitals."""
    return slug(PurePosixPath(folder).name).upper()


def _free(key: str, taken: Collection[str]) -> str:
    """A key that no other project has, in any case; keys that are written win."""
    names = chain((key,), (f"{key}-{number}" for number in count(2)))
    return next(name for name in names if name.casefold() not in taken)


def project_of(path: str, folders: Mapping[str, str]) -> str:
    """Folder of the project that a file lies in, "" outside of all."""
    for parent in PurePosixPath(path).parents:
        if parent.as_posix() in folders:
            return parent.as_posix()
    return ""


def kind_of(item: Document, kinds: Catalogue, settings: Settings) -> tuple[Kind | None, bool]:
    """Kind of a document, None where it is wrong (then its problems say so), and whether its folder was configured."""
    if item.path == "index.md" and "kind" not in item.data:
        return kinds["page"], False
    folders = item.pure.parts[:-1][::-1]
    configured = next((settings.folders[name] for name in folders if name in settings.folders), None)
    by_place = kinds.get(configured.kind) if configured else None
    by_place = by_place or next((kind for name in folders if (kind := kinds.by_folder(name))), None)
    by_place = by_place or kinds.by_file_name(item.pure.stem)
    if by_place is None and not item.fenced:
        by_place = next((kind for name in folders if (kind := kinds.known_as(name))), None)
    by_prefix = kinds.by_prefix(str(item.data.get("id", ""))) or (
        kinds.by_prefix(item.pure.stem) if by_place is None else None
    )
    written = item.data.get("kind")
    if written is not None:
        named = kinds.get(str(written))
        if named is None or named.name in _NOT_FILES:
            known = [kind.name for kind in kinds if kind.name not in _NOT_FILES]
            mend = remedy(str(written), known, "use a kind of the reference")
            item.problems.append(
                rules.KIND.at(item.positions.value(("kind",)), f"{shown(written)} is no kind", mend)
            )
            return None, False
        for other, where in ((by_place, "the place of the file"), (by_prefix, "the id")):
            if (
                other is not None
                and other.name != named.name
                and not (item.pure.name == "index.md" and other is by_place)
            ):
                _contradiction(item, ("kind",), f"kind is {named.name}, but {where} says {other.name}")
                return None, False
        return named, configured is not None
    if by_place is not None and by_prefix is not None and by_place.name != by_prefix.name:
        _contradiction(
            item, ("id",), f"the id says {by_prefix.name}, but the place of the file says {by_place.name}"
        )
        return None, False
    return by_place or by_prefix or kinds["page"], configured is not None


_NOT_FILES = frozenset({"task", "milestone"})


def _contradiction(item: Document, at: tuple[str, ...], message: str) -> None:
    item.problems.append(
        rules.CONTRADICTION.at(
            item.positions.value(at), message, "correct the one that is wrong, or move the file"
        )
    )


def identifier(item: Document, kind: Kind, *, plain: bool) -> str | None:
    """Id of a document: written, else from the file name; None where there is none, and then the problems say so."""
    written = item.data.get("id")
    if written is not None:
        return str(getattr(written, "text", written))
    stem = item.pure.stem
    if kind.name == "page":
        return "-".join(item.pure.with_suffix("").parts)
    if kind.name == "project":
        return _key(item.pure.parent.as_posix())
    if kind.prefix:
        found = re.match(rf"({re.escape(kind.prefix)}(?:-\d+)+)(?![A-Za-z0-9])", stem)
        if found:
            return found[1]
        if stem in kind.file_names:
            return f"{kind.prefix}-01"
    elif ID.match(stem):
        return stem
    if plain:
        return slug(stem)
    place = Source(item.path, item.positions.first_line if item.fenced else 1)
    example = f"{kind.prefix}-001" if kind.prefix else "name"
    item.problems.append(
        rules.NO_ID.at(
            place, f"this {kind.name} has no id", f"add id: {example} or begin the file name with it"
        )
    )
    return None


def slug(stem: str) -> str:
    """A file's stem as an id: letters, digits, dot, dash and underscore of any script."""
    text = re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFC", stem)).strip("-._")
    return text[:64].rstrip("-._") or "file"
