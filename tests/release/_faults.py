"""Leaks seeded on purpose: each a fault in the code that releases and stages, made while a test runs."""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch
from urllib.parse import quote

import pmsite.stage.tree as tree_module
from pmsite import pipeline
from pmsite.analyses.portal import Portal
from pmsite.release import body, fields, frozen, release
from pmsite.release.computed import Computed
from pmsite.release.words import Veil
from tests.release._plants import Plants

Fault = Callable[[Portal, Plants], Any]


def faults() -> dict[str, Fault]:
    """Faults by name; each is a context in which something leaks."""
    return {
        "every record is released": lambda *_: patch.object(release, "_released", lambda *_: True),
        "projects are not asked": lambda *_: patch.object(release, "_released", _by_any_audience),
        "no field is withheld": lambda *_: patches(
            (fields, "withheld", _nothing), (release, "withheld", _nothing), (frozen, "withheld", _nothing)
        ),
        "items of lists are for all": lambda *_: patch.object(fields._Cut, "value", _whole_items),  # noqa: SLF001
        "passages are for all": lambda *_: patch.object(body, "_sections", lambda text, _: text),
        "comments stay": lambda *_: patch.object(body, "seen", lambda text: text),
        "items of a body stay": lambda *_: patch.object(body, "_without_items", lambda _, text, *__: text),
        "links to files stay": lambda *_: patch.object(body, "_without_files", lambda _, text, *__: text),
        "names are not veiled": lambda *_: patch.object(Veil, "hides", lambda *_, **__: False),
        "titles are not veiled": lambda portal, _: _after(
            release, "release", lambda done: _titled(done, portal)
        ),
        "bodies are as written": lambda portal, _: _after(
            release, "release", lambda done: _bodies(done, portal)
        ),
        "derived values are not cut": lambda portal, _: patches(
            (release, "_derived", lambda _, record, *__: dict(portal.of(record))),
            (Computed, "cut", lambda _, value: value),
        ),
        "the search is that of the team": lambda portal, _: _searched(portal),
        "every file is copied": lambda portal, _: patch.object(
            tree_module, "attached", lambda *_: iter(portal.attachments)
        ),
        "a PDF is copied": lambda _, plants: _attachment(plants, ".pdf"),
        "a workbook is copied": lambda _, plants: _attachment(plants, ".xlsx"),
        "a file by its name": lambda _, plants: _text(plants, lambda word: ("", f"files/{word}.bin")),
        "in small letters": lambda _, plants: _text(plants, lambda word: (word.lower(), "")),
        "in capital letters": lambda _, plants: _text(plants, lambda word: (word.upper(), "")),
        "as entities": lambda _, plants: _text(
            plants, lambda word: ("".join(f"&#{ord(c)};" for c in word), "")
        ),
        "as hexadecimal entities": lambda _, plants: _text(
            plants, lambda word: (html.escape("<") + "".join(f"&#x{ord(c):x};" for c in word), "")
        ),
        "as an address": lambda _, plants: _text(
            plants, lambda word: ("".join(f"%{ord(c):02x}" for c in word) + quote("/ü"), "")
        ),
        "as Base64": lambda _, plants: _text(plants, lambda word: (_encoded(word, ""), "")),
        "as Base64 from the second byte": lambda _, plants: _text(
            plants, lambda word: (_encoded(word, "x"), "")
        ),
        "as Base64 from the third byte": lambda _, plants: _text(
            plants, lambda word: (_encoded(word, "xy"), "")
        ),
        "as escaped JSON": lambda _, plants: _text(
            plants,
            lambda word: (json.dumps("".join(f"\\u{ord(c):04x}" for c in word)).replace("\\\\", "\\"), ""),
        ),
    }


@contextmanager
def patches(*them: tuple[Any, str, Any]) -> Iterator[None]:
    """Several patches at once."""
    with ExitStack() as stack:
        for owner, name, new in them:
            stack.enter_context(patch.object(owner, name, new))
        yield


def _nothing(*_: Any) -> frozenset[str]:
    return frozenset()


def _by_any_audience(graph: Any, record: Any, audience: str, rule: Any) -> bool:
    return True if record.kind == "person" else bool(record.audience) and audience in record.audience


_VALUE = fields._Cut.value  # noqa: SLF001 - the fault is in it


def _whole_items(self: Any, value: Any, at: Any) -> Any:
    if hasattr(value, "audience") and hasattr(value, "model_copy"):
        return self.model(value, at)
    return _VALUE(self, value, at)


def _after(module: Any, name: str, change: Callable[[Portal], Portal]) -> Any:
    whole = getattr(module, name)
    return patch.object(pipeline, name, lambda *arguments: change(whole(*arguments)))


def _titled(done: Portal, portal: Portal) -> Portal:
    records = {uid: replace(one, title=portal.graph[uid].title) for uid, one in done.graph.records.items()}
    return replace(done, graph=replace(done.graph, records=records))


def _bodies(done: Portal, portal: Portal) -> Portal:
    records = {uid: replace(one, body=portal.graph[uid].body) for uid, one in done.graph.records.items()}
    return replace(done, graph=replace(done.graph, records=records))


def _searched(portal: Portal) -> Any:
    whole = tree_module.indexed
    return patch.object(
        tree_module, "indexed", lambda _, __, texts: whole(portal, tree_module.views_of(portal, texts), texts)
    )


def _attachment(plants: Plants, suffix: str) -> Any:
    path = next(path for path in plants.attachments if path.endswith(suffix) and "shown" not in path)
    plants.attachments["files/plain.bin"] = plants.attachments[path]
    whole = tree_module.staged

    def staged(*arguments: Any, **more: Any) -> Any:
        tree = whole(*arguments, **more)
        return replace(tree, attachments=(*tree.attachments, "files/plain.bin"))

    return patch.object(tree_module, "staged", staged)


def _text(plants: Plants, how: Callable[[str], tuple[str, str]]) -> Any:
    whole, (text, path) = tree_module.staged, how(sorted(plants.words)[7])

    def staged(*arguments: Any, **more: Any) -> Any:
        tree = whole(*arguments, **more)
        return replace(tree, texts={**tree.texts, path or "assets/extra.txt": f"a {text} b"})

    return patch.object(tree_module, "staged", staged)


def _encoded(word: str, before: str) -> str:
    return base64.b64encode(f"{before}{word}".encode()).decode()
