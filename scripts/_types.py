"""What a field takes, in words, read from its type."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from itertools import pairwise
from textwrap import dedent
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from pmsite.model.value import Choice, LinkTo

NAMES = {
    "_text": "text",
    "_date": "date",
    "_duration": "duration (`5d`, `12h`, `2w`)",
    "_number": "number",
    "_whole": "whole number",
    "_share": "share (`60%` or `0.6`)",
    "_truth": "`true` or `false`",
    "_id": "id",
    "_reference": "id (`ID` or `PROJECT/ID`)",
    "_dependency": "dependency (`T-07`, `T-07 SS+2d`)",
    "_name": "name",
    "_folder": "folder",
    "_colour": 'colour (`"#1d5bb8"`)',
    "_picture": "SVG or PNG file below `docs_dir`",
    "_family": "font family",
}
"""Words by the function that reads a value."""


def described(annotation: Any, metadata: tuple[Any, ...] = ()) -> str:
    """Words for a type with what is written beside it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return described(arguments[0], (*arguments[1:], *metadata))
    if origin in (Union, UnionType):
        return " or ".join(described(one, metadata) for one in arguments if one is not NoneType)
    return _noted(metadata) or _held(annotation, origin, arguments) or _plain(annotation, metadata)


def _noted(metadata: tuple[Any, ...]) -> str:
    for note in metadata:
        if isinstance(note, Choice):
            return _either(note.values) or "text, or one of the portal's own `enumerations`"
        if isinstance(note, LinkTo):
            return _link(note)
    return ""


def _held(annotation: Any, origin: Any, arguments: tuple[Any, ...]) -> str:
    if origin is Literal:
        return _either(arguments)
    if origin is tuple:
        return _list(arguments)
    if origin is dict:
        return f"mapping of {described(arguments[0])} to {described(arguments[1])}"
    return "mapping" if inspect.isclass(annotation) and issubclass(annotation, BaseModel) else ""


def _plain(annotation: Any, metadata: tuple[Any, ...]) -> str:
    named = (
        NAMES[note.func.__name__]
        for note in metadata
        if isinstance(note, BeforeValidator) and note.func.__name__ in NAMES
    )
    word = next(named, {str: "text", bool: "`true` or `false`", Any: "anything"}.get(annotation, "value"))
    return f"{word}{_bounds(metadata)}"


def _bounds(metadata: tuple[Any, ...]) -> str:
    notes = [one for note in metadata for one in getattr(note, "metadata", [note])]
    low = next((note.ge for note in notes if isinstance(note, Ge)), None)
    above = next((note.gt for note in notes if isinstance(note, Gt)), None)
    high = next((note.le for note in notes if isinstance(note, Le)), None)
    below = next((note.lt for note in notes if isinstance(note, Lt)), None)
    if low is not None and high is not None:
        return f" from {low:g} to {high:g}"
    words = (("at least", low), ("above", above), ("at most", high), ("below", below))
    said = [f"{word} {limit:g}" for word, limit in words if limit is not None]
    return f" {' and '.join(said)}" if said else ""


def _either(values: tuple[Any, ...]) -> str:
    return ", ".join(f"`{value}`" for value in values)


def _link(note: LinkTo) -> str:
    kinds = " or ".join(note.kinds) or "any record"
    loose = ", or text" if note.loose else ""
    return f"link to {kinds}{loose}; read backwards `{note.inverse}`"


def _list(arguments: tuple[Any, ...]) -> str:
    if len(arguments) == 2 and arguments[1] is not Ellipsis:  # noqa: PLR2004 - a pair
        return " and ".join(described(one) for one in arguments)
    inner = described(arguments[0])
    return f"list of {'mappings' if inner == 'mapping' else inner}"


def default(info: FieldInfo) -> str:
    """What counts where a field is not written; nothing for what is simply absent."""
    if info.is_required():
        return "required"
    value = info.get_default(call_default_factory=True)
    if value in (None, (), {}, "", PydanticUndefined) or isinstance(value, BaseModel | dict):
        return ""
    if isinstance(value, tuple):
        return f"`[{', '.join(map(str, value))}]`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def inner(annotation: Any) -> Iterator[type[BaseModel]]:
    """Models that a type holds."""
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from inner(argument)


def remarks(model: type[BaseModel]) -> dict[str, str]:
    """The docstrings below the fields of a model and of those it is made from."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if base in (object, BaseModel) or not base.__module__.startswith("pmsite."):
            continue
        (body,) = (
            node.body
            for node in ast.parse(dedent(inspect.getsource(base))).body
            if isinstance(node, ast.ClassDef)
        )
        for field, below in pairwise(body):
            if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr):
                text = ast.literal_eval(below.value) if isinstance(below.value, ast.Constant) else None
                if isinstance(text, str):
                    found[field.target.id] = " ".join(text.split())  # type: ignore[union-attr]
    return found
