"""Fields of a released record without what its audience may not see."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from pmsite.graph.attachments import named_files
from pmsite.graph.references import Reference, references
from pmsite.graph.resolve import Resolver
from pmsite.model.audience import AudienceSettings
from pmsite.model.fields import Fields
from pmsite.model.record import Record
from pmsite.model.source import Path
from pmsite.model.value import dependency_parts
from pmsite.release.computed import Computed
from pmsite.release.words import Veil

NESTED = frozenset({"tasks", "milestones", "decisions", "actions", "responses"})
"""Fields that repeat records written inside: these are released or not on their own."""
_TOGETHER = {("survey", "scale"): "answers"}
"""A field without which another would be misread: both are withheld, or none."""
_PRIVATE = frozenset({"audience", "field_audience", "file_audience"})


def withheld(record: Record, audience: str, rule: AudienceSettings) -> frozenset[str]:
    """Fields of a record that its audience does not see, by their dotted path."""
    named = {name for name, names in record.fields.field_audience.items() if audience not in names}
    hidden = {*rule.hide_fields.get(record.kind, ()), *named, *_frozen(record, rule)}
    return frozenset(
        hidden | {_TOGETHER[record.kind, name] for name in hidden if (record.kind, name) in _TOGETHER}
    )


def _frozen(record: Record, rule: AudienceSettings) -> Iterator[str]:
    """Fields into which a command wrote what the network, hours, money or all records gave: they are computed too."""
    if record.kind == "report":
        if "report.figures" not in rule.declassify:
            yield from _figures(record, rule)
        if "report.dimensions" not in rule.declassify:
            yield from (f"dimensions.{name}.computed" for name in record.get("dimensions") or ())
    if record.kind == "baseline" and "baseline.tasks" not in rule.declassify:
        yield from (
            f"tasks.{name}.{what}" for name in record.get("tasks") or () for what in ("hours", "cost")
        )


def _figures(record: Record, rule: AudienceSettings) -> Iterator[str]:
    """Frozen figures but for the parts that are declassified by name: ``report.figures.milestones``."""
    parts = {name.removeprefix("report.figures.") for name in rule.declassify}
    figures = record.get("figures") or {}
    yield "restated"
    if not parts & {*figures}:
        yield "figures"
        return
    yield from (f"figures.{name}" for name in figures if name not in parts | {"as_of"})


def released_fields(
    record: Record,
    audience: str,
    rule: AudienceSettings,
    resolver: Resolver,
    kept: Mapping[str, Record],
    veil: Veil | None = None,
    files: Collection[str] = (),
) -> Fields:
    """A copy of the fields: no hidden field, no item for others, no reference to what is not released.

    With a ``veil`` texts do not name unreleased records either; ``files`` are those that the audience may not see.
    """
    hidden = (
        withheld(record, audience, rule) | _PRIVATE | (NESTED if record.kind != "baseline" else frozenset())
    )
    written = record.get("file")
    if isinstance(written, str) and any(path in files for path in named_files(record, written)):
        hidden |= {"file"}
    dropped = frozenset(found.at for found in _unreleased(record, resolver, kept))
    return _Cut(record.project, hidden, dropped, audience, veil).model(record.fields, ())  # type: ignore[return-value]


def _unreleased(record: Record, resolver: Resolver, kept: Mapping[str, Record]) -> Iterator[Reference]:
    """References that name no released record.

    One that names nothing at all goes too, or the audience would learn which records exist. What is not
    necessarily a reference (``loose``: a department, a free text) stays unless it is one.
    """
    for found in references(record.fields):
        written = dependency_parts(found.text)[0]
        target = resolver.find(written, record.project)
        if target is not None:
            if target.uid not in kept:
                yield found
        elif not found.link.loose or (found.link.kinds == ("person",) and "." in written):
            yield found


@dataclass(frozen=True, slots=True)
class _Cut:
    """Takes a model apart and leaves out what is hidden or dropped."""

    project: str | None
    hidden: frozenset[str]
    dropped: frozenset[Path]
    audience: str
    veil: Veil | None

    def model(self, model: BaseModel, at: Path) -> BaseModel:
        updates: dict[str, Any] = {}
        for name, info in type(model).model_fields.items():
            alias = info.alias or name
            here = (*at, alias)
            dotted = _dotted(here)
            value = getattr(model, name)
            gone = name == "audience" or dotted in self.hidden or here in self.dropped
            cut = None if gone else self.value(value, here)
            if cut is not value:
                updates[name] = _empty(value, info) if cut is None else cut
        return model.model_copy(update=updates) if updates else model

    def value(self, value: Any, at: Path) -> Any:
        if isinstance(value, BaseModel):
            wanted = getattr(value, "audience", ())
            return None if wanted and self.audience not in wanted else self.model(value, at)
        if isinstance(value, tuple):
            items = [
                None if (*at, number) in self.dropped else self.value(item, (*at, number))
                for number, item in enumerate(value)
            ]
            left = tuple(item for item in items if item is not None)
            same = len(left) == len(value) and all(
                one is other for one, other in zip(left, value, strict=True)
            )
            return value if same else left
        if at == ("figures",) and self.veil is not None:
            value = Computed(self.veil, self.project).cut(value) or {}
        if isinstance(value, dict):
            found = {
                self.words(key): self.value(item, (*at, key))
                for key, item in value.items()
                if (*at, key) not in self.dropped
                and _dotted((*at, key)) not in self.hidden
                and not self.names_hidden(key)
            }
            return {key: item for key, item in found.items() if item is not None}
        if (
            at == ("file",)
            and isinstance(value, str)
            and self.veil
            and self.veil.touches(value, self.project)
        ):
            return None
        return self.words(value) if at != ("id",) else value

    def names_hidden(self, key: Any) -> bool:
        """Whether the key of a mapping is the id of an unreleased record: what is said of it goes as well."""
        return isinstance(key, str) and self.veil is not None and self.veil.hides(key, self.project)

    def words(self, value: Any) -> Any:
        """A text, or the key of a mapping, without the names of unreleased records."""
        if not isinstance(value, str) or self.veil is None:
            return value
        text = self.veil.over_plain(value, self.project)
        return value if text == value else text


def for_others(value: Any, audience: str) -> bool:
    """Whether an item of a list in a value is not for an audience: what is worked out of the list is not either."""
    if isinstance(value, BaseModel):
        wanted = getattr(value, "audience", ())
        return (bool(wanted) and audience not in wanted) or any(
            for_others(getattr(value, name), audience) for name in type(value).model_fields
        )
    if isinstance(value, dict):
        return any(for_others(item, audience) for item in value.values())
    return isinstance(value, tuple) and any(for_others(item, audience) for item in value)


def in_part(record: Record, audience: str) -> Iterator[str]:
    """Fields of a record with items that are not for an audience."""
    for name, info in type(record.fields).model_fields.items():
        if name != "audience" and for_others(getattr(record.fields, name), audience):
            yield info.alias or name


def texts_of(value: Any, at: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in a value with its path, keys of mappings too."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from texts_of(getattr(value, name), (*at, info.alias or name))
    elif isinstance(value, (tuple, list)):
        for number, item in enumerate(value):
            yield from texts_of(item, (*at, number))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts_of(key, (*at, key))
            yield from texts_of(item, (*at, key))


def _dotted(at: Path) -> str:
    """A path as ``hide_fields`` and ``field_audience`` write it: names with dots, no numbers of items."""
    return ".".join(step for step in at if isinstance(step, str))


def _empty(value: Any, info: FieldInfo) -> Any:
    """What stands for a withheld value: nothing, or the default of a mapping that is always there."""
    if isinstance(value, BaseModel) and not info.is_required():
        return info.get_default(call_default_factory=True)
    return () if isinstance(value, tuple) else {} if isinstance(value, dict) else None
