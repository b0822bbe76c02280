"""A portal with scripts in every text: each field of each kind, each construct of a body, tables, the title."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.acceptance._run import succeed
from tests.injection._payloads import groups
from tests.release._mint import CONFIGURATION, MARK
from tests.release._plants import planted

_WORD = re.compile(rf"{MARK}[0-9a-f]{{10}}")
_LINE = re.compile(r"(?P<key>[\w.]+): (?P<value>.+)\Z")
_LEADS = re.compile(r"\]\((?!https:)|<a href")
"""Links within the portal: what breaks them is told as a broken link, and nothing is built."""
_SIZE = 12
ROUNDS = len(groups(_SIZE))
"""After so many portals each text has been in each place."""
_UNVERIFIED = (
    "import pmsite.adapters.finish as end; end.verified = lambda _: None; from pmsite.cli import main; main()"
)
"""A build that publishes what the verifiers would refuse: it must be harmless by itself."""
_KEPT = ("id", "to", "kind", "prefix", "audience")
"""Fields that hold names, which take no other text: a record with one is refused as a whole."""


def infected(folder: Path, seed: int, turn: int) -> Path:
    """The built site of such a portal; another ``turn`` puts other texts into each place."""
    found = planted(seed, copies=1)
    ways = groups(_SIZE)
    place = turn

    def other(word: str) -> str:
        nonlocal place
        place += 1
        return f"{word} {ways[place % len(ways)]}"

    named = {word for path in (*found.files, *found.attachments) for word in _WORD.findall(path)}
    named |= {word for text in found.files.values() for word in _names(str(text))} | {
        found.handle.removesuffix(".x")
    }
    for path, data in {**found.files, **found.attachments}.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else _infected(path, data, named, other).encode())
    words = iter(found.mint(f"configuration {number}") for number in range(9))
    text = CONFIGURATION.format(*words).replace(
        "site_name: Portal", f"site_name: {json.dumps(other('Portal'))}"
    )
    (folder / "mkdocs.yml").write_text(text)
    succeed("python", "-c", _UNVERIFIED, "build", cwd=folder, seconds=300)
    return folder / "site"


def _names(text: str) -> set[str]:
    """Words that are names: of records, of files, of the targets of links."""
    found = {
        word
        for one in re.findall(r'"(?:id|to)": "([^"]*)"|^id: "([^"]*)"', text, re.MULTILINE)
        for word in one
    }
    return {word for one in found for word in _WORD.findall(one)}


def _infected(path: str, text: str, named: set[str], other: Callable[[str], str]) -> str:
    def swapped(found: re.Match[str]) -> str:
        return found[0] if found[0] in named else other(found[0])

    if path.endswith(".csv"):
        return _WORD.sub(lambda word: '"' + swapped(word).replace('"', '""').replace("\n", " ") + '"', text)
    front, _, body = (
        text.removeprefix("---\n").partition("\n---\n") if text.startswith("---\n") else ("", "", text)
    )
    lines = [_line(line, named, other) for line in front.split("\n")]
    shown = [
        line if _LEADS.search(line) else _WORD.sub(lambda word: _one_line(swapped(word)), line)
        for line in body.split("\n")
    ]
    return "\n".join(["---", *lines, "---", *shown] if front else shown)


def _one_line(text: str) -> str:
    """A text for the middle of a paragraph: it opens no code that would run on to the next one."""
    return text.replace("\n", " ").replace("`", "'")


def _line(line: str, named: set[str], other: Callable[[str], str]) -> str:
    found = _LINE.match(line)
    if not found or found["key"] in _KEPT:
        return line
    try:
        value = json.loads(found["value"])
    except ValueError:
        return line
    return f"{found['key']}: {json.dumps(_value(value, named, other), ensure_ascii=False)}"


def _value(value: Any, named: set[str], other: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: one if key in _KEPT else _value(one, named, other) for key, one in value.items()}
    if isinstance(value, list):
        return [_value(one, named, other) for one in value]
    return other(value) if isinstance(value, str) and _WORD.fullmatch(value) and value not in named else value
