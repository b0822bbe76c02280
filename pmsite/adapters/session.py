"""What is known of the last build of a portal; nothing of it changes a result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pmsite.adapters.build import packed
from pmsite.adapters.build.store import cache_folder
from pmsite.adapters.code import code
from pmsite.analyses._reckoning import Reckoning
from pmsite.graph import prose
from pmsite.model.settings import Settings
from pmsite.read.memory import Memory as Reading
from pmsite.records._catalogue import catalogue

if TYPE_CHECKING:
    from pmsite.stage.recall import Memory as Staging  # a check stages nothing

FORMAT = "pmsite-read/1"


@dataclass(slots=True)
class Session:
    """What was read, worked out and staged: by this process, at first as the disk has it."""

    base: Path
    """Folder of the portal."""
    stays: bool = False
    """Whether this process builds again and again, and keeps what it knows to itself."""
    settings: Settings | None = None
    """Those that the files were read by."""
    staged: dict[str, tuple[str, Staging]] = field(default_factory=dict)
    """By audience, with a digest of what all pages follow from."""
    _known: Reckoning = field(default_factory=Reckoning)
    _before: frozenset[Any] = frozenset()
    """Files that the disk knows, by their digests."""

    def known(self, settings: Settings, files: int) -> Reckoning:
        """What is known by these settings; it begins anew when old states outweigh the ``files`` of now."""
        if self.settings != settings:
            first, self.settings = self.settings is None, settings
            self._known = (first and self._from_disk(settings)) or Reckoning()
            self._before = frozenset(self._known.reading.found)
        if len(self._known.reading.found) > 2 * files:
            self._known.reading = Reading()
        return self._known

    def read(self, digests: Mapping[str, str]) -> None:
        """Everything has been read, files of these digests: the next command shall know it."""
        if self.stays or self.settings is None:
            return
        now = {(path, bytes.fromhex(digest)) for path, digest in digests.items()}
        reading = self._known.reading
        gists = {key: gist for key, gist in reading.gists.items() if key in now}
        found = {key: one for key, one in reading.found.items() if key[:2] in now}
        if found.keys() == self._before:
            return
        self._before = frozenset(found)
        self._known.reading = Reading(reading.tolerant, gists, found)
        texts = {record.body.text for one in found.values() for record in one.records}
        mentions = {text: prose.KNOWN[text] for text in texts & prose.KNOWN.keys()}
        kinds = catalogue(self.settings)
        packed.write(self._file, self._made(self.settings), (self._known, mentions), kinds)

    @property
    def state(self) -> str:
        """A name for all that was worked out, but for texts."""
        return self._known.state

    @property
    def _file(self) -> Path:
        return cache_folder(self.base) / "read" / "files.pickle"

    def _from_disk(self, settings: Settings) -> Reckoning | None:
        found = packed.read(self._file, self._made(settings), catalogue(settings))
        if found is None:
            return None
        known, mentions = found
        prose.KNOWN.update(mentions)
        return cast("Reckoning", known)

    @staticmethod
    def _made(settings: Settings) -> str:
        """What the reading of any file follows from."""
        return f"{FORMAT} {code()} {settings.model_dump_json()}"
