"""A change of a field in words: its label, what it was and what it is, in the reader's language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from pmsite.analyses.planned import planned_of
from pmsite.model.compare import BODY, NAMES
from pmsite.model.event import CONTENT, PATH, Change
from pmsite.model.figure import Inline, Link, Ref, Text, Words
from pmsite.model.value import dependency_parts
from pmsite.views._desk import Desk
from pmsite.views._field_types import Shape, shape, tokens
from pmsite.views._labels import own_field, small
from pmsite.views._lines import DURATION, dotted, listed, work_words
from pmsite.views._milestones import slip_words

_MONEY = frozenset({"amount", "budget", "committed", "cost", "forecast_cost", "per_day", "per_hour"})
_CODED = frozenset({"computed", "declared", "measure", "organisation", "phase_status", "status", "verdict"})
_CODE = re.compile("[a-z]+(_[a-z]+)*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_PRIVATE = frozenset({"email", "phone"})
"""Fields of a person whose values no history repeats."""
_SCHEDULED = frozenset({"milestone", "plan", "project", "task"})
"""Kinds whose dates are days of the project's calendar."""
_MOST = 90
"""Characters of a text that is shown whole."""
_AROUND = 30
"""Characters before what differs in a long text."""
_PIECES = 32
"""Pieces of a value that are shown, names and marks among them."""
_ITEMS = 8
"""Items of a list that are shown."""


