"""Front matters that would bring a YAML library down: aliases, nesting, size."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise

from tests.corpus._case import Case, at, front, risk

ROW = "YAML bombs"


def cases(chance: random.Random) -> Iterator[Case]:
    """Each is refused at the first thing that is too much."""
    yield from _aliases(chance)
    yield from _nested()
    yield from _hidden()
    yield from _large()


def _aliases(chance: random.Random) -> Iterator[Case]:
    names = [f"{''.join(chance.choices('abcdefgh', k=5))}{number}" for number in range(9)]
    lines = [f"⟦PM010⟧{names[0]}: ⟦PM007⟧&{names[0]} [x]"]
    for before, here in pairwise(names):
        lines.append(f"⟦PM010⟧{here}: ⟦PM007⟧&{here} [{', '.join([f'⟦PM007⟧*{before}'] * 9)}]")
    yield risk(ROW, "an alias bomb that nothing uses", _trusted(front(*lines)))
    yield risk(ROW, "an alias bomb used", _trusted(front(*lines, f"tags: ⟦PM007⟧*{names[-1]}")))
    yield risk(
        ROW, "an alias bomb in a block list", front("tags:", "  - ⟦PM007⟧&a x", *["  - ⟦PM007⟧*a"] * 500)
    )
    yield risk(ROW, "an alias to itself", front("tags: ⟦PM007⟧&a [⟦PM007⟧*a]"))
    yield risk(ROW, "a mapping that is its own value", front("field_audience: ⟦PM007⟧&a {owner: ⟦PM007⟧*a}"))
    yield risk(ROW, "an anchor on the whole front matter", "---\n⟦PM007⟧&a id: RISK-001\ntitle: Late\n---\n")
    yield risk(ROW, "an alias as a key", front("⟦PM007⟧*a : x"))
    keys = "\n".join(f"  k{number}: 1" for number in range(2000))
    merged = [f"x{number}: {{<<: ⟦PM007⟧*b}}" for number in range(500)]
    yield risk(ROW, "500 merge keys over 2 000 keys", front(f"base: ⟦PM007⟧&b\n{keys}", *merged))
    yield risk(ROW, "a merge key of a list of aliases", front("x: {<<: [⟦PM007⟧*a, ⟦PM007⟧*b]}"))


def _trusted(text: str) -> str:
    """Fields of a file whose YAML is broken are not judged."""
    return text.replace("⟦PM010⟧", "")


def _nested() -> Iterator[Case]:
    for count in (41, 5000):
        many = "[" * 40 + "⟦PM006⟧" + "[" * (count - 40)
        yield risk(ROW, f"{count:,} opening brackets", front(f"tags: {many}"))
    yield risk(ROW, "40 000 opening brackets", front("⟦PM005⟧tags: " + "[" * 40_000))
    for count in (80, 5000, 40_000):
        yield risk(ROW, f"{count:,} opening brackets on lines of 40", front("tags:", *_rows("[", count)))
        yield risk(ROW, f"{count:,} opening braces on lines of 40", front("tags:", *_rows("{a: ", count)))
    steps = ["  " * depth + "k:" for depth in range(1, 120)]
    steps[39] = "  " * 40 + "⟦PM006⟧k:"
    yield risk(ROW, "119 mappings inside each other", front("field_audience:", *steps))
    yield risk(ROW, "300 dashes in a row", front("tags:", "  " + "- " * 39 + "⟦PM006⟧" + "- " * 261 + "x"))
    yield risk(ROW, "300 question marks in a row", front("? " * 40 + "⟦PM006⟧" + "? " * 260 + "x"))
    closed = "[" * 40 + "⟦PM006⟧" + "[" * 5 + "]" * 45
    yield risk(ROW, "45 brackets opened and closed", front(f"tags: {closed}"))


def _rows(piece: str, count: int) -> list[str]:
    """Lines of 40 pieces: the first one of the second line is too deep."""
    rows = [" " + piece * 40 for _ in range(count // 40)]
    rows[1] = " ⟦PM006⟧" + piece * 40
    return rows


def _hidden() -> Iterator[Case]:
    """Brackets that a quote or a comment seems to hide: they count all the same."""
    deep = [" " + "[" * 39 + "⟦PM006⟧" + "[" * 10_000, *[" " + "[" * 10_000] * 4]
    yield risk(ROW, "brackets behind a stray apostrophe", front("tags: [x ',", *deep))
    yield risk(ROW, "brackets behind a stray quote", front('tags: [x ",', *deep))
    yield risk(ROW, "brackets behind a sharp that is no comment", front("tags: [x#,", *deep))
    yield risk(ROW, "brackets behind a real comment", front("tags: [x, # [[[", *deep))


def _large() -> Iterator[Case]:
    yield risk(ROW, "a value of 10 MB", "⟦PM005⟧" + front("cause: " + "x" * 10_000_000))
    yield risk(ROW, "a front matter of 3.9 MB on one line", _front("⟦PM005⟧", "cause: " + "x" * 3_900_000))
    yield risk(ROW, "a quoted value of 21 000 characters", front('⟦PM005⟧cause: "' + "x" * 21_000 + '"'))
    folded = "cause: >\n" + "  words and words\n" * 180_000
    yield risk(ROW, "a folded value of 3 MB", _front("⟦PM005⟧", folded))
    keys = [f"k{number}: 1" for number in range(100_000)]
    keys[59_997] = "k59997: ⟦PM005⟧1"  # the whole, id and title are values as well: this one is number 60 001
    yield risk(ROW, "100 000 keys", front(*keys))
    yield risk(ROW, "70 000 items", front("tags:", *["- x"] * 59_996, "- ⟦PM005⟧x", *["- x"] * 10_000))
    yield risk(ROW, "a comment of 2 MB", _front("⟦PM005⟧", "# " + "c" * 2_000_000))
    yield risk(ROW, "a comment of 30 000 characters", front("⟦PM005⟧# " + "c" * 30_000))
    yield risk(ROW, "a key of 2 000 characters", front("k" * 2_000 + "⟦PM004⟧: x"))
    yield risk(ROW, "a body of 3.9 MB", front(body="⟦PM005⟧" + "words and words\n" * 240_000))
    yield risk(ROW, "a body of 4.1 MB", "⟦PM005⟧" + front(body="words and words\n" * 260_000))
    yield risk(ROW, "a body of 310 000 characters", front(body="⟦PM005⟧" + "words and words\n" * 19_400))
    yield risk(ROW, "a body of one line of 400 000 characters", front(body="⟦PM005⟧" + "x" * 400_000))
    yield risk(ROW, "a file of 5 MB of line ends", b"\n" * 5_000_000, at("PM005"))


def _front(mark: str, *lines: str) -> str:
    """As ``front``, with a mark before the first line of the front matter."""
    return front(*lines).replace("---\n", f"---\n{mark}", 1)
