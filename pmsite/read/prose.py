"""Which parts of a Markdown body are prose: code, links, headings and markup are not.

Only where ids become links matters here; rendering is the Markdown library's. A mask of the same length
keeps every offset: what is not prose is blanked.
"""

from __future__ import annotations

import re

_FENCE = re.compile(r"(?P<indent>[ \t>]*)(?:(?:[-*+]|\d+[.)])[ \t]+)*(?P<mark>`{3,}|~{3,})")
_HEADING = re.compile(r"[ >]{0,8}#{1,6}(?:\s|\Z)")
_SETEXT = re.compile(r" {0,3}(?:=+|-+)[ \t]*\Z")
_LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:\s|\*\[[^\]]+\]:")
_SPANS = re.compile(
    r"""
    (?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)      # inline code
    | <!--.*?-->                                    # comment
    | <[A-Za-z/!][^<>\n]*>                          # tag or autolink
    | !?\[(?!\[)(?:[^\[\]\n]|\[[^\[\]\n]*\])*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])  # link, image
    | (?:https?://|mailto:|www\.)[^\s<>]+           # bare address
    | \{[:#.][^}\n]*\}                              # attribute list
    """,
    re.VERBOSE | re.DOTALL,
)


_CODE = re.compile(r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|<!--.*?-->", re.DOTALL)


def mask(body: str, *, links: bool = False) -> str:
    """``body`` with everything that is not prose replaced by blanks, line ends kept.

    With ``links`` only code and comments are blanked: headings, links and tags stay.
    """
    lines = body.split("\n")
    masked: list[str] = []
    fence = ""
    in_list = False
    previous_blank = True
    for number, line in enumerate(lines):
        if fence:
            closing = _FENCE.match(line)
            ends = closing and closing["mark"][0] == fence[0] and len(closing["mark"]) >= len(fence)
            if ends and not line[closing.end() :].strip():  # type: ignore[union-attr]
                fence = ""
            masked.append(" " * len(line))
            continue
        opening = _FENCE.match(line)
        if opening and not (opening["mark"][0] == "`" and "`" in line[opening.end() :]):
            fence = opening["mark"]
            masked.append(" " * len(line))
            continue
        item = _LIST_ITEM.match(line)
        indented = line.startswith(("    ", "\t"))
        if line.strip() and not indented:
            in_list = bool(item) or (in_list and not previous_blank)
        code = indented and previous_blank and not in_list
        code = code or (indented and bool(masked) and _was_code(lines, masked, number))
        following = lines[number + 1] if number + 1 < len(lines) else ""
        setext = bool(line.strip()) and not item and bool(_SETEXT.match(following)) and not indented
        hidden = code or (not links and (setext or bool(_HEADING.match(line)) or bool(_DEFINITION.match(line))))
        masked.append(" " * len(line) if hidden else line)
        previous_blank = not line.strip()
    return (_CODE if links else _SPANS).sub(lambda found: re.sub(r"[^\n]", " ", found[0]), "\n".join(masked))


def _was_code(lines: list[str], masked: list[str], number: int) -> bool:
    """Whether the line before belongs to an indented block of code."""
    before = lines[number - 1]
    return bool(before.strip()) and before.startswith(("    ", "\t")) and not masked[number - 1].strip()
