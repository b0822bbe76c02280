"""What the checklists of a configuration ask that no record can answer: types, and queries over projects."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.graph.query import (
    DERIVED,
    Flaw,
    Query,
    QueryError,
    Vocabulary,
    conditions,
    flaws,
    kinds_of,
    parse,
)
from pmsite.model.catalogue import Catalogue
from pmsite.model.settings import CompletenessItem, Settings
from pmsite.model.source import Path as Steps
from pmsite.model.suggest import remedy

_PROJECT = ("project",)
_MEND = "write a query over the project's own fields: client = X"


def unanswerable(settings: Settings, kinds: Catalogue) -> Iterator[tuple[Steps, str, str]]:
    """Problems of the items of ``completeness:``, each with the way to its key; unknown kinds are told elsewhere."""
    words = Vocabulary(kinds, settings.enumerations)
    for phase, items in settings.completeness.items():
        for number, item in enumerate(items):
            at = ("completeness", phase, number)
            if item.kind in kinds.kinds:
                yield from (((*at, "type"), *said) for said in _type(item, kinds, settings))
            if item.where is not None:
                yield from (((*at, "where"), *said) for said in _where(item.where, words))


def _type(item: CompletenessItem, kinds: Catalogue, settings: Settings) -> Iterator[tuple[str, str]]:
    """A type of a kind that has none, or that is none of the kind's."""
    if item.type is None:
        return
    shape = Vocabulary(kinds, settings.enumerations).shape(item.kind, ("type",))
    if shape is None:
        yield f"{item.kind} has no field type", "leave type: out"
    elif shape.values and item.type not in shape.values:
        mend = remedy(item.type, shape.values, f"use one of {', '.join(shape.values)}")
        yield f"type of {item.kind} is never {item.type}", mend


def _where(text: str, words: Vocabulary) -> Iterator[tuple[str, str]]:
    try:
        query = parse(text)
    except QueryError as error:
        yield f"where: {error.message}", error.remedy
        return
    if not kinds_of(query, _PROJECT):
        yield "where: the query asks for records that are no projects", _MEND
        return
    for flaw in (*flaws(query, words, _PROJECT), *_computed(query)):
        yield f"where: {flaw.message}", flaw.remedy


def _computed(query: Query) -> Iterator[Flaw]:
    """Fields that are computed of a project: a checklist is settled before anything is computed."""
    for leaf, _ in conditions(query, _PROJECT):
        if leaf.field.path[0] in DERIVED["project"]:
            yield Flaw(f"{leaf.field} is computed, not written", _MEND, leaf.field.at)
