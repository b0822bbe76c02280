"""Values of fields as a page shows them, by their type: any kind, also a portal's own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from pmsite.graph.references import references
from pmsite.model.figure import Cell, Column, Inline, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.model.source import Path
from pmsite.model.value import Fraction, dependency_parts
from pmsite.records.risk import Assessment
from pmsite.views._desk import Desk
from pmsite.views._labels import calendar, own_field
from pmsite.views._lines import DURATION, dotted, listed, work_words

_MONEY = frozenset({"cost", "amount", "committed", "forecast_cost", "per_hour", "per_day", "budget"})
_CODED = frozenset(
    {
        "computed",
        "declared",
        "direction",
        "earned",
        "level",
        "measure",
        "organisation",
        "priority",
        "proximity",
        "respondents",
        "severity",
        "status",
        "strategy",
        "type",
        "urgency",
        "verdict",
    }
)
_CODE = re.compile("[a-z]+(_[a-z]+)+")  # a word of the configuration that is not meant for readers


class Values:
    """Fields of one record as texts and tables."""

    def __init__(self, desk: Desk, record: Record) -> None:
        self.desk = desk
        self.record = record
        self.links = {found.at: found.text for found in references(record.fields)}

    def text(self, name: str, value: Any, at: Path) -> Text:
        """A value in a line."""
        if at in self.links and isinstance(value, str):
            return self._linked(value) if name != "source" else self._source(value)
        if isinstance(value, Assessment):
            return self._assessment(value)
        if isinstance(value, BaseModel):
            return tuple(self._parts(_items(value), at))
        if isinstance(value, dict):
            return tuple(self._parts(value.items(), at, keys_of=name))
        if isinstance(value, (list, tuple)):
            return self._list(name, value, at)
        return (Words(self._word(name, value)),)

    def _word(self, name: str, value: Any) -> str:
        """A single value as a word."""
        desk = self.desk
        if isinstance(value, bool):
            return desk.t("yes") if value else desk.t("no")
        if isinstance(value, dt.date):
            return desk.t.dated(value, desk.today)
        if isinstance(value, (int, float)):
            return self._number(name, value)
        if name == "calendar":
            return calendar(str(value), desk.portal.settings, desk.t)
        if name not in _CODED and DURATION.match(str(value)):
            return work_words(desk, str(value))
        coded = name in _CODED or (self._is_choice(name) and _CODE.fullmatch(str(value)))
        return desk.label(value, f"{self.record.kind}.{name}", name) if coded else str(value)

    def _is_choice(self, name: str) -> bool:
        """Whether the configuration says that a field takes one of some words."""
        own = own_field(self.desk.portal.settings, self.record.kind, name)
        return own is not None and own.type == "choice"

    def _linked(self, written: str) -> Text:
        target, kind, lag = dependency_parts(written)
        rest = "" if (kind, lag) == ("FS", "") else f"{kind}{lag}"
        return (self.desk.linked(target), *((Words(rest, "mute"),) if rest else ()))

    def _source(self, written: str) -> Text:
        """A record, or a word such as ``client``."""
        linked = self.desk.linked(written)
        plain = isinstance(linked, Words) and written.isidentifier()
        return (Words(self.desk.label(written)),) if plain else (linked,)

    def _number(self, name: str, value: float) -> str:
        t = self.desk.t
        if isinstance(value, Fraction):
            return t.percent(value)
        if name in _MONEY:
            currency = (self.desk.project.get("currency") if self.desk.project else None) or ""
            return t.money(value, currency)
        return t.number(value, 0 if float(value).is_integer() else 1 if round(value, 1) == value else 2)

    def _assessment(self, value: Assessment) -> Text:
        t = self.desk.t
        if isinstance(value.impact, dict):
            impact = t.joined(
                [
                    t("{dimension} {level}", dimension=self.desk.label(key, "risk.impact"), level=level)
                    for key, level in value.impact.items()
                ]
            )
        else:
            impact = str(value.impact)
        text = t("probability {p}, impact {i}", p=value.probability, i=impact)
        band = (
            self.desk.portal.settings.risk.band(value.probability, value.largest_impact)
            if value.score
            else None
        )
        return (*self.desk.score(value.score, band), Words(text, "soft"))

    def _parts(self, items: Any, at: Path, keys_of: str = "") -> Iterator[Inline]:
        for number, (key, value) in enumerate(items):
            if number:
                yield Words("·", "mute")
            here = (*at, key)
            if here in self.links and self.links[here] == key:
                yield self.desk.linked(key)
            else:
                yield Words(self.desk.label(str(key), f"{self.record.kind}.{at[0]}", "field"), "mute")
            yield from self.text(keys_of if keys_of in _MONEY else str(key), value, here)

    def _list(self, name: str, values: Any, at: Path) -> Text:
        """Items of a list: references with commas between them, sentences with dots."""
        items = [self.text(name, item, (*at, number)) for number, item in enumerate(values)]
        if any((*at, number) in self.links for number in range(len(values))):
            return listed(self.desk.t, items)
        return dotted(items)

    def table(self, name: str, items: tuple[BaseModel, ...]) -> Table:
        """A list of mappings as a table."""
        names = [
            key
            for key in type(items[0]).model_fields
            if any(getattr(item, key) not in (None, (), {}) for item in items)
        ]
        numbers = {
            key for key in names if all(isinstance(getattr(item, key), (int, float)) for item in items)
        }
        rows = []
        for number, item in enumerate(items):
            cells = []
            for key in names:
                value = getattr(item, key)
                alias = type(item).model_fields[key].alias or key
                text = self.text(key, value, (name, number, alias)) if value not in (None, (), {}) else ()
                cells.append(Cell(text, sort=value.isoformat() if isinstance(value, dt.date) else None))
            rows.append(Row(tuple(cells)))
        context = f"{self.record.kind}.{name}"
        columns = tuple(
            Column(self.desk.label(key.rstrip("_"), context, "field"), number=key in numbers) for key in names
        )
        title = self.desk.label(name, self.record.kind, "field")
        return Table(title=title, columns=columns, rows=tuple(rows), caption=title)


def _items(model: BaseModel) -> list[tuple[str, Any]]:
    """Written values of a model by their names in the file."""
    return [
        (info.alias or name, getattr(model, name))
        for name, info in type(model).model_fields.items()
        if getattr(model, name) not in (None, (), {})
    ]


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
