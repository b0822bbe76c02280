"""Frozen figures of a body, cut down to what an audience may see: rows of released records, and of them what is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pmsite.analyses.portal import Portal
from pmsite.graph.embeds import embeds
from pmsite.graph.frozen import Frozen, FrozenRow, lines
from pmsite.graph.queries import vocabulary
from pmsite.graph.query import DERIVED
from pmsite.graph.references import link_at, part_at
from pmsite.model.audience import AudienceSettings
from pmsite.model.record import Body, Record
from pmsite.model.value import dependency_parts
from pmsite.release.fields import withheld
from pmsite.release.words import Veil

_ASSESSED = frozenset({"inherent", "current", "target", "score", "band"})
_PRIVATE = frozenset({"audience", "field_audience", "file_audience"})
_CLOSED = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*\Z")
_GONE = object()

Own = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Derived values that follow from a record's own fields, by kind, with these fields."""


@dataclass(frozen=True)
class Cut:
    """What an audience may know of the records in a frozen figure."""

    portal: Portal
    audience: str
    rule: AudienceSettings
    veil: Veil
    own: Own
    """``release.OWN``."""

    def body(self, text: str, record: Record) -> str:
        """A body whose frozen figures hold rows of released records only; a block that is malformed holds nothing."""
        if "frozen" not in text or "pmsite" not in text:
            return text
        memo = self.portal.memo
        if "words" not in memo:
            memo["words"] = vocabulary(self.portal.graph, self.portal.settings, self.portal.derived)
        found, problems = embeds("", Body(text), memo["words"])
        written = text.split("\n")
        inside = {number for embed in found for number in range(embed.start, embed.end)}
        for problem in problems:
            if problem.source.line - 1 not in inside:
                _blank(written, problem.source.line - 1)
        for embed in reversed(found):
            if embed.frozen is not None:
                new = lines(
                    self.figure(embed.frozen, record), embed.kinds, columns=embed.figure == "register"
                )
                margin = " " * embed.margin
                written[embed.frozen_at : embed.end - 1] = [margin + line for line in new]
            elif embed.query is None and any("frozen" in line for line in written[embed.start : embed.end]):
                written[embed.start + 1 : embed.end - 1] = [""] * (embed.end - embed.start - 2)
        return "\n".join(written)

    def figure(self, frozen: Frozen, record: Record) -> Frozen:
        """A frozen figure without the rows of other records."""
        rows = (self._row(row, record.project) for row in frozen.rows)
        return replace(frozen, rows=tuple(row for row in rows if row is not None))

    def _row(self, row: FrozenRow, project: str | None) -> FrozenRow | None:
        target = self.veil.resolver.find(row.id, project)
        if target is None or target.uid not in self.veil.kept or target.kind != row.kind:
            return None
        values = dict(self._values(row, target))
        return replace(row, title=self.veil.over_plain(row.title, target.project), values=values)

    def _values(self, row: FrozenRow, target: Record) -> Iterator[tuple[str, Any]]:
        hidden = withheld(target, self.audience, self.rule) | _PRIVATE
        for name, value in row.values.items():
            left = (
                self._value(value, name, target, hidden)
                if self._shows(target, name, value, hidden)
                else _GONE
            )
            yield name, None if left is _GONE else left

    def _shows(self, target: Record, name: str, value: Any, hidden: frozenset[str]) -> bool:
        """Whether the audience sees a field of a record: as ``release`` has it, or where in doubt not at all.

        Of a baseline date that comes from a baseline record it sees only what it equals: the released one.
        """
        kind, first, _ = target.kind, *f"{name}.".split(".", 1)
        if any(name == other or name.startswith(f"{other}.") for other in hidden):
            return False
        if kind == "risk" and first in _ASSESSED:
            return not hidden & _ASSESSED
        if first in DERIVED.get(kind, {}) or first in self.portal.of(target):
            if f"{kind}.{first}" in self.rule.declassify:
                return True
            if (kind, first) == ("milestone", "baseline") and value != target.get("baseline"):
                return False
            behind = self.own.get(kind, {}).get(first)
            return behind is not None and not {*behind} & {other.partition(".")[0] for other in hidden}
        part = part_at(self.portal.graph.kinds[kind].fields, first)
        return first == name or part is None or "audience" not in part.model_fields

    def _value(self, value: Any, name: str, target: Record, hidden: frozenset[str]) -> Any:
        """A value without what names an unreleased record; ``_GONE`` for nothing."""
        if isinstance(value, list):
            left = [self._value(item, name, target, hidden) for item in value]
            return [item for item in left if item is not _GONE] or _GONE
        if isinstance(value, dict):
            others = value.get("audience")
            if others and self.audience not in (others if isinstance(others, list) else [others]):
                return _GONE
            found = {
                key: self._value(item, f"{name}.{key}", target, hidden)
                for key, item in value.items()
                if f"{name}.{key}" not in hidden
                and key not in _PRIVATE
                and not self._names(key, name, target)
            }
            return {key: item for key, item in found.items() if item is not _GONE} or _GONE
        if not isinstance(value, str):
            return value
        return _GONE if self._names(value, name, target) else self.veil.over_plain(value, target.project)

    def _names(self, text: str, name: str, target: Record) -> bool:
        """Whether a text names a record that is not released, or none, where its field names records."""
        path = name.split(".")
        link = link_at(self.portal.graph.kinds[target.kind].fields, path)
        if link is None:
            return path[0] in DERIVED.get(target.kind, {}) and self.veil.hides(text, target.project)
        written = dependency_parts(text)[0]
        found = self.veil.resolver.find(written, target.project)
        if found is not None:
            return found.uid not in self.veil.kept
        return not link.loose or (link.kinds == ("person",) and "." in written)


def _blank(written: list[str], number: int) -> None:
    """Take out a block that is no figure, from its first line to its last."""
    written[number] = ""
    for place in range(number + 1, len(written)):
        line, written[place] = written[place], ""
        if _CLOSED.match(line):
            return
