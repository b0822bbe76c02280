"""A word that two terms of the glossary explain."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.rules import ERROR, Rule
from pmsite.model.source import Path

RULE = Rule(
    "PM202",
    ERROR,
    "two terms explain the same word",
    "A word that is the title, a name or an alias of two terms has two definitions, and links from the text "
    "cannot know which is meant. Keep it with one of them.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Titles, names and aliases that stand with more than one term."""
    seen: dict[str, Record] = {}
    for record in each(portal, "term"):
        for at, word in _words(record):
            other = seen.setdefault(word.casefold().strip(), record)
            if other is not record:
                message = f"{word} is explained by {other.id} and by {record.id}"
                yield RULE.at(record.place(*at), message, "keep it with one of them")


def _words(record: Record) -> Iterator[tuple[Path, str]]:
    yield ("title",), record.title
    for language, name in (record.get("names") or {}).items():
        yield ("names", language), name
    for number, alias in enumerate(record.get("aliases") or ()):
        yield ("aliases", number), alias
