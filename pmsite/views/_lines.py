"""Pieces of lines that pages of meetings, changes and people share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pmsite.analyses.schedule.duration import DAYS_OF_A_WEEK
from pmsite.model.figure import Inline, Text, Words
from pmsite.model.ports import Texts
from pmsite.model.record import Record
from pmsite.views._desk import Desk

DURATION = re.compile(r"\d{1,6}(?:\.\d{1,4})?[dwh]\Z")
"""A written working time: ``3d``, ``2w``, ``12h``."""
_ENDS = (".", "!", "?", "…", "。", "！", "？")


def said(t: Texts, *sentences: str) -> str:
    """Sentences one after the other; empty ones are left out."""
    return ("" if t.language == "zh" else " ").join(sentence for sentence in sentences if sentence)


def ended(t: Texts, text: str) -> str:
    """A text as a sentence: with a full stop where it has no end of its own."""
    bare = text.rstrip()
    return bare if not bare or bare.endswith(_ENDS) else bare + ("。" if t.language == "zh" else ".")


def listed(t: Texts, texts: Iterable[Text]) -> Text:
    """Texts with commas between them; empty ones are left out."""
    return _between(texts, Words("、" if t.language == "zh" else ","))


def apposed(t: Texts, texts: Iterable[Text]) -> Text:
    """Texts that say more of one thing, with commas between them; empty ones are left out."""
    return _between(texts, Words("，" if t.language == "zh" else ","))


def dotted(texts: Iterable[Text]) -> Text:
    """Texts with middle dots between them; empty ones are left out."""
    return _between(texts, Words("·", "mute"))


def _between(texts: Iterable[Text], mark: Inline) -> Text:
    pieces: list[Inline] = []
    for text in texts:
        if text:
            pieces += [mark, *text] if pieces else text
    return tuple(pieces)


def persons(desk: Desk, handles: Iterable[str | None]) -> Text:
    """People by name, with commas between them."""
    return listed(desk.t, [desk.person(handle) for handle in handles])


def refs(desk: Desk, records: Iterable[Record], *, title: bool = False) -> Text:
    """Records by id, with commas between them; each once."""
    once = {record.uid: record for record in records}
    return listed(desk.t, [(desk.ref(record, title=title),) for record in once.values()])


def named(desk: Desk, record: Record, written: str | None) -> Record | None:
    """The record that a field of ``record`` names."""
    if not written:
        return None
    graph = desk.portal.graph
    own = graph.get(f"{record.project}/{written}") if record.project else None
    return own or graph.get(written)


def targets(desk: Desk, record: Record, relation: str) -> list[Record]:
    """Records that a record names by a relation."""
    graph = desk.portal.graph
    return [graph[link.target] for link in graph.links(record.uid) if link.name == relation]


def origins(desk: Desk, record: Record, relation: str) -> list[Record]:
    """Records that name a record by a relation."""
    graph = desk.portal.graph
    return [graph[link.origin] for link in graph.backlinks(record.uid) if link.name == relation]


def own(desk: Desk, kind: str) -> tuple[Record, ...]:
    """Records of a kind that belong here: to the project, or to no project on the portal's own pages."""
    return tuple(record for record in desk.of(kind) if record.project == desk.key)


def work_words(desk: Desk, written: str) -> str:
    """A written working time in words: ``3d``, ``2w`` (ten days), ``12h``."""
    number = float(written[:-1]) * (DAYS_OF_A_WEEK if written.endswith("w") else 1)
    text = desk.t.number(number, 0 if number.is_integer() else 1)
    return desk.t("{n} h", n=text) if written.endswith("h") else desk.t("{n} d", n=text)


def days_words(desk: Desk, value: float) -> str:
    """Days in words, with a decimal where they are not whole."""
    if float(value).is_integer():
        return desk.t.plural("{n} day", "{n} days", int(value))
    return desk.t("{n} days", n=desk.t.number(value, 1))


def dash() -> Text:
    """What stands where nothing belongs."""
    return (Words("–", "mute"),)


def currency(desk: Desk, record: Record) -> str:
    """Currency of a record's project."""
    project = desk.portal.graph.get(record.project) if record.project else None
    return str(project.get("currency") or "") if project is not None else ""
