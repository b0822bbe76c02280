"""Feedback of the client: what was said, what was answered and how soon, and what it led to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import fmean

from pmsite.analyses.answered import responses
from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Ask, Cell, Chip, Column, Figure, Page, Row, State, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views import _feedback_time
from pmsite.views._desk import Desk
from pmsite.views._feedback import (
    answer_day,
    day_of,
    led_to,
    share,
    statement,
    unfinished,
    waits,
)
from pmsite.views._lines import dash, days_words, dotted, listed, own, said
from pmsite.views._plain import first_sentence

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
        (record for record in found if waits(desk, record)), key=lambda record: (day_of(record), record.uid)
    )
    figures: list[Figure] = [
        desk.head(
            t("Feedback"),
            said(t, _answered(desk, found, waiting), _scored(desk, found)),
            small=t.plural("{n} statement", "{n} statements", len(found)),
            ask=_ask(desk, waiting),
        ),
        _feedback_time.cards(desk, found),
        _log(desk, found),
    ]
    trend = _feedback_time.by_month(desk, found)
    figures += [trend] if trend is not None else []
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


def _answered(desk: Desk, found: Sequence[Record], waiting: Sequence[Record]) -> str:
    t = desk.t
    known = responses((statement(desk, record) for record in found), desk.today)
    mean = days_words(desk, known.mean) if known.mean is not None else ""
    if waiting:
        oldest = known.oldest
        longest = (
            t.plural("the longest for {n} day", "the longest for {n} days", oldest)
            if oldest is not None
            else ""
        )
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
    answered = sum(answer_day(desk, record) is not None for record in found)
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


def _scored(desk: Desk, found: Sequence[Record]) -> str:
    t = desk.t
    shares = [value for record in found if (value := share(record)) is not None]
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
        found, key=lambda record: (not waits(desk, record), -day_of(record).toordinal(), record.uid)
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
    chips += _told_apart(desk, ordered)
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


def _told_apart(desk: Desk, found: Sequence[Record]) -> Iterator[Chip]:
    """Filters by contact and by channel, where there is more than one of them."""
    for key in ("contact", "channel"):
        counts = Counter(str(record.get(key)) for record in found if record.get(key))
        for value, count in counts.most_common() if len(counts) > 1 else ():
            label = desk.person_name(value) if key == "contact" else desk.label(value, "feedback.channel")
            yield Chip(label, count, key, value)


def _row(desk: Desk, record: Record) -> Row:
    t, part, days = desk.t, share(record), statement(desk, record).days
    spoken = record.get("said") or first_sentence(record.body.text)
    results = led_to(desk, record)
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
        ("waits", "yes" if waits(desk, record) else "no"),
        ("low", "yes" if part is not None and part <= _LOW else "no"),
        ("led", "yes" if results else "no"),
        ("open", "yes" if any(unfinished(desk, item) for item in results) else "no"),
        ("status", str(record.get("status") or "")),
        ("contact", str(record.get("contact") or "")),
        ("channel", str(record.get("channel") or "")),
    )
    return Row(cells, facts=facts)


def _origin(desk: Desk, record: Record) -> Text:
    """Who said it, and on which way."""
    channel = desk.label(record.get("channel"), "feedback.channel")
    return dotted([desk.person(record.get("contact")), (Words(channel, "mute"),) if channel else ()])


def _score(desk: Desk, record: Record) -> Cell:
    t, score, part = desk.t, record.get("score"), share(record)
    if score is None or part is None:
        return Cell((Words(t("n/a"), "mute"),), (Words(t("no score given"), "mute"),), sort=-1)
    value = t.number(score.value, 0 if float(score.value).is_integer() else 1)
    of = t.number(score.of, 0 if float(score.of).is_integer() else 1)
    words = Words(t("{n} of {all}", n=value, all=of), "strong" if part <= _LOW else "")
    return Cell((words,), (Words(t("low"), "mute"),) if part <= _LOW else (), sort=part)


def _reply(desk: Desk, record: Record) -> Cell:
    answer = record.get("answer")
    if answer is None or answer_day(desk, record) is None:
        return Cell((State("wait", desk.t("no answer yet")),) if waits(desk, record) else dash())
    day = desk.t.dated(answer.date, desk.today)
    return Cell((Words(answer.text),), dotted([desk.person(answer.by), (Words(day),)]))


def _delay(desk: Desk, record: Record, days: int | None) -> Cell:
    t = desk.t
    if days is not None:
        return desk.words(t.number(days), sort=days)
    if waits(desk, record) and record.get("date"):
        age = (desk.today - record.get("date")).days
        return Cell(
            (Words(t("n/a"), "mute"),),
            (Words(t.plural("waits {n} day", "waits {n} days", age)),),
            sort=1e6 + age,
        )
    return Cell((Words(t("n/a"), "mute"),), sort=-1)
