"""What is known of the last build of a portal; nothing of it changes a result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pmsite.adapters.build import packed
from pmsite.adapters.build.store import cache_folder
from pmsite.adapters.git.cache import code
from pmsite.graph import prose
from pmsite.model.settings import Settings
from pmsite.read.memory import Memory as Reading
from pmsite.records._catalogue import catalogue

if TYPE_CHECKING:
    from pmsite.stage.recall import Memory as Staging  # a check stages nothing

FORMAT = "pmsite-read/1"


@dataclass(slots=True)
class Session:
    """Files that were read, by their bytes, and what was staged: of this process, at first as the disk has it."""

    base: Path
    """Folder of the portal."""
    stays: bool = False
    """Whether this process builds again and again, and keeps what it knows to itself."""
    settings: Settings | None = None
    """Those that the files were read by."""
    staged: dict[str, tuple[str, Staging]] = field(default_factory=dict)
    """By audience, with a digest of what all pages follow from."""
    _reading: Reading = field(default_factory=Reading)
    _before: frozenset[Any] = frozenset()
    """What the disk knows."""

    def reading(self, settings: Settings, files: int) -> Reading:
        """What was read by these settings; what was read of old states goes when it outweighs the ``files`` of now."""
        if self.settings != settings:
            first = self.settings is None
            self.settings, self._reading = settings, (first and self._from_disk(settings)) or Reading()
            self._before = frozenset(self._reading.found)
        if len(self._reading.found) > 2 * files:
            self._reading = Reading()
        return self._reading

    def read(self, digests: Mapping[str, str]) -> None:
        """Everything has been read, files of these digests: the next command shall know it."""
        if self.stays or self.settings is None:
            return
        now = {(path, bytes.fromhex(digest)) for path, digest in digests.items()}
        known = self._reading
        gists = {key: gist for key, gist in known.gists.items() if key in now}
        found = {key: one for key, one in known.found.items() if key[:2] in now}
        if found.keys() != self._before:
            self._before = frozenset(found)
            kept = Reading(known.tolerant, gists, found)
            texts = {record.body.text for one in found.values() for record in one.records}
            mentions = {text: prose.KNOWN[text] for text in texts & prose.KNOWN.keys()}
            packed.write(self._file, self._made(self.settings), (kept, mentions), catalogue(self.settings))

    @property
    def _file(self) -> Path:
        return cache_folder(self.base) / "read" / "files.pickle"

    def _from_disk(self, settings: Settings) -> Reading | None:
        found = packed.read(self._file, self._made(settings), catalogue(settings))
        if found is None:
            return None
        reading, mentions = found
        prose.KNOWN.update(mentions)
        return cast("Reading", reading)

    @staticmethod
    def _made(settings: Settings) -> str:
        """What the reading of any file follows from."""
        return f"{FORMAT} {code()} {settings.model_dump_json()}"
