"""Values of a kind's fields with a unique word in each text, made from its model."""

from __future__ import annotations

from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, BeforeValidator

from pmsite.model.kind import Kind
from pmsite.model.value import Choice, LinkTo
from pmsite.read.validate import salvaged
from tests.release._mint import SETTINGS, Plants

_SKIPPED = frozenset({"audience", "done", "supersedes", "absent", "excused", "field"})
"""Fields whose values must fit others; the words for some of them are planted by hand."""
COMMON = frozenset(
    {
        "id",
        "kind",
        "title",
        "status",
        "audience",
        "field_audience",
        "closed",
        "tasks",
        "milestones",
        "file_audience",
    }
)


class Values:
    """Values of a model's fields with a new word in each text."""

    def __init__(self, found: Plants, where: str, ids: dict[str, list[str]], own: str) -> None:
        self.found, self.where, self.ids, self.own, self.id = found, where, ids, own, ""
        self.project = "ATLAS/" if own.startswith("TERM-") else ""

    def model(self, model: type[BaseModel], skip: frozenset[str] = frozenset()) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, info in model.model_fields.items():
            key = info.alias or name
            if key in skip | _SKIPPED:
                continue
            value = self.value(info.annotation, (*info.metadata,), key)
            if value is not None:
                values[key] = value
        return values

    def value(self, annotation: Any, notes: tuple[Any, ...], key: str) -> Any:  # noqa: PLR0911
        if get_origin(annotation) is Annotated:
            inner, *more = get_args(annotation)
            return self.value(inner, (*more, *notes), key)
        choice = next((note for note in notes if isinstance(note, Choice)), None)
        link = next((note for note in notes if isinstance(note, LinkTo)), None)
        if choice is not None:
            return choice.values[0] if choice.values else None
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.model(annotation)
        origin, inside = (
            get_origin(annotation),
            [one for one in get_args(annotation) if one is not type(None)],
        )
        if origin is tuple:
            if inside[0] is dict or get_origin(inside[0]) is dict:
                return None
            item = self.value(inside[0], (), key)
            return None if item is None else [item]
        if origin is dict:
            inner = self.value(inside[1], (), key)
            name = self.value(inside[0], (), f"{key}.key")
            return None if inner is None or name is None else {name: inner}
        if origin is not None and inside:
            return self.value(inside[0], notes if len(inside) == 1 else (), key)
        how = next((note.func.__name__ for note in notes if isinstance(note, BeforeValidator)), "")
        if link is not None and how != "_text":
            return self.target(link)
        return self.plain(annotation, how, key)

    def plain(self, annotation: Any, how: str, key: str) -> Any:
        known = {
            "_date": "2026-03-03", "_duration": "3d", "_truth": True, "_share": 0.5, "_probability": 0.5, "_number": 2,
            "_whole": 2, "_quantity": 2, "_hours": 7, "_scale": 2,
        }  # fmt: skip
        if key == "scores.key":
            return self.id
        if how in known and key in ("min", "max"):
            return {"min": 1, "max": 5}[key]
        if how in known:
            return known[how]
        if how == "_id":
            self.id = self.found.mint(f"{self.where} {key}")
            return self.id
        if how == "_text" and annotation is str:
            return (
                None
                if key in ("calendar", "file", "of", "over", "where")
                else self.found.mint(f"{self.where} {key}")
            )
        return 2 if annotation in (int, float) else None

    def target(self, link: LinkTo) -> str | None:
        names = [name for kind in link.kinds or ("risk", "issue") for name in self.ids.get(kind, ())]
        names = [name for name in names if name != self.own and (name[0] != "z" or not self.project)]
        return self.project + self.found.chance.choice(names) if names else None


def valid(kind: Kind, data: dict[str, Any]) -> dict[str, Any]:
    """What of the values the kind takes."""
    fields = salvaged(kind, data, SETTINGS.enumerations)
    kept = set() if fields is None else {*fields.model_fields_set}
    aliases = {name: info.alias or name for name, info in kind.fields.model_fields.items()}
    return {key: value for key, value in data.items() if key in {aliases[name] for name in kept}}
