"""Portals of a few records, read from Markdown as pmsite reads them, and what one check says of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pmsite.analyses as room
from pmsite.analyses.portal import Portal
from pmsite.graph.build import build
from pmsite.model.diagnostic import ordered
from pmsite.model.discover import modules
from pmsite.model.settings import Settings
from pmsite.read.records import read
from pmsite.records._catalogue import catalogue

AS_OF = dt.date(2026, 3, 31)
PROJECT = "kind: project\nid: P\ntitle: Project"


def portal(
    files: Mapping[str, str | bytes], *, as_of: dt.date = AS_OF, settings: Settings | None = None
) -> Portal:
    """A portal of these files, with what the analyses derive.

    A key is a path, or an id, which stands for the file of a record of project P (``RISK-1``) or of the
    portal (``TERM-1``, ``li.wei``); ``plan`` is P's plan and ``P`` its index. Texts are dedented; one without
    fences is a front matter that begins on line 2, with a title at its end where it has none.
    """
    settings = settings or Settings()
    kinds = catalogue(settings)
    named = {"P": PROJECT, **files}
    content = dict(_file(key, text, kinds) for key, text in named.items())
    records, _ = read(content, kinds, settings)
    graph, _ = build(records, kinds)
    derived: dict[str, dict[str, object]] = {}
    for module in modules(room):
        if hasattr(module, "derive"):
            found = module.derive(graph, settings, as_of)
            for uid, values in (found[0] if isinstance(found, tuple) else found).items():
                derived.setdefault(uid, {}).update(values)
    return Portal(graph, settings, as_of, derived)


def found(
    check: ModuleType,
    files: Mapping[str, str | bytes],
    *,
    as_of: dt.date = AS_OF,
    settings: Settings | None = None,
) -> list[str]:
    """What a check says of a portal of these files: ``CODE file:line message``."""
    diagnostics = ordered(check.check(portal(files, as_of=as_of, settings=settings)))
    assert all(item.code == check.RULE.code and item.remedy for item in diagnostics)
    assert all(item.severity is check.RULE.severity for item in diagnostics)
    return [
        f"{item.code} {Path(item.source.path).name}:{item.source.line} {item.message}" for item in diagnostics
    ]


def _file(key: str, text: str | bytes, kinds: object) -> tuple[str, bytes]:
    if isinstance(text, bytes):
        return key, text
    text = dedent(text).strip("\n")
    if not text.startswith("---"):
        title = "" if re.search(r"(?m)^title:", text) else "\ntitle: Title"
        text = f"---\n{text}{title}\n---\n"
    return _path(key, kinds), text.encode()


def _path(key: str, kinds: object) -> str:
    if key.endswith(".md"):
        return key
    if key == "P":
        return "p/index.md"
    if key == "plan":
        return "p/plan.md"
    kind = kinds.by_prefix(key)
    if kind is None:
        return f"people/{key}.md"
    return f"{kind.folder}/{key}.md" if kind.portal_wide else f"p/{kind.folder}/{key}.md"
