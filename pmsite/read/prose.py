"""Which parts of a Markdown body are prose: code, links, headings and markup are not.

Only where ids become links matters here; rendering is the Markdown library's. A mask of the same length
keeps every offset: what is not prose is blanked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from itertools import groupby

from pmsite.read.blocks import layout
from pmsite.read.fences import fenced
from pmsite.read.markup import without_raw_html

_TICKS = re.compile(r"\\.|`+", re.DOTALL)
_LABELS = re.compile(r"^ {0,3}\[(?P<label>[^\[\]]*)\]: *\S", re.MULTILINE)
_REFERENCE = re.compile(r"\s?\[(?P<label>[^\]]*)\]")
_TAG = re.compile(
    r"<(?:/?[a-zA-Z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+|[?][^<>]*[?]|[^<>\s!@]++@[^@<>\s]++)>"
)
_HELD = re.compile(
    r"<(?P<name>a|code|kbd|samp|var|script|style|textarea|pre|button|select|svg)\b[^<>]*>", re.IGNORECASE
)
_LOOSE = re.compile(
    r"""(?:https?://|mailto:|www\.)[^\s<>]+       # bare address
    | \{[:#.][^{}\n]*\}                            # attribute list
    | (?:(?<=\n)|\A)[ ]{0,3}\[\^[^\]\n]*\]:        # mark of a note
    | \[\^[^\[\]\n]*\]                             # and of its mention
    | &\#?\w+;""",
    re.VERBOSE,
)
_VISIBLE = re.compile(r"[^\n]")
_KEPT = 1 << 16
"""Bodies whose masks are remembered: a run asks for the same ones several times."""


def mask(body: str, *, links: bool = False) -> str:
    """``body`` with everything that is not prose replaced by blanks, line ends kept.

    With ``links`` only code and comments are blanked: headings, links and tags stay.
    """
    return _code_masked(body) if links else _masked(body)


@lru_cache(_KEPT)
def _masked(body: str) -> str:
    lines = body.split("\n")
    code = fenced(lines)
    shaped = _blanked_lines(lines, code)
    plain = without_raw_html("\n".join(shaped)).split("\n")
    labels = frozenset(found["label"].strip().lower() for found in _LABELS.finditer(body))
    masked = [" " * len(line) for line in lines]
    for group in layout(_shapes(plain, shaped), code).texts:
        text = "\n".join(plain[number] for number in group)
        for number, line in zip(group, _spans_blanked(text, labels).split("\n"), strict=True):
            masked[number] = line
    return "\n".join(masked)


def _shapes(plain: list[str], shaped: list[str]) -> list[str]:
    """Lines as their places among lists are judged.

    Raw HTML that is a block of its own stands at the margin; the address of a link leaves no trace.
    """
    found: list[str] = []
    for written, each in groupby(zip(plain, shaped, strict=True), key=lambda pair: bool(pair[1].strip())):
        lines = list(each)
        if not written:
            found += [line for line, _ in lines]
        elif not any(line.strip() for line, _ in lines):
            found += ["\x02", *[""] * (len(lines) - 1)]
        elif len(lines) == 1 and _LABELS.match(lines[0][0]):
            found.append("")
        else:
            found += [line if line == before else line.lstrip() for line, before in lines]
    return found


@lru_cache(_KEPT)
def _code_masked(body: str) -> str:
    """Code and comments blanked; indented code stays, for a link in it does no harm."""
    lines = body.split("\n")
    masked = _blanked_lines(lines, fenced(lines))
    chunks = re.split(r"(\n[ \t>]*(?=\n))", "\n".join(masked))
    text = "".join(chunk if number % 2 else _ticks_blanked(chunk) for number, chunk in enumerate(chunks))
    return without_comments(text)


def without_comments(text: str) -> str:
    """``text`` with its HTML comments blanked."""
    return _between(text, re.compile("<!--"), lambda _: "-->") if "<!--" in text else text


def _between(text: str, opening: re.Pattern[str], closing: Callable[[re.Match[str]], str]) -> str:
    """``text`` blanked from each opening to its closing; what is never closed stays."""
    pieces: list[str] = []
    last = 0
    lower = text.lower()
    never: set[str] = set()
    for found in opening.finditer(text):
        close = closing(found)
        if found.start() < last or close in never:
            continue
        end = lower.find(close, found.end())
        if end < 0:
            never.add(close)
            continue
        pieces += [text[last : found.start()], _VISIBLE.sub(" ", text[found.start() : end + len(close)])]
        last = end + len(close)
    return "".join([*pieces, text[last:]])


def _blanked_lines(lines: list[str], numbers: Collection[int]) -> list[str]:
    return (
        [" " * len(line) if number in numbers else line for number, line in enumerate(lines)]
        if numbers
        else lines
    )


def _blank(found: re.Match[str]) -> str:
    return _VISIBLE.sub(" ", found[0])


def _spans_blanked(text: str, labels: frozenset[str]) -> str:
    """A running text without code, links, tags and addresses."""
    text = _ticks_blanked(text)
    if "[" in text:
        text = _links_blanked(text, labels)
    if "<" in text:
        text = _between(without_comments(text), _HELD, lambda found: f"</{found['name'].lower()}>")
        text = _TAG.sub(_blank, text)
    return _LOOSE.sub(_blank, text)


def _ticks_blanked(text: str) -> str:
    """Inline code: a run of backticks up to the next run of the same length, else up to the longest shorter one."""
    if "`" not in text:
        return text
    runs = [(found.start(), found.end()) for found in _TICKS.finditer(text) if found[0][0] == "`"]
    places: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(runs):
        places.setdefault(end - start, []).append(number)
    pieces: list[str] = []
    last = number = 0
    while number < len(runs):
        start, end = runs[number]
        close = _closing(runs, places, number)
        if close is None:
            number += 1
            continue
        until = runs[close][1]
        pieces += [text[last:start], _VISIBLE.sub(" ", text[start:until])]
        last, number = until, close + 1
    return "".join([*pieces, text[last:]])


def _closing(runs: list[tuple[int, int]], places: dict[int, list[int]], number: int) -> int | None:
    """The run that closes a run: the next one of its length, else the first of the longest shorter ones behind."""
    length = runs[number][1] - runs[number][0]
    for size in (length, *sorted((size for size in places if size < length), reverse=True)):
        waiting = places.get(size, [])
        while waiting and waiting[0] <= number:
            waiting.pop(0)
        if waiting:
            return waiting[0]
        places.pop(size, None)
    return None


def _links_blanked(text: str, labels: frozenset[str]) -> str:
    """Links and pictures, with what they show and where they lead; other brackets stay."""
    shape = re.sub(r"\\[\s\S]", "  ", text)
    opened: list[int] = []
    spans: list[tuple[int, int]] = []
    for position, character in enumerate(shape):
        if character == "[":
            opened.append(position)
        elif character == "]" and opened:
            start = opened.pop()
            end = _link_end(shape, start, position, labels)
            if end is not None:
                spans.append((start - (start > 0 and shape[start - 1] == "!"), end))
    pieces: list[str] = []
    last = 0
    for start, end in sorted(spans):
        if end > last:
            begin = max(start, last)
            pieces += [text[last:begin], _VISIBLE.sub(" ", text[begin:end])]
            last = end
    return "".join([*pieces, text[last:]])


def _link_end(text: str, start: int, close: int, labels: frozenset[str]) -> int | None:
    """Where a link ends whose words stand between two brackets; None where it is none."""
    if text.startswith("[[", start) and text.startswith("]]", close):
        return None
    if text.startswith("(", close + 1):
        return target_end(text, close + 1)
    words = re.sub(r"\s+", " ", text[start + 1 : close]).strip().lower() if labels else ""
    reference = _REFERENCE.match(text, close + 1) if labels else None
    if reference and (reference["label"].lower() or words) in labels:
        return reference.end()
    return close + 1 if words and words in labels else None


_MOST_TARGET = 4000


def target_end(text: str, start: int) -> int | None:
    """Where the address and title in round brackets end."""
    if (
        pointed := re.compile(r"\(\s*<[^<>]*>\s*(?:'[^']*'|\"[^\"]*\")?\s*\)").match(text, start)
    ) is not None:
        return pointed.end()
    depth, quote, last, backup = 0, "", "", None
    for position in range(start, min(len(text), start + _MOST_TARGET)):
        character = text[position]
        if character in "\"'" and depth and not quote:
            quote = character
        elif character == "(" and not quote:
            depth += 1
        elif character == ")":
            if quote and last == quote and position - start > 1:
                return position + 1
            if not quote:
                depth -= 1
                if depth == 0:
                    return position + 1
            elif backup is None and depth == 1:
                backup = position + 1
        if not character.isspace():
            last = character
    return backup
