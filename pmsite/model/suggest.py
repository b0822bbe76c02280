"""The "did you mean" of messages."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(written: str, known: Iterable[str]) -> str | None:
    """The known word nearest to ``written``, or None where nothing is near."""
    words = {word.casefold(): word for word in sorted(known)}
    near = get_close_matches(written.casefold(), words, n=1, cutoff=0.6)
    return words[near[0]] if near else None


def remedy(written: str, known: Iterable[str], otherwise: str) -> str:
    """A remedy that names the nearest known word, or ``otherwise``."""
    near = did_you_mean(written[:200], known)
    return f"did you mean {near}?" if near is not None else otherwise


def listed(words: Iterable[str], most: int = 12) -> str:
    """Words in a row for a message, cut after ``most``."""
    shown = list(words)
    return ", ".join(shown[:most]) + (", …" if len(shown) > most else "")
