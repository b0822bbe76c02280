"""The reader of front matters under fire: no input brings it down, and none is read otherwise than it is written."""

from __future__ import annotations

import datetime as dt
import re
import time
from typing import Any

import yaml

from pmsite.adapters.edit.canonical import canonical
from pmsite.model.diagnostic import has_errors
from pmsite.model.settings import Settings
from pmsite.pipeline import compiled
from pmsite.read.documents import document
from tests.corpus._case import RISK, SOUND
from tests.fuzz._inputs import WHOLE

INPUTS = WHOLE
MOST_SECONDS = 5.0
_AROUND = {
    path.removeprefix("content/"): text.encode()
    for path, text in SOUND.items()
    if path.startswith("content/") and not path.endswith("RISK-001.md")
}


def attack(data: bytes) -> None:
    """Read a file, compile a portal with it, and format it; an assertion says what is wrong."""
    start = time.process_time()
    item = document(RISK, data)
    settings = Settings()
    portal, diagnostics = compiled({**_AROUND, RISK: data}, {}, settings, dt.date(2026, 3, 31))
    _located(data, [*item.problems, *diagnostics])
    released = [
        record.audience for record in portal.graph if record.source.path == RISK and not record.parent
    ]
    if not has_errors(item.problems) and item.fenced:
        _as_written(data, item.data, released)
        _formatted(data, item.data, item.body.text)
    elif has_errors(item.problems):
        assert not any(released), "an unreadable file is released"
    assert time.process_time() - start < MOST_SECONDS, "too slow"


def _located(data: bytes, diagnostics: list[Any]) -> None:
    text = re.sub("\r\n?", "\n", data.decode("utf-8", "surrogateescape")).removeprefix("\ufeff")
    lines = text.split("\n")
    for found in diagnostics:
        assert "\n" not in str(found), f"a message of two lines: {found}"
        if found.source.path == RISK:
            assert 1 <= found.source.line <= len(lines), f"outside of the file: {found}"
            assert 1 <= found.source.column <= len(lines[found.source.line - 1]) + 1, (
                f"outside of the line: {found}"
            )


class _Plain(yaml.SafeLoader):
    """PyYAML with every scalar left as its text: an independent reading."""


_Plain.yaml_implicit_resolvers = {}


def _as_written(data: bytes, read: dict[str, Any], released: list[tuple[str, ...]]) -> None:
    """The audience of a file that is taken is the one that another library reads; nothing else is released."""
    text = re.sub("\r\n?", "\n", data.decode("utf-8")).removeprefix("\ufeff")
    front = re.split(r"^(?:---|\.\.\.)[ \t]*$", text, maxsplit=2, flags=re.MULTILINE)[1]
    try:
        other = yaml.load(front, Loader=_Plain) or {}
        assert not _twice(yaml.compose(front, Loader=_Plain)), f"taken, though a key stands twice: {front!r}"
    except yaml.YAMLError as error:
        raise AssertionError(f"taken, but no YAML: {error}") from error
    assert [*other] == [*read], f"other keys: {[*other]} {[*read]}"
    written = other.get("audience") or ()
    names = tuple([written] if isinstance(written, str) else written)
    names = tuple(name for name in names if name not in ("", "~", "null", "Null", "NULL"))
    for audience in released:
        assert not audience or audience == names, f"released to {audience}, written {names}"


def _twice(node: Any) -> bool:
    """Whether a mapping has a key twice."""
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        return len({*map(str, keys)}) < len(keys) or any(_twice(value) for _, value in node.value)
    return isinstance(node, yaml.SequenceNode) and any(map(_twice, node.value))


def _formatted(data: bytes, read: dict[str, Any], body: str) -> None:
    """``pmsite fmt`` keeps every value and the text, and a second run changes nothing."""
    after = canonical(RISK, data)
    if after is None:
        return
    again = document(RISK, after)
    assert not has_errors(again.problems), "fmt breaks it"
    assert _texts(again.data) == _texts(read), "fmt changes a value"
    assert again.body.text == body, "fmt changes the body"
    assert canonical(RISK, after) == after, "a second fmt changes it"


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    return str(getattr(value, "text", value))
