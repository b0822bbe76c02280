"""Minutes as people keep them before there is a portal: no front matter, odd names, any line ends."""

from __future__ import annotations

import random

_TOPICS = (
    "Lieferant",
    "Supplier",
    "供应商延期",
    "Go-live",
    "Budget Q1",
    "Tests & fixes",
    "Café (draft)",
    "été 2026",
)
_STYLES = (
    "{day} {topic}",
    "{topic} {day}",
    "{topic}",
    "minutes_{day}_{number}",
    "{number}. {topic}",
    "MTG {number}",
)
_WORDS = ("the team", "agreed", "parts come later", "li.wei asks", "the supplier", "again", "before Friday")


def plain_minutes(seed: int, number: int = 400) -> dict[str, bytes]:
    """File names and bytes of plain minutes, drawn from a seed; each name stands once, in any case."""
    chance = random.Random(seed)
    found: dict[str, bytes] = {}
    taken: set[str] = set()
    while len(found) < number:
        name, text = _minutes(chance, len(found))
        if name.casefold() not in taken:
            taken.add(name.casefold())
            found[name] = text
    return found


def _minutes(chance: random.Random, number: int) -> tuple[str, bytes]:
    day = f"2026-{chance.randint(1, 6):02}-{chance.randint(1, 28):02}"
    topic = chance.choice(_TOPICS)
    stem = chance.choice(_STYLES).format(day=day, topic=topic, number=number)
    if chance.random() < 0.7:
        stem = f"{stem} {number}"
    lines = [f"# {topic} {number}", "", f"Date: {day}", ""]
    if chance.random() < 0.3:
        lines = lines[:2]
    for _ in range(chance.randint(1, 12)):
        lines.append("- " * chance.randint(0, 1) + " ".join(chance.choices(_WORDS, k=chance.randint(3, 20))))
    end = chance.choice(["\n", "\r\n", "\r"])
    mark = chance.choice([b"", b"", b"\xef\xbb\xbf"])
    return f"{stem}.md", mark + end.join(lines).encode() + chance.choice([b"", end.encode()])
