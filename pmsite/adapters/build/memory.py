"""What the last build staged, on disk: it saves time and never changes a result.

One file an audience, with a digest over its bytes and one over everything that all pages follow from: code,
libraries, templates, texts, settings, day. What is damaged, cut, older or another portal's is not there. The staged
files themselves are read again and compared with their digests before one of them is taken for what it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib import metadata, resources
from pathlib import Path

from pmsite.adapters.build import packed
from pmsite.adapters.build.looks import looks, there
from pmsite.adapters.build.store import cache_folder
from pmsite.adapters.code import code
from pmsite.adapters.session import Session
from pmsite.adapters.workspace import Workspace, theme_directories
from pmsite.stage.recall import KEPT, Memory

FORMAT = "pmsite-staged/8"
_LIBRARIES = (
    "jinja2", "markupsafe", "babel", "numpy", "plotly", "rjieba", "nh3", "typst", "justmytype-intl-cjk",
    "python-pptx", "xlsxwriter", "icalendar", "lxml", "tzdata",
)  # fmt: skip


def recollect(workspace: Workspace, audience: str, staged: Path, session: Session | None = None) -> Memory:
    """What is known of the staged tree in a folder; nothing where it cannot be trusted.

    A process that staged it itself knows without reading.
    """
    shared = _shared(workspace, audience)
    if session is not None and audience in session.staged:
        told, staging = session.staged.pop(audience)
        if told == shared:
            return replace(staging, files=workspace.digests, now=workspace.state)
    known = packed.read(_file(workspace, audience), f"{FORMAT} {shared}")
    if known is None:
        return Memory(partial(there, staged, {}), files=workspace.digests, now=workspace.state)
    values, seen = known
    return Memory(partial(there, staged, seen), files=workspace.digests, now=workspace.state, **values)


def keep(
    memory: Memory, workspace: Workspace, audience: str, staged: Path, session: Session | None = None
) -> None:
    """Keep what was staged: of a process that stays with it, else on the disk; one that refuses remembers nothing."""
    memory.settle()
    paths = {path for unit in memory.units.values() for one in unit.pages for path in one.files}
    paths |= memory.offered.keys()
    seen, shared = looks(staged, paths), _shared(workspace, audience)
    if session is not None and session.stays:
        session.staged[audience] = shared, replace(memory, there=partial(there, staged, seen))
        return
    values = {name: getattr(memory, name) for name in KEPT}
    packed.write(_file(workspace, audience), f"{FORMAT} {shared}", (values, seen))


def _file(workspace: Workspace, audience: str) -> Path:
    return cache_folder(workspace.configuration.base) / "staged" / f"{audience}.pickle"


def _shared(workspace: Workspace, audience: str) -> str:
    told = hashlib.sha256(code().encode())
    for part in _parts(workspace, audience):
        data = part.encode("utf-8", "surrogatepass")
        told.update(b"%d:" % len(data) + data)
    return told.hexdigest()


def _parts(workspace: Workspace, audience: str) -> Iterator[str]:
    """Everything that each page may follow from, beside the values of the portal."""
    for name in _LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            yield f"{name} {metadata.version(name)}"
    portal = workspace.portal
    yield f"{audience} {portal.as_of} {portal.language} {workspace.language(audience)}"
    yield workspace.title(audience)
    yield portal.settings.model_dump_json()
    yield workspace.configuration.site_url
    yield workspace.configuration.repo_url
    for directory in theme_directories(workspace.configuration.root):
        for file in sorted((directory / "figures").glob("*.html")):
            yield f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}"
    catalogue = resources.files("pmsite.locale").joinpath(
        workspace.language(audience), "LC_MESSAGES", "pmsite.po"
    )
    if catalogue.is_file():
        yield hashlib.sha256(catalogue.read_bytes()).hexdigest()
