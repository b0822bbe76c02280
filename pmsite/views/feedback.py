"""Feedback of the client: what was said, what was answered and how soon, and what it led to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from statistics import fmean

from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Ask, Cell, Chip, Column, Figure, Page, Row, State, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, dotted, listed, own, said, targets
from pmsite.views._plain import first_sentence
from pmsite.views._tracker import is_open

_LOW = 0.6
"""Share of the scale up to which a score is low."""
_ASKED = 4
"""How many statements are named beside the sentence."""


def pages(desk: Desk) -> Iterator[Page]:
    """The feedback log of a project, or of the feedback of no project."""
    found = own(desk, "feedback")
    if not found:
        return
    t = desk.t
    waiting = sorted(
        (record for record in found if _waits(desk, record)), key=lambda record: (_date(record), record.uid)
    )
    figures: list[Figure] = [
        desk.head(
            t("Feedback"),
            said(t, _answered(desk, found, waiting), _scored(desk, found)),
            small=t.plural("{n} statement", "{n} statements", len(found)),
            ask=_ask(desk, waiting),
        ),
        _log(desk, found),
    ]
    address = desk.at("feedback")
    yield Page(
        address,
        t("Feedback"),
        tuple(figures),
        project=desk.key or "",
        area="client" if desk.key else "portfolio",
        view=address.page,
        nav=t("Feedback"),
        order=20 if desk.key else 46,
    )


def _date(record: Record) -> dt.date:
    return record.get("date") or dt.date.min


def _answer(desk: Desk, record: Record) -> dt.date | None:
    """Day of the answer, as far as it has been given."""
    answer = record.get("answer")
    return answer.date if answer is not None and answer.date and answer.date <= desk.today else None


def _waits(desk: Desk, record: Record) -> bool:
    """Whether a statement still has no answer."""
    return record.get("status") == "open" and _answer(desk, record) is None


def _days(desk: Desk, record: Record) -> int | None:
    """Calendar days from the statement to its answer."""
    answered, spoken = _answer(desk, record), record.get("date")
    return (answered - spoken).days if answered is not None and spoken is not None else None


def _share(record: Record) -> float | None:
    """A score as a share of its scale."""
    score = record.get("score")
    return score.value / score.of if score is not None and score.of else None


def _answered(desk: Desk, found: Sequence[Record], waiting: Sequence[Record]) -> str:
    t = desk.t
    days = [value for record in found if (value := _days(desk, record)) is not None]
    mean = _mean_days(desk, fmean(days)) if days else ""
    if waiting:
        ages = [(desk.today - record.get("date")).days for record in waiting if record.get("date")]
        longest = t.plural("the longest for {n} day", "the longest for {n} days", max(ages)) if ages else ""
        count = t.plural(
            "{n} of {all} statements waits for an answer",
            "{n} of {all} statements wait for an answer",
            len(waiting),
            all=t.number(len(found)),
        )
        if len(waiting) == len(found):
            count = t.plural(
                "The only statement waits for an answer", "All {n} statements wait for an answer", len(found)
            )
        return (
            t("{waiting}, {longest}.", waiting=count, longest=longest)
            if longest
            else t("{state}.", state=count)
        )
    answered = sum(_answer(desk, record) is not None for record in found)
    if not mean:
        return t("No statement waits for an answer.")
    if answered < len(found):
        return t.plural(
            "No statement waits; {n} of {all} was answered, after {mean}.",
            "No statement waits; {n} of {all} were answered, on average after {mean}.",
            answered,
            all=t.number(len(found)),
            mean=mean,
        )
    return t.plural(
        "The only statement is answered, after {mean}.",
        "All {n} statements are answered, on average after {mean}.",
        len(found),
        mean=mean,
    )


def _mean_days(desk: Desk, value: float) -> str:
    if value.is_integer():
        return desk.t.plural("{n} day", "{n} days", int(value))
    return desk.t("{n} days", n=desk.t.number(value, 1))


def _scored(desk: Desk, found: Sequence[Record]) -> str:
    t = desk.t
    shares = [value for record in found if (value := _share(record)) is not None]
    if not shares:
        return ""
    return t(
        "The mean score is {value} of 100 (n = {n}).",
        value=t.number(fmean(shares) * 100),
        n=t.number(len(shares)),
    )


def _ask(desk: Desk, waiting: Sequence[Record]) -> Ask | None:
    """Statements without an answer, the oldest first; for the team only."""
    if not waiting or desk.portal.audience != INTERNAL:
        return None
    t = desk.t
    lines: list[Text] = [(desk.ref(record),) for record in waiting[:_ASKED]]
    if len(waiting) > _ASKED:
        lines.append((Words(t("and {n} more", n=len(waiting) - _ASKED), "mute"),))
    return Ask(title=t("Waiting for an answer: {n}", n=len(waiting)), lines=tuple(lines))


def _log(desk: Desk, found: Sequence[Record]) -> Table:
    """Every statement: those without an answer first, then the newest."""
    t = desk.t
    ordered = sorted(
        found, key=lambda record: (not _waits(desk, record), -_date(record).toordinal(), record.uid)
    )
    rows = tuple(_row(desk, record) for record in ordered)
    chips = [Chip(t("All"), len(rows))]
    for label, key, value in (
        (t("Waiting for an answer"), "waits", "yes"),
        (t("Low score"), "low", "yes"),
        (t("Led to something"), "led", "yes"),
        (t("Result still open"), "open", "yes"),
    ):
        count = sum((key, value) in row.facts for row in rows)
        chips += [Chip(label, count, key, value)] if count else []
    columns = (
        Column(t("Feedback"), key="feedback"),
        Column(t("Said on"), number=True, key="date"),
        Column(t("What was said"), key="said", long=True),
        Column(t("Score"), number=True, key="score"),
        Column(t("Answer"), key="answer", long=True),
        Column(t("Days to answer"), number=True, key="days"),
        Column(t("Led to"), key="led_to"),
        Column(t("State"), key="status"),
    )
    return Table(
        title=t("What was said, and what came of it"),
        small=t("unanswered first, then the newest"),
        columns=columns,
        rows=rows,
        chips=tuple(chips) if len(chips) > 2 else (),  # noqa: PLR2004 - a filter needs two sides
        caption=t("Feedback"),
        note=(Words(t("Low is a score of at most 60 % of its scale. Days are calendar days.")),),
        anchor="log",
    )


def _row(desk: Desk, record: Record) -> Row:
    t, share, days = desk.t, _share(record), _days(desk, record)
    spoken = record.get("said") or first_sentence(record.body.text)
    results = _results(desk, record)
    cells = (
        Cell((desk.ref(record),), _origin(desk, record), sort=record.id),
        desk.day(record.get("date"), missing="–"),
        Cell((Words(spoken),) if spoken else dash()),
        _score(desk, record),
        _reply(desk, record),
        _delay(desk, record, days),
        Cell(listed(t, [(desk.ref(item, title=False), desk.state(item)) for item in results]) or dash()),
        Cell((desk.state(record),), sort=str(record.get("status"))),
    )
    facts = (
        ("waits", "yes" if _waits(desk, record) else "no"),
        ("low", "yes" if share is not None and share <= _LOW else "no"),
        ("led", "yes" if results else "no"),
        ("open", "yes" if any(_is_open(desk, item) for item in results) else "no"),
        ("status", str(record.get("status") or "")),
    )
    return Row(cells, facts=facts)


def _origin(desk: Desk, record: Record) -> Text:
    """Who said it, and on which way."""
    channel = desk.label(record.get("channel"), "feedback.channel")
    return dotted([desk.person(record.get("contact")), (Words(channel, "mute"),) if channel else ()])


def _results(desk: Desk, record: Record) -> list[Record]:
    """Records that a statement led to: named in it, or written inside it."""
    graph = desk.portal.graph
    inside = (*graph.parts(record.uid, "action"), *graph.parts(record.uid, "decision"))
    return list({item.uid: item for item in (*targets(desk, record, "led_to"), *inside)}.values())


def _is_open(desk: Desk, item: Record) -> bool:
    if item.kind == "action":
        return is_open(desk, item)
    return item.kind != "decision" and bool(item.get("status")) and desk.portal.is_open(item)


def _score(desk: Desk, record: Record) -> Cell:
    t, score, share = desk.t, record.get("score"), _share(record)
    if score is None or share is None:
        return Cell((Words(t("n/a"), "mute"),), (Words(t("no score given"), "mute"),), sort=-1)
    value = t.number(score.value, 0 if float(score.value).is_integer() else 1)
    of = t.number(score.of, 0 if float(score.of).is_integer() else 1)
    words = Words(t("{n} of {all}", n=value, all=of), "strong" if share <= _LOW else "")
    return Cell((words,), (Words(t("low"), "mute"),) if share <= _LOW else (), sort=share)


def _reply(desk: Desk, record: Record) -> Cell:
    answer = record.get("answer")
    if answer is None or _answer(desk, record) is None:
        waits = _waits(desk, record)
        return Cell((State("wait", desk.t("no answer yet")),) if waits else dash())
    day = desk.t.dated(answer.date, desk.today)
    return Cell((Words(answer.text),), dotted([desk.person(answer.by), (Words(day),)]))


def _delay(desk: Desk, record: Record, days: int | None) -> Cell:
    t = desk.t
    if days is not None:
        return desk.words(t.number(days), sort=days)
    if _waits(desk, record) and record.get("date"):
        age = (desk.today - record.get("date")).days
        return Cell(
            (Words(t("n/a"), "mute"),),
            (Words(t.plural("waits {n} day", "waits {n} days", age)),),
            sort=1e6 + age,
        )
    return Cell((Words(t("n/a"), "mute"),), sort=-1)
