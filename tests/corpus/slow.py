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
    deep[198] = "⟦PM006⟧" + deep[198]
    yield risk(ROW, "a list 300 deep by two blanks", front(body="\n".join(deep) + "\n"))
    yield risk(ROW, "300 quotes inside each other", front(body="⟦PM006⟧" + "> " * 300 + "x\n"))
    yield risk(ROW, "200 list marks on a line", front(body="⟦PM006⟧" + "- " * 200 + "x\n"))
    yield _boxes(150)
    for name, text in {
        "20 000 opening brackets": "[" * 20_000,
        "20 000 opening links": "[a](" * 20_000,
        "30 000 pictures that stay open": "![" * 15_000,
        "20 000 backticks of rising length": " ".join("`" * n for n in range(1, 250)),
        "60 000 opening tags": "<a " * 20_000,
        "50 000 opening tags that end": "<b>" * 12_000,
        "40 000 unmatched stars": "*a **b " * 8_000,
        "60 000 underscores": "_a __b " * 8_000,
        "headings without a blank line": "# a\n" * 12_000,
        "quotes in a long row": "> a\n" * 30_000 + "[" * 10_000,
        "notes named 20 000 times": "a[^1] " * 20_000 + "\n\n[^1]: x",
        "5 000 abbreviations": "".join(f"*[A{n}]: x\n" for n in range(5_000)) + "\n" + "A1 " * 20_000,
        "a table of 100 000 cells": "|a" * 400 + "|\n" + "|-" * 400 + "|\n" + ("|b" * 400 + "|\n") * 260,
        "brackets inside each other": "[" * 9_000 + "]" * 9_000,
        "an unclosed comment many times": "<!-- a " * 20_000,
        "an escape before each letter": "\\*" * 60_000,
        "entities": "&amp;" * 40_000,
        "code of one language many times": "```python\nx = 1\n```\n\n" * 12_000,
        "definitions of links": "".join(f"[a{n}]: http://e.invalid/{n}\n" for n in range(7_000)) + "[a1][a1] " * 6_000,
        "addresses in angles": "<http://e.invalid/" * 10_000,
        "attribute lists": "a {: .b } " * 20_000,
        "attribute lists that stay open": "a {: " * 40_000,
        "hashes of headings": "#" * 200_000,
        "equal signs below a text": "a\n" + "=" * 200_000,
        "blanks at ends of lines": "a" + " " * 250_000 + "\nb",
        "tabs": "\t" * 250_000 + "x",
        "wiki links that stay open": "[[A-1" * 30_000,
        "dates that look like ids": "2026-01-01." * 25_000,
        "names with at signs": "@a.b" * 50_000,
        "colons of a definition": ("a\n: b\n" * 20_000),
        "smileys": ":a" * 100_000,
    }.items():
        yield risk(ROW, name, front(body=text + "\n"))


def _boxes(count: int) -> Case:
    lines = ["    " * depth + "!!! note" for depth in range(count)]
    lines[100] = "⟦PM006⟧" + lines[100]
    return risk(ROW, f"{count} admonitions inside each other", front(body="\n\n".join(lines) + "\n"))

