"""Which records a content folder holds from commit to commit, and which file holds each of them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from pmsite.model.event import Written

INDEX = "index.md"
_NO_FILES: Mapping[str, Written] = {}


class Held(NamedTuple):
    """A record and the file that holds it."""

    uid: str
    record: Written
    path: str


@dataclass(slots=True)
class Shelf:
    """The records of a content folder at a commit; of a file that cannot be read those it last had."""

    files: dict[str, tuple[Written, ...]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    """Key of a project by its folder."""
    places: dict[str, dict[str, Written]] = field(default_factory=dict)
    """Files that hold a record, by uid."""

    def project(self, path: str, keys: Mapping[str, str] | None = None) -> tuple[str, str | None]:
        """Folder and key of the project that a file lies in; "" and None outside of all."""
        known = self.keys if keys is None else keys
        folder = path.rpartition("/")[0]
        while folder:
            if folder in known:
                return folder, known[folder]
            folder = folder.rpartition("/")[0]
        return "", None

    def uid(self, path: str, record: Written, keys: Mapping[str, str] | None = None) -> str:
        """Name of a record across the portal."""
        if record.wide or record.kind == "project":
            return record.id
        key = self.project(path, keys)[1]
        return f"{key}/{record.id}" if key else record.id

    def held(self, uid: str) -> Held | None:
        """The record of that name; where several files name it, a front matter counts before a list item."""
        found = self.places.get(uid, _NO_FILES)
        if not found:
            return None
        path = min(found, key=lambda path: (found[path].listed, path))
        return Held(uid, found[path], path)

    def keys_with(self, gone: Iterable[str], new: Mapping[str, tuple[Written, ...]]) -> dict[str, str]:
        """Keys of the projects once files went and others came."""
        keys = dict(self.keys)
        for path in (*gone, *new):
            if path.endswith(f"/{INDEX}"):
                keys.pop(posixpath.dirname(path), None)
        for path, records in new.items():
            project = next((item for item in records if item.own and item.kind == "project"), None)
            if path.endswith(f"/{INDEX}") and project is not None:
                keys[posixpath.dirname(path)] = project.id
        return keys

    def below(self, folders: Iterable[str]) -> list[str]:
        """Files in these folders."""
        heads = tuple(f"{folder}/" for folder in folders)
        return [path for path in self.files if path.startswith(heads)] if heads else []

    def take(self, path: str) -> tuple[Written, ...]:
        """Remove a file with its records."""
        records = self.files.pop(path, ())
        for record in records:
            uid = self.uid(path, record)
            places = self.places.get(uid)
            if places is not None:
                places.pop(path, None)
                if not places:
                    del self.places[uid]
        return records

    def put(self, path: str, records: tuple[Written, ...]) -> None:
        """Add a file with its records."""
        self.files[path] = records
        for record in records:
            self.places.setdefault(self.uid(path, record), {}).setdefault(path, record)

    def documents(self, path: str) -> list[Held]:
        """Documents whose ``file`` is at a path: beside their own file, else in their project's folder."""
        found = []
        for uid, places in self.places.items():
            for place, record in places.items():
                written = record.values.get("file") if record.kind == "document" else None
                if not isinstance(written, str):
                    continue
                folders = (posixpath.dirname(place), self.project(place)[0])
                if path in {
                    posixpath.normpath(posixpath.join(folder, unquote(written))) for folder in folders
                }:
                    found.append(Held(uid, record, place))
        return found