class Changed:
    """Changes of the records of one kind in words; ``desk`` is that of their project."""

    def __init__(self, desk: Desk, kind: str) -> None:
        self.desk = desk
        self.kind = kind
        found = desk.portal.graph.kinds.get(kind)
        self.model = found.fields if found is not None else None

    def line(self, change: Change) -> Text:
        """Label, what it was, what it is."""
        if (whole := self._whole(change)) is not None:
            return whole
        label = Words(self._before(self.label(change.field)), "soft")
        kept = shape(self.model, change.field) if self.model is not None else Shape()
        old = _bounded(self._value(change.field, change.old, kept))
        new = _bounded(self._value(change.field, change.new, kept))
        if not old:
            return (label, *(_toned(new, new=True) or (Words("–"),)))
        if not new:
            gone = Words(self.desk.t("removed"), "new")
            return (label, *_toned(old, new=False), Words("→", "mute"), gone)
        if old == new:
            return (label, Words(self.desk.t("changed"), "new"))
        return (label, *self._from_to(old, new), *self._moved_by(change))

    def _whole(self, change: Change) -> Text | None:
        """What is not said by its two values; None where it is."""
        t = self.desk.t
        if change.field == BODY:
            return (Words(self.text_changed(change)),)
        if change.field == CONTENT:
            return (Words(t("File replaced: {name}", name=str(change.new).rpartition("/")[2])),)
        if change.field == PATH:
            return (
                Words(self._before(t("Moved")), "soft"),
                *self._from_to((Words(change.old),), (Words(change.new),)),
            )
        label = Words(self._before(self.label(change.field)), "soft")
        if self.kind == "person" and change.field in _PRIVATE:
            return (label, Words(t("changed"), "new"))
        if isinstance(change.old, str) and isinstance(change.new, str):
            old, new = _around(change.old, change.new)
            if (old, new) != (change.old, change.new):
                return (label, *self._from_to((Words(old),), (Words(new),)))
        return None

    def label(self, field: str) -> str:
        """A dotted name in words: ``Approvals, Chen Jie, verdict``."""
        desk, parts, words = self.desk, tokens(field), []
        for number, token in enumerate(parts):
            if token.item or self._is_key(field, number):
                words.append(self._key(token.text))
                continue
            context = ".".join([self.kind, *(part.text for part in parts[:number] if not part.item)])
            text = desk.label(token.text.rstrip("_"), context, self.kind, "field")
            words.append(small(text) if words else text)
        return ("，" if desk.t.language == "zh" else ", ").join(words)

    def text_changed(self, change: Change) -> str:
        """How much of a text changed."""
        t, lines = self.desk.t, change.lines
        if lines is None or not (lines.added or lines.removed):
            return t("Text changed")
        if not lines.removed:
            return t.plural("Text changed (+{n} line)", "Text changed (+{n} lines)", lines.added)
        if not lines.added:
            return t.plural("Text changed (−{n} line)", "Text changed (−{n} lines)", lines.removed)
        return t.plural(
            "Text changed (+{added} −{n} line)",
            "Text changed (+{added} −{n} lines)",
            lines.removed,
            added=t.number(lines.added),
        )

    def _moved_by(self, change: Change) -> Text:
        """By how many working days of the project's calendar a date of the schedule moved."""
        desk, days = self.desk, [change.old, change.new]
        if self.kind not in _SCHEDULED or desk.project is None or not all(_is_day(day) for day in days):
            return ()
        planned = planned_of(desk.portal.graph, desk.project, desk.portal.settings, desk.today)
        if planned is None:
            return ()
        old, new = map(dt.date.fromisoformat, days)
        words = slip_words(desk, planned.calendar.workdays_between(old, new))
        return (Words(f"（{words}）" if desk.t.language == "zh" else f"({words})", "new"),)

    def _before(self, label: str) -> str:
        """A label before a value: Chinese has no blank between the two."""
        return f"{label}：" if self.desk.t.language == "zh" else label

    def _from_to(self, old: Text, new: Text) -> Text:
        return (*_toned(old, new=False), Words("→", "mute"), *_toned(new, new=True))

    def _is_key(self, field: str, number: int) -> bool:
        """Whether a part of a name is the key of a mapping that names a record."""
        parts = tokens(field)
        if not number or parts[number].item:
            return False
        text = parts[number].text
        return self.desk.portal.graph.get(f"{self.desk.key}/{text}") is not None and "-" in text

    def _key(self, text: str) -> str:
        """What tells an item from the others: a day, a person, an id."""
        if _is_day(text):
            return str(self._word("date", text, Shape(dt.date)))
        record = self.desk.portal.graph.get(text)
        return self.desk.title(record) if record is not None and record.kind == "person" else text

    def _value(self, field: str, value: Any, kept: Shape) -> Text:
        """A value in a line; nothing of nothing."""
        if value is None or value in ([], {}, ""):
            return ()
        if isinstance(value, Mapping):
            return self._mapping(field, value, kept)
        if isinstance(value, (list, tuple)):
            items = [self._value(field, item, kept.item) for item in value[:_ITEMS]]
            rest = [(Words("…", "mute"),)] if len(value) > _ITEMS else []
            return listed(self.desk.t, [*items, *rest])
        name = next((part.text for part in reversed(tokens(field)) if not part.item), field)
        if kept.link is not None and isinstance(value, str):
            return self._linked(value, loose=kept.link.loose)
        if self._is_money(field, name):
            return (Words(self._money(value)),)
        return (Words(self._word(name, value, kept)),)

    def _mapping(self, field: str, value: Mapping[str, Any], kept: Shape) -> Text:
        pieces: list[Text] = []
        marks = {token.text for token in tokens(field) if token.item}
        for key, item in list(value.items())[:_PIECES]:
            if isinstance(item, (str, int, float)) and str(item) in marks and key in NAMES:
                continue
            inner = self._value(f"{field}.{key}", item, kept.at(key))
            if not inner:
                continue
            text = self._key(key) if kept.keys.link is not None else self._named(field, key)
            pieces.append((Words(self._before(text), "mute"), *inner))
        return dotted(pieces)

    def _named(self, field: str, key: str) -> str:
        return small(self.desk.label(key.rstrip("_"), f"{self.kind}.{tokens(field)[0].text}", "field"))

    def _linked(self, written: str, *, loose: bool) -> Text:
        target, kind, lag = dependency_parts(written)
        linked = self.desk.linked(target)
        if isinstance(linked, Ref):
            linked = Ref(linked.id, "", linked.to)
        elif isinstance(linked, Words) and loose and written.isidentifier():
            return (Words(self.desk.label(written)),)
        rest = "" if (kind, lag) == ("FS", "") else f"{kind}{lag}"
        return (linked, *((Words(rest),) if rest else ()))

    def _is_money(self, field: str, name: str) -> bool:
        return name in _MONEY or tokens(field)[0].text in _MONEY

    def _money(self, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return self._word("", value, Shape())
        project = self.desk.project
        return self.desk.t.money(value, str(project.get("currency") or "") if project is not None else "")

    def _word(self, name: str, value: Any, kept: Shape) -> str:
        """A single value as a word."""
        desk, t = self.desk, self.desk.t
        if isinstance(value, bool):
            return t("yes") if value else t("no")
        if isinstance(value, (int, float)):
            return self._number(name, value, kept)
        text = str(value)
        if _is_day(text):
            return t.dated(dt.date.fromisoformat(text), desk.today)
        if DURATION.match(text):
            return work_words(desk, text)
        coded = name in _CODED or kept.choice is not None or self._is_choice(name)
        if coded and _CODE.fullmatch(text):
            return desk.label(text, f"{self.kind}.{name}", name)
        return text if len(text) <= _MOST else text[: _MOST - 1].rstrip() + "…"

    def _number(self, name: str, value: float, kept: Shape) -> str:
        t = self.desk.t
        if kept.share:
            return t.percent(value)
        if kept.percent or name == "percent":
            return t.percent(value / 100)
        return t.number(value, 0 if float(value).is_integer() else 1 if round(value, 1) == value else 2)

    def _is_choice(self, name: str) -> bool:
        own = own_field(self.desk.portal.settings, self.kind, name)
        return own is not None and own.type == "choice"


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(_DAY.match(value) and dt.date.fromisoformat(value))
    except ValueError:
        return False


def _bounded(text: Text) -> Text:
    """A value that is as long as one reads."""
    return text if len(text) <= _PIECES else (*text[:_PIECES], Words("…", "mute"))


def _toned(text: Text, *, new: bool) -> Text:
    """Words as one side of a change; links and marks stay as they are."""
    return tuple(_tone(piece, new=new) for piece in text)


def _tone(piece: Inline, *, new: bool) -> Inline:
    if isinstance(piece, Words) and not piece.tone:
        return Words(piece.text, "new" if new else "old")
    return Words(piece.text, "old") if isinstance(piece, Link) and not new else piece


def _around(old: str, new: str) -> tuple[str, str]:
    """Two long texts cut to where they differ."""
    if max(len(old), len(new)) <= _MOST:
        return old, new
    same = next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
        min(len(old), len(new)),
    )
    start = max(0, same - _AROUND)
    if start:
        blank = max(old.rfind(" ", 0, start + _AROUND // 2), 0)
        start = blank if start - _AROUND < blank else start
    return _part(old, start), _part(new, start)


def _part(text: str, start: int) -> str:
    part = text[start : start + _MOST].strip()
    head, tail = ("…" if start else ""), ("…" if start + _MOST < len(text) else "")
    return " ".join(f"{head}{part}{tail}".split())
