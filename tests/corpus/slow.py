"""Texts over which a Markdown renderer would sit for minutes."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.corpus._case import Case, front, risk

ROW = "slow text"


def cases(chance: random.Random) -> Iterator[Case]:
    """Refused where it is too much, rendered in bounded time where it is not."""
    size = chance.randint(2_001, 2_100)
    steps = ["    " * depth + "- x" for depth in range(size)]
    steps[100] = "⟦PM006⟧" + steps[100]
    yield risk(ROW, "2 001 list items inside each other", front(body="\n".join(steps[:380]) + "\n"))
    deep = ["  " * depth + "- x" for depth in range(300)]
    deep[200] = "⟦PM006⟧" + deep[200]  # four blanks a level: 400 are the 101st
    yield risk(ROW, "a list 300 deep by two blanks", front(body="\n".join(deep) + "\n"))
    yield risk(ROW, "300 quotes inside each other", front(body="⟦PM006⟧" + "> " * 300 + "x\n"))
    yield risk(ROW, "200 list marks on a line", front(body="⟦PM006⟧" + "- " * 200 + "x\n"))
    yield _boxes(150)
    yield risk(ROW, "20 000 definitions in a row", front(body="⟦PM006⟧" + "a\n: b\n" * 20_000))
    yield risk(ROW, "250 definitions in a row", front(body="⟦PM006⟧" + "a\n: b\n" * 250))
    boxes = '<div markdown="1">\n' * 200 + "x\n" + "</div>\n" * 200
    yield risk(ROW, "200 elements with Markdown inside each other", front(body="⟦PM006⟧" + boxes))
    strong = "*a _b " * 700 + "x" + "_ *" * 700
    yield risk(ROW, "1 400 emphases inside each other", front(body=f"⟦PM006⟧{strong}\n"))
    yield risk(ROW, "800 emphases one behind the other", front(body="*a* _b_ " * 400 + "\n"), exit=0)
    for name, text in _refused().items():
        yield risk(ROW, name, front(body=f"⟦PM040⟧{text}\n"))
    for name, text in _rendered().items():
        yield risk(ROW, name, front(body=f"{text}\n"), exit=0)


def _refused() -> dict[str, str]:
    return {
        "20 000 opening brackets": "[" * 20_000,
        "20 000 opening links": "[a](" * 20_000,
        "30 000 pictures that stay open": "![" * 15_000,
        "60 000 opening tags": "<a " * 20_000,
        "headings without a blank line": "# a\n" * 12_000,
        "quotes in a long row": "> a\n" * 30_000 + "[" * 10_000,
        "notes named 20 000 times": "a[^1] " * 20_000 + "\n\n[^1]: x",
        "5 000 abbreviations": "".join(f"*[A{n}]: x\n" for n in range(5_000)) + "\n" + "A1 " * 20_000,
        "brackets inside each other": "[" * 9_000 + "]" * 9_000,
        "an unclosed comment many times": "<!-- a " * 20_000,
        "an escape before each letter": "\\*" * 60_000,
        "entities": "&amp;" * 40_000,
        "code of one language many times": "```python\nx = 1\n```\n\n" * 12_000,
        "fences that do not close": "~~~a\n" * 50_000,
        "addresses in angles": "<http://e.invalid/" * 10_000,
        "wiki links that stay open": "[[A-1" * 30_000,
    }


def _rendered() -> dict[str, str]:
    return {
        "20 000 backticks of rising length": " ".join("`" * n for n in range(1, 250)),
        "50 000 opening tags that end": "<b>" * 12_000,
        "40 000 unmatched stars": "*a **b " * 8_000,
        "60 000 underscores": "_a __b " * 8_000,
        "a table of 100 000 cells": "|a" * 400 + "|\n" + "|-" * 400 + "|\n" + ("|b" * 400 + "|\n") * 260,
        "attribute lists": "a {: .b } " * 20_000,
        "attribute lists that stay open": "a {: " * 40_000,
        "hashes of headings": "#" * 200_000,
        "equal signs below a text": "a\n" + "=" * 200_000,
        "blanks at ends of lines": "a" + " " * 250_000 + "\nb",
        "tabs": "\t" * 250_000 + "x",
        "dates that look like ids": "2026-01-01." * 25_000,
        "names with at signs": "@a.b" * 50_000,
        "smileys": ":a" * 100_000,
    }


def _boxes(count: int) -> Case:
    lines = ["    " * depth + "!!! note" for depth in range(count)]
    lines[101] = "⟦PM006⟧" + lines[101]
    return risk(ROW, f"{count} admonitions inside each other", front(body="\n\n".join(lines) + "\n"))
