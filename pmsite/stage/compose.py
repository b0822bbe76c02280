"""A page put together: rendered body, made safe, with the fragments in their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from pmsite.stage.breaks import breakable
from pmsite.stage.sanitise import sanitise
from pmsite.stage.tree import MARKER

_PLACE = re.compile(rf"<p>{MARKER}([0-9a-f]{{16}})</p>")


def composed(rendered: str, fragment: Callable[[str], str], allowed: Collection[str]) -> str:
    """HTML of a page from its rendered Markdown; only fragments of the page itself are put in."""
    parts = _PLACE.split(rendered)
    pieces: list[str] = []
    for number, part in enumerate(parts):
        if number % 2:
            pieces.append(fragment(part) if part in allowed else "")
        elif part.strip():
            pieces.append(f'<div class="pm-prose">{sanitise(part)}</div>')
    return breakable("\n".join(pieces))


def one_line(html: str) -> str:
    """HTML without a line end, so that no Markdown generator reads into it; code keeps its lines."""
    kept = re.sub(r"<pre\b.*?</pre>", lambda found: found[0].replace("\n", "&#10;"), html, flags=re.DOTALL)
    return kept.replace("\n", " ")
