"""What is wrong with a query that reads well: kinds, fields and values that the portal does not have."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pmsite.graph._query_fields import Shape, Vocabulary
from pmsite.graph._query_tree import (
    And,
    AsOf,
    Comparison,
    Field,
    Has,
    Leaf,
    Literal,
    Not,
    OneOf,
    Or,
    Query,
    Value,
)
from pmsite.model.suggest import did_you_mean, listed
from pmsite.model.value import shown

Kinds = frozenset[str]


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a query names wrongly, where in its text, and what to do."""

    message: str
    remedy: str
    at: int


def kinds_of(query: Query, among: Collection[str]) -> Kinds:
    """Kinds that a query's records can be of, among these."""
    every = frozenset(among)
    if isinstance(query, And):
        for item in query.items:
            every = kinds_of(item, every)
        return every
    if isinstance(query, Or):
        return frozenset().union(*(kinds_of(item, every) for item in query.items))
    if isinstance(query, Not) or query.field.path != ("kind",):
        return every
    if isinstance(query, Comparison) and query.operator == "=":
        return every & {getattr(query.value, "text", "")}
    if isinstance(query, OneOf):
        return every & {getattr(value, "text", "") for value in query.values}
    return every


def conditions(query: Query, among: Collection[str]) -> Iterator[tuple[Leaf, Kinds]]:
    """The conditions of a query, each with the kinds that it is asked of."""
    if isinstance(query, And):
        here = kinds_of(query, among)
        for item in query.items:
            yield from conditions(item, here or among)
    elif isinstance(query, Or):
        for item in query.items:
            yield from conditions(item, among)
    elif isinstance(query, Not):
        yield from conditions(query.item, among)
    else:
        yield query, frozenset(among)


def flaws(query: Query, words: Vocabulary, among: Collection[str] = ()) -> Iterator[Flaw]:
    """What a query names wrongly: each field is known to one of the kinds asked, each value to its field."""
    for leaf, kinds in conditions(query, among or tuple(words.kinds.kinds)):
        yield from _leaf(leaf, words, kinds)


def unknown(field: Field, words: Vocabulary, kinds: Collection[str]) -> Flaw | None:
    """The flaw of a field that none of the kinds has."""
    if any(words.shape(kind, field.path) is not None for kind in kinds):
        return None
    which = (
        f"a {min(kinds)}"
        if len(kinds) == 1
        else "none of these kinds"
        if len(kinds) < len(words.kinds.kinds)
        else "no kind"
    )
    near = did_you_mean(str(field)[:80], words.names(sorted(kinds)))
    message = (
        f"{shown(str(field))} is no field of {which}"
        if len(kinds) == 1
        else f"{which} has a field {shown(str(field))}"
    )
    return Flaw(
        message, f"did you mean {near}?" if near else "use a written or derived field of the kind", field.at
    )


def _leaf(leaf: Leaf, words: Vocabulary, kinds: Kinds) -> Iterator[Flaw]:
    flaw = unknown(leaf.field, words, kinds)
    if flaw is not None:
        yield flaw
        return
    shapes = [shape for kind in sorted(kinds) if (shape := words.shape(kind, leaf.field.path)) is not None]
    if isinstance(leaf, Has):
        return
    written = leaf.values if isinstance(leaf, OneOf) else (leaf.value,)
    for value in written:
        if not any(_fits(shape, value) for shape in shapes):
            yield _misfit(leaf.field, shapes[0], value)
        elif isinstance(leaf, Comparison):
            yield from _order(leaf, shapes)
        if all(shape.values for shape in shapes):
            yield from _choice(leaf.field, shapes, value)


def _fits(shape: Shape, value: Value) -> bool:
    """Whether a written value can be one of a field's."""
    if shape.type == "any":
        return True
    if isinstance(value, AsOf):
        return shape.type == "date"
    return {
        "text": True,
        "date": value.day is not None,
        "number": value.number is not None,
        "truth": value.truth is not None,
    }[shape.type]


def _misfit(field: Field, shape: Shape, value: Value) -> Flaw:
    what, mend = {
        "date": ("a date", "write YYYY-MM-DD, as_of or as_of + 14d, without quotes"),
        "number": ("a number", "write a plain number, without quotes"),
        "truth": ("true or false", "write true or false"),
    }.get(shape.type, ("a text", "compare it with a text"))
    return Flaw(f"{field} is {what}, {shown(str(value))} is not", mend, value.at)


def _order(leaf: Comparison, shapes: list[Shape]) -> Iterator[Flaw]:
    """Choices and yes-or-no have no order, unless it is known."""
    loose = [shape for shape in shapes if (shape.values and not shape.in_order) or shape.type == "truth"]
    if leaf.operator not in ("=", "!=") and len(loose) == len(shapes):
        message = f"values of {leaf.field} have no order for {leaf.operator}"
        yield Flaw(message, "use =, != or in (…)", leaf.field.at)


def _choice(field: Field, shapes: list[Shape], value: Value) -> Iterator[Flaw]:
    known = list(dict.fromkeys(name for shape in shapes for name in shape.values))
    if isinstance(value, Literal) and value.text not in known:
        near = did_you_mean(value.text[:80], known)
        mend = f"did you mean {near}? " if near else ""
        yield Flaw(f"{field} is never {shown(value.text)}", f"{mend}use one of {listed(known)}", value.at)
