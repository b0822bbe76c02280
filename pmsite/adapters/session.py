"""What a process that builds a portal again and again knows of its last build; nothing of it changes a result."""

from __future__ import annotations

from dataclasses import dataclass, field

from pmsite.model.settings import Settings
from pmsite.read.records import Memory as Reading
from pmsite.stage.recall import Memory as Staging


@dataclass(slots=True)
class Session:
    """Files that were read, by their bytes, and what was staged."""

    settings: Settings | None = None
    """Those that the files were read by."""
    _reading: Reading = field(default_factory=Reading)
    staged: dict[str, tuple[str, Staging]] = field(default_factory=dict)
    """By audience, with a digest of what all pages follow from."""

    def reading(self, settings: Settings, files: int) -> Reading:
        """What was read by these settings; what was read of old states goes when it outweighs the ``files`` of now."""
        if self.settings != settings or len(self._reading.rooms) > 2 * files:
            self.settings, self._reading = settings, Reading()
        return self._reading
