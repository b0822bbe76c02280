"""Draft minutes as Markdown: front matter, agenda, and the facts of every item in short lines."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pmsite.analyses.agenda import Section, expected
from pmsite.exports._facts import FACTS
from pmsite.model.ports import Texts
from pmsite.model.record import Record
from pmsite.read.markup import escaped
from pmsite.views._desk import Desk

_PLAIN = re.compile(r"[^\W\d_](?:[\w ./-]*\w)?\Z")
_RESERVED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "nan", "inf"})
_MINUTES = {"actions": 2, "documents": 2, "measures": 2, "milestones": 2, "issues": 5, "risks": 3}
"""Minutes for one record of an item; for a change or a decision more."""
_FOR_ONE, _STEP, _MOST = 8, 5, 30
_NUMERALS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Draft:
    """What the minutes of the next meeting begin with."""

    id: str
    title: str
    day: dt.date
    following: dt.date
    """Day of the meeting after it, as far as the usual interval tells."""
    due: dt.date
    """Day that the example of an action is due."""
    last: Record
    """The meeting before, with its people, place and audience."""
    sections: tuple[Section, ...]
    action: str
    """Next free id of an action, for the example."""
    decision: str


def drafted(desk: Desk, whole: Desk, draft: Draft) -> str:
    """The file of the minutes.

    ``desk`` sees what the readers of the meeting see, ``whole`` everything: who was there stands in the front
    matter whether released or not.
    """
    items = [*_items(desk, draft), (desk.t("Any other business"), None)]
    head = "\n".join((*_head(whole, draft), "agenda:", *_agenda(desk, draft, items), *_later(draft)))
    body = "\n\n".join(_body(desk, draft, items))
    return f"---\n{head}\n---\n\n{body}\n"


def title_of(desk: Desk, last: Record, number: int) -> str:
    """Title of a meeting whose series does not number its titles: the series and which of its meetings it is."""
    series = str(last.get("series"))
    known = series == last.get("type")
    name = desk.label(series, "meeting.type") if known else series[:1].upper() + series[1:]
    return desk.t("{series} {number}", series=name, number=number)


def _items(desk: Desk, draft: Draft) -> Iterator[tuple[str, Section]]:
    t = desk.t
    titles = {
        "actions": t("Actions carried forward"),
        "milestones": t("Milestones"),
        "risks": t("Risks"),
        "issues": t("Issues"),
        "changes": t("Changes that wait for a decision"),
        "decisions": t("Decisions needed"),
        "measures": t("Effect of improvement measures"),
        "documents": t("Documents to review"),
    }
    for section in draft.sections:
        yield titles[section.name], section


def _head(desk: Desk, draft: Draft) -> Iterator[str]:
    last = draft.last
    yield f"id: {quoted(draft.id)}"
    yield f"title: {quoted(draft.title)}"
    if last.get("type"):
        yield f"type: {quoted(last.get('type'))}"
    yield f"series: {quoted(last.get('series'))}"
    yield "status: draft"
    yield f"date: {draft.day}"
    for name in ("time", "place", "chair", "minutes_by"):
        if last.get(name):
            yield f"{name}: {quoted(last.get(name))}"
    people = _row(expected(last))
    if people:
        said = desk.t("proposed: everybody who was expected at {id}", id=last.id)
        yield f"attendance: {{present: [{people}], absent: []}}  # {said}"


def _later(draft: Draft) -> Iterator[str]:
    yield f"# next: {draft.following}"
    if draft.last.audience:
        yield f"# audience: [{_row(draft.last.audience)}]"


def _agenda(desk: Desk, draft: Draft, items: Iterable[tuple[str, Section | None]]) -> Iterator[str]:
    for title, section in items:
        presenter = _presenter(draft, section.records if section else ())
        parts = [f"item: {quoted(title)}"]
        parts += [f"presenter: {quoted(presenter)}"] if presenter else []
        parts.append(f"minutes: {_minutes(section) if section else _STEP}")
        parts += [f"about: [{_row(desk.name(record) for record in section.records)}]"] if section else []
        yield f"  - {{{', '.join(parts)}}}"


def _presenter(draft: Draft, records: Sequence[Record]) -> str:
    """The owner of every record of an item, if that is one person who is expected; else who chairs."""
    owners = {record.get("owner") or record.get("requester") for record in records}
    one = owners.pop() if len(owners) == 1 else None
    return str((one if one in expected(draft.last) else None) or draft.last.get("chair") or "")


def _minutes(section: Section) -> int:
    """Time of an item by the number of its records, in steps of five minutes."""
    needed = _MINUTES.get(section.name, _FOR_ONE) * len(section.records)
    return min(_MOST, -(-needed // _STEP) * _STEP)


def _body(desk: Desk, draft: Draft, items: Iterable[tuple[str, Section | None]]) -> Iterator[str]:
    t = desk.t
    yield t("Prepared from the records as of {day}.", day=t.full_day(desk.today))
    for number, (title, section) in enumerate(items, 1):
        yield f"## {_NUMERALS[number - 1] + '、' if t.language == 'zh' else f'{number} '}{title}"
        if section is not None:
            yield from _lists(desk, draft, section)
            more = _further(t, section)
            if more:
                yield more
        place = t("Discussion, decisions, actions")
        yield _example(t, draft) if number == 1 else f"<!-- {place} -->"


def _lists(desk: Desk, draft: Draft, section: Section) -> Iterator[str]:
    """Records of an item as a list; those of the series apart from those of the project."""
    t = desk.t
    lines = [f"- {_line(desk, draft, record, FACTS[section.name])}" for record in section.records]
    if not 0 < section.own < len(lines):
        yield "\n".join(lines)
        return
    yield t("From this series:")
    yield "\n".join(lines[: section.own])
    yield t("From the rest of the project, due by {day}:", day=t.dated(draft.day, desk.today))
    yield "\n".join(lines[section.own :])


def _line(
    desk: Desk, draft: Draft, record: Record, facts: Callable[[Desk, Record, dt.date], Iterator[str]]
) -> str:
    """A record with its facts on one line; its id in brackets, so that no decision is defined twice."""
    found = [fact for fact in facts(desk, record, draft.day) if fact]
    subject = f"[[{desk.name(record)}]] {escaped(_plain(desk.title(record)))}"
    if not found:
        return subject
    together = ("，" if desk.t.language == "zh" else ", ").join(escaped(_plain(fact)) for fact in found)
    return desk.t("{subject}: {facts}", subject=subject, facts=together)


def _plain(text: str) -> str:
    """A text on one line, without the marks that keep words together on a page."""
    return " ".join(text.replace("\u2060", "").split())


def _further(t: Texts, section: Section) -> str:
    if section.further and section.name == "actions":
        return t.plural(
            "{n} further action is open, not due by then.",
            "{n} further actions are open, not due by then.",
            section.further,
        )
    if section.further and section.name == "risks":
        return t.plural(
            "{n} further risk is open, its review is not due.",
            "{n} further risks are open, their reviews are not due.",
            section.further,
        )
    return ""


def _example(t: Texts, draft: Draft) -> str:
    """How decisions and actions are written, as a comment."""
    said = t("Discussion, decisions, actions. List items of this form become records:")
    owner = draft.last.get("chair") or "li.wei"
    action, decision = t("What is to be done"), t("What was decided")
    return (
        f"<!-- {said}\n- [ ] {draft.action} {action} @{owner} due:{draft.due}\n"
        f"- {draft.decision} {decision}\n-->"
    )


def quoted(text: object) -> str:
    """A text as a YAML scalar that is one in a flow mapping too; in quotes where it needs them."""
    line = " ".join(str(text).split())
    if _PLAIN.match(line) and line.lower() not in _RESERVED:
        return line
    escapes = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escapes}"'


def _row(texts: Iterable[str]) -> str:
    return ", ".join(quoted(text) for text in texts)
