"""What an audience sees of a portal, and which line lets it: for those who answer for a release."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pmsite.analyses.portal import Portal
from pmsite.graph.attachments import attached
from pmsite.graph.graph import Graph
from pmsite.model.record import Record
from pmsite.model.source import Path, Source
from pmsite.read.sections import parts
from pmsite.release.fields import for_others, withheld
from pmsite.release.release import kept, release

_PRIVATE = frozenset({"audience", "field_audience", "file_audience"})


@dataclass(frozen=True, slots=True)
class Withheld:
    """A field, or a passage, that an audience does not see of a record that it sees."""

    name: str
    why: str
    """``field_audience``, ``file_audience``, ``hide_fields``, ``computed``, ``audience of items``, ``passage`` or
    ``comment``."""
    place: Source | None
    """Where it says so; None for a rule that needs no words."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A record that an audience sees, because of a line."""

    record: Record
    place: Source
    withheld: tuple[Withheld, ...]
    attachments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything that an audience sees of a portal."""

    audience: str
    seen: tuple[Seen, ...]
    refused: tuple[tuple[Record, str, Source], ...]
    """Records that name the audience and are not shown, with the reason and where they name it."""
    attachments: dict[str, tuple[str, ...]]
    """Files by path, with the records that bring them."""
    total: int
    """Records of the whole portal."""


def audited(portal: Portal, audience: str) -> Audit:
    """What an audience sees, record by record, in the order of the files."""
    released = release(portal, audience).graph
    whole = {record.uid: record for record in kept(portal, audience)}
    files = {record.source.path: None for record in portal.graph if not record.at}
    brought: dict[str, tuple[str, ...]] = {}
    seen = []
    for uid, record in whole.items():
        own = tuple(dict.fromkeys(attached(released.records[uid], portal.attachments, files)))
        for path in own:
            brought[path] = (*brought.get(path, ()), uid)
        place = _named_at(record, audience)
        seen.append(Seen(record, place, tuple(_withheld(portal, record, audience)), own))
    refused = [
        (record, _refusal(portal.graph, record, portal, audience), _named_at(record, audience))
        for record in portal.graph
        if audience in record.audience and record.uid not in whole
    ]
    return Audit(
        audience,
        tuple(sorted(seen, key=lambda one: (one.record.source, one.record.uid))),
        tuple(sorted(refused, key=lambda one: (one[2], one[0].uid))),
        {path: brought[path] for path in sorted(brought)},
        len(portal.graph.records),
    )


def _named_at(record: Record, audience: str) -> Source:
    """Where a record names an audience: in its front matter, or in the line of a list item."""
    if record.parent is not None and not record.at:
        return record.source
    return record.place("audience", record.audience.index(audience))


def _refusal(graph: Graph, record: Record, portal: Portal, audience: str) -> str:
    kinds = portal.settings.audiences[audience].kinds
    if kinds and record.kind not in kinds:
        return f"the audience sees no {record.kind}"
    project = graph.get(record.project or "")
    return f"{project.id if project else record.project} is not released"


def _withheld(portal: Portal, record: Record, audience: str) -> Iterator[Withheld]:
    rule = portal.settings.audiences[audience]
    own = record.fields.field_audience
    written = {name.partition(".")[0] for name in _written(record)}
    for name in sorted(withheld(record, audience, rule) - _PRIVATE):
        if name.partition(".")[0] in written:
            if name in own and audience not in own[name]:
                yield Withheld(name, "field_audience", record.key_place("field_audience", name))
            else:
                hidden = name in rule.hide_fields.get(record.kind, ())
                yield Withheld(name, "hide_fields" if hidden else "computed", None)
    for path, names in record.fields.file_audience.items():
        if audience not in names:
            yield Withheld(path, "file_audience", record.key_place("file_audience", path))
    for name, info in type(record.fields).model_fields.items():
        key = info.alias or name
        value = getattr(record.fields, name)
        for number, item in enumerate(value if key not in _PRIVATE and isinstance(value, tuple) else ()):
            if for_others(item, audience):
                at: Path = (key, number, "audience")
                yield Withheld(f"{key}[{number + 1}]", "audience of items", record.place(*at))
    yield from _passages(record, audience)


def _passages(record: Record, audience: str) -> Iterator[Withheld]:
    """Passages of a body that are for others, each by its first line."""
    before = False
    for number, (line, part) in enumerate(
        zip(record.body.text.split("\n"), parts(record.body.text), strict=True)
    ):
        hidden = any(audience not in names for names in part.around)
        if hidden and not before and (part.marker or line.strip()):
            place = Source(record.source.path, record.body.first_line + number - (not part.marker))
            yield Withheld("passage", "passage", place)
        before = hidden
    for found in re.finditer(r"<!--", record.body.text):
        before_it = record.body.text.count("\n", 0, found.start())
        yield Withheld("comment", "comment", Source(record.source.path, record.body.first_line + before_it))


def _written(record: Record) -> set[str]:
    aliases = {name: info.alias or name for name, info in type(record.fields).model_fields.items()}
    return {aliases[name] for name in record.fields.model_fields_set if name in aliases}
