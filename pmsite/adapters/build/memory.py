"""What the last build staged, on disk: it saves time and never changes a result.

One file an audience, with a digest over its bytes and one over everything that all pages follow from: code,
libraries, templates, texts, settings, day. What is damaged, cut, older or another portal's is not there. The staged
files themselves are read again and compared with their digests before one of them is taken for what it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple, replace
from functools import partial
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from pmsite.adapters.build.looks import Look, looks, there
from pmsite.adapters.build.store import cache_folder, read, write
from pmsite.adapters.git.cache import code
from pmsite.adapters.session import Session
from pmsite.adapters.workspace import Workspace, theme_directories
from pmsite.model.address import Address
from pmsite.model.figure import Page, Ref
from pmsite.stage.neighbours import about
from pmsite.stage.postings import Postings
from pmsite.stage.recall import KeptFile, KeptPage, KeptUnit, Memory, stubbed
from pmsite.views._downloads import Download

FORMAT = "pmsite-staged/7"
_WEIGHTS = frozenset("0123")
_LIBRARIES = (
    "jinja2", "markupsafe", "babel", "numpy", "plotly", "rjieba", "nh3", "typst", "justmytype-intl-cjk",
    "python-pptx", "xlsxwriter", "icalendar", "lxml", "tzdata",
)  # fmt: skip


def recollect(workspace: Workspace, audience: str, staged: Path, session: Session | None = None) -> Memory:
    """What is known of the staged tree in a folder; nothing where it cannot be trusted.

    A process that staged it itself knows without reading.
    """
    if session is not None and audience in session.staged:
        told, staging = session.staged.pop(audience)
        if told == _shared(workspace, audience):
            return replace(staging, files=workspace.digests)
    known: dict[str, Look] = {}
    memory = Memory(partial(there, staged, known), files=workspace.digests)
    if session is not None:
        memory.postings = Postings()
    try:
        data = read(_file(workspace, audience), FORMAT)
        if data is not None:
            _restore(memory, data, _shared(workspace, audience))
            known.update(data["looks"])
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        memory = Memory(partial(there, staged, {}), files=workspace.digests, postings=memory.postings)
    return memory


def keep(
    memory: Memory, workspace: Workspace, audience: str, staged: Path, session: Session | None = None
) -> None:
    """Keep what was staged: on the disk, or of a session with it; a disk that refuses remembers nothing."""
    paths = {path for unit in memory.units.values() for one in unit.pages for path in one.files}
    paths |= memory.offered.keys()
    seen = looks(staged, paths)
    if session is not None:
        known = replace(memory, there=partial(there, staged, seen))
        session.staged[audience] = _shared(workspace, audience), known
        return
    file = _file(workspace, audience)
    data = {
        "made": memory.made,
        "shared": _shared(workspace, audience),
        "looks": seen,
        "terms": memory.terms,
        "sources": memory.sources,
        "keys": memory.keys,
        "digests": memory.digests,
        "units": {
            name: [unit.reads, [_packed(one) for one in unit.pages]] for name, unit in memory.units.items()
        },
        "offered": [[astuple(one.offer), one.reads, one.digest] for one in memory.offered.values()],
    }
    write(file, FORMAT, data)


def _file(workspace: Workspace, audience: str) -> Path:
    return cache_folder(workspace.configuration.base) / "staged" / f"{audience}.json"


def _restore(memory: Memory, data: dict[str, Any], shared: str) -> None:
    if data["shared"] != shared:
        return
    for key, (words, weights) in data["terms"].items():
        if len(words.split("\n")) == len(weights or " ") and set(weights) <= _WEIGHTS:
            memory.terms[key] = words, weights
    memory.sources = {str(uid): str(source) for uid, source in data["sources"].items()}
    memory.keys = [tuple(key) for key in data["keys"]]
    memory.digests = data["digests"]
    memory.units = {
        name: KeptUnit(tuple(reads), tuple(_unpacked(*one) for one in pages))
        for name, (reads, pages) in data["units"].items()
    }
    for item, reads, digest in data["offered"]:
        offer = Download(*item)
        memory.offered[offer.path] = KeptFile(offer, tuple(reads), str(digest))
    if len(memory.keys) != len(memory.digests) or not memory.used() <= set(range(len(memory.keys))):
        message = "values that are not there"
        raise ValueError(message)


def _packed(one: KeptPage) -> list[Any]:
    page = one.page
    headings = [figure.title for figure in page.figures[1:]]
    refs = [[ref.id, ref.title, _place(ref.to)] for ref in about(page) if ref.to is not None]
    rest = [page.title, page.project, page.area, page.view, page.wide, page.nav, page.order, page.record]
    return [
        _place(page.address),
        rest,
        headings,
        refs,
        one.beside,
        dict(one.files),
        list(map(astuple, one.offers)),
    ]


def _unpacked(
    place: list[Any],
    rest: list[Any],
    headings: list[str],
    refs: list[list[Any]],
    beside: str,
    files: dict[str, str],
    offers: list[list[str]],
) -> KeptPage:
    title, project, area, view, wide, nav, order, record = rest
    page = Page(_address(place), title, (), project, area, view, wide, nav, order, record)
    known = (Ref(id, name, _address(to)) for id, name, to in refs)
    return KeptPage(stubbed(page, headings, known), beside, files, tuple(Download(*one) for one in offers))


def _place(address: Address) -> list[Any]:
    return [address.page, address.anchor, address.raw, list(map(list, address.query))]


def _address(place: list[Any]) -> Address:
    page, anchor, raw, query = place
    return Address(page, anchor, raw, tuple((name, value) for name, value in query))


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
