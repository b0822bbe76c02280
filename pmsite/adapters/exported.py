"""Files of a portal for other tools, kept: what an export wrote is written again while nothing has changed.

Kept is the last file of each format and choice, with a digest of all that it follows from: the content, the
configuration, the as-of day, the history and the code. A file that is damaged or of another state is not there, so that
what is written is the same with and without it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

from pmsite.adapters.code import code
from pmsite.adapters.configuration import Configuration, load
from pmsite.adapters.content import Content, gather, measured
from pmsite.adapters.git.cache import Cache
from pmsite.adapters.git.committed import refuse_committed
from pmsite.adapters.git.history import history
from pmsite.adapters.workspace import Workspace, compile_workspace, reckoned

WORTH = 500
"""Files of the content from which on it is quicker to keep an export than to make it."""
_DIGEST = hashlib.sha256().digest_size


def kept_or_made(
    path: Path, as_of: dt.date | None, choice: tuple[str, ...], make: Callable[[Workspace], bytes]
) -> bytes:
    """The file that ``make`` writes of the portal of a configuration file.

    Raises:
        Failure: if the configuration is wrong, the disk cannot be read, or ``make`` says so.
    """
    configuration = load(path)
    refuse_committed(configuration.base)
    content = gather(configuration.content)
    if len(content.files) < WORTH:
        return make(compile_workspace(configuration, as_of, content))
    cache = Cache(configuration.base / ".pmsite" / "cache" / "exports", code())
    slot = cache.key("export", *choice)
    state = _state(configuration, content, as_of)
    known = cache.get([slot]).get(slot, b"")
    if known[:_DIGEST] == state:
        return known[_DIGEST:]
    data = make(compile_workspace(configuration, as_of, content))
    cache.put({slot: state + data})
    return data


def _state(configuration: Configuration, content: Content, as_of: dt.date | None) -> bytes:
    """Digest of all that a file of the portal follows from, but for what of it is chosen."""
    day, origin = reckoned(configuration, as_of)
    past = history(configuration.content, configuration.settings.zone)
    told = hashlib.sha256()
    for part in (
        configuration.settings.model_dump_json(),
        configuration.title,
        configuration.site_url,
        configuration.repo_url,
        repr((day, origin, past.complete, past.why)),
        repr([(commit.sha, commit.when) for commit in past.commits]),
        repr(sorted(measured(configuration.content, content.attachments).items())),
        repr(sorted(content.attachments.items())),
        repr(content.problems),
    ):
        _add(told, part.encode("utf-8", "surrogateescape"))
    for name, data in sorted(content.files.items()):
        _add(told, name.encode("utf-8", "surrogateescape"))
        _add(told, data)
    return told.digest()


def _add(told: hashlib._Hash, data: bytes) -> None:
    told.update(f"{len(data)}:".encode())
    told.update(data)
