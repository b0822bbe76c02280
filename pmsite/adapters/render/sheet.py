"""Style sheets as trees of rules, and rules written so that a browser finds them by the name of what they style."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Tree = list[tuple[str, Any]]
"""Heads with what is within their braces: the text of declarations, or a tree."""
_BLOCK = re.compile(r"""((?:[^{}"']|"[^"]*"|'[^']*')*)([{}])""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CHOICE = re.compile(
    r"(?P<before>.*[\s>+~]|):(?P<how>is|where)\((?P<among>[^()]*)\)(?P<after>[^\s>+~]*)", re.DOTALL
)
_KINDS = (re.compile(r"[a-z][a-z0-9]*"), re.compile(r"\.[\w-]+"))


def written(sheet: str, change: Callable[[str], Iterable[str]]) -> str:
    """A style sheet with what ``change`` makes of each selector; a rule for which nothing is left is left out."""
    bare = _COMMENT.sub("", sheet).removeprefix('@charset "UTF-8";')
    return "".join(_rules(_tree(_BLOCK.finditer(bare)), change))


def spread(selector: str) -> list[str]:
    """``a :is(b, c)`` as ``a :is(b)`` and ``a :is(c)``: alike in what they match and how they weigh.

    A browser looks up rules by the last name of their selector; one that ends in a choice is tried on every element.
    """
    found = _CHOICE.fullmatch(selector.strip())
    among = [one.strip() for one in found["among"].split(",")] if found else []
    alike = any(all(kind.fullmatch(one) for one in among) for kind in _KINDS)
    if not found or not (alike or found["how"] == "where"):
        return [selector.strip()]
    return [f"{found['before']}:{found['how']}({one}){found['after']}" for one in among]


def selectors(head: str) -> Iterator[str]:
    """The selectors of a list."""
    depth, start = 0, 0
    for place, sign in enumerate(head):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            yield head[start:place]
            start = place + 1
    yield head[start:]


def _tree(blocks: Iterator[re.Match[str]]) -> Tree:
    found: Tree = []
    for block in blocks:
        text, brace = block[1], block[2]
        if brace == "}":
            return [*found, ("", text)] if text.strip() else found
        found.append((text.strip(), _tree(blocks)))
    return found


def _rules(tree: Tree, change: Callable[[str], Iterable[str]]) -> Iterator[str]:
    for head, inner in tree:
        if head.startswith(("@media", "@supports", "@container")):
            text = "".join(_rules(inner, change))
            if text:
                yield f"{head}{{{text}}}\n"
        elif head.startswith("@"):
            yield f"{head}{{{_whole(inner)}}}\n"
        else:
            left = [made for one in selectors(head) for made in change(one.strip())]
            if left:
                yield f"{','.join(left)}{{{_whole(inner)}}}\n"


def _whole(inner: Tree) -> str:
    return "".join(f"{head}{{{_whole(body)}}}" if head else str(body).strip() for head, body in inner)
