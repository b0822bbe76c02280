"""Who made a commit and why, as pages may show it: a handle of the directory, and the message without addresses."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable

from pmsite.graph.graph import Graph
from pmsite.model.event import Step
from pmsite.model.history import Commit

MOST_SUBJECT, MOST_BODY = 200, 600
"""Characters of a message that are kept."""
_TRAILER = re.compile(
    r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*(?:-by|-By|-to|-id|-Id|-For|-for):\s|git-svn-id:"
)
_ADDRESS = re.compile(
    r"<?[A-Za-z0-9._%+-]+@(?:(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}|[A-Za-z][A-Za-z0-9-]*)(?![A-Za-z0-9-])>?"
)
_HIDDEN = frozenset("\u00ad\u061c\u180e\ufeff") | {
    chr(code) for code in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))
}
"""Characters that are not seen and change how others are."""


def signer(graph: Graph, zone: dt.tzinfo) -> Callable[[Commit], Step]:
    """What makes a step for pages of a commit: with the handle that today's directory gives its author."""
    people = graph.of("person")
    by_email = _only((str(person.get("email") or ""), person.id) for person in people)
    by_name = _only(
        (name, person.id)
        for person in people
        for name in {person.id, person.title, *(person.get("names") or {}).values()}
    )

    def address(found: re.Match[str]) -> str:
        handle = by_email.get(_key(found[0].strip("<>").rstrip(".")))
        return f"@{handle}" if handle else "…"

    def signed(commit: Commit) -> Step:
        who = by_email.get(_key(commit.email)) or by_name.get(_key(commit.name)) or ""
        own = commit.email if "@" in commit.email else ""
        subject, body = (
            _ADDRESS.sub(address, text.replace(own, "…") if own and not _ADDRESS.fullmatch(own) else text)
            for text in (clean(commit.subject), _prose(commit.body))
        )
        when = commit.when.astimezone(zone)
        return Step(commit.sha, when, who, _cut(subject, MOST_SUBJECT), _cut(body, MOST_BODY))

    return signed


def clean(text: str) -> str:
    """A text on one line, without characters that are not seen."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    shown = (
        " " if unicodedata.category(mark) in ("Cc", "Zl", "Zp") else mark
        for mark in text
        if mark not in _HIDDEN and unicodedata.category(mark) not in ("Cs", "Co", "Cn")
    )
    return " ".join("".join(shown).split())


def _prose(body: str) -> str:
    """A message's body on one line, without the lines that programs read (``Signed-off-by: …``)."""
    lines = (line.strip() for line in body.splitlines())
    return clean(" ".join(line for line in lines if not _TRAILER.match(line)))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _only(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Handles by what names one person only."""
    found: dict[str, set[str]] = {}
    for text, handle in pairs:
        if _key(text):
            found.setdefault(_key(text), set()).add(handle)
    return {text: next(iter(handles)) for text, handles in found.items() if len(handles) == 1}
