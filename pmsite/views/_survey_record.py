"""What the page of a survey says: how many answered, each question with its scores, comments, follow-up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pmsite.model.figure import Card, Cards, Cell, Column, Figure, Item, Listing, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.records.survey import Question
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, dotted
from pmsite.views._status import shown_of
from pmsite.views._survey import answers, mean, of_question, reason, scored, side_of
from pmsite.views._survey_dimensions import amount
from pmsite.views._survey_follow import table

SHOWN = frozenset({"scale", "invited", "questions", "answers"})
"""Fields that these figures say, so that the facts and tables need not."""
_COMMENTS, _STEPS = 30, 10
"""Comments, and steps of a scale that have a column each, at most."""


def figures(desk: Desk, survey: Record) -> Iterator[Figure]:
    """Mean and response rate; each question; comments; what came of it."""
    yield _cards(desk, survey)
    if survey.get("questions"):
        yield _questions(desk, survey)
    yield from comments(desk, [survey], desk.t("Comments"), several=False)
    came = table(desk, [survey], several=False)
    if came is not None:
        yield came


def _cards(desk: Desk, survey: Record) -> Cards:
    t, side, found = desk.t, side_of(survey), mean(desk, [survey])
    number, invited = len(answers(desk, survey)), survey.get("invited")
    value = side.of(found)
    whole = t.number(side.whole)
    if value is None:
        score = Card(t("Mean"), t("n/a"), reason(desk, survey))
    else:
        wanted = t.number(side.target)
        met = (
            t("target of {target} is met", target=wanted)
            if value >= side.target
            else t("target of {target} is missed", target=wanted)
        )
        of = t("of {whole} (n = {n})", whole=whole, n=t.number(found.n))
        score = Card(t("Mean"), amount(desk, side, value), of, lines=(met,))
    rate = (
        Card(
            t("Response rate"),
            t.percent(number / invited),
            t("{n} of {all}", n=t.number(number), all=t.number(invited)),
        )
        if invited
        else Card(t("Response rate"), t("n/a"), t("invited not stated"))
    )
    return Cards(cards=(score, rate), formula=formula(desk, "survey_mean", "response_rate"), anchor="result")


def _steps(survey: Record) -> list[int]:
    """Whole scores of the scale where each can have a column."""
    scale = survey.get("scale")
    low, high = float(scale.min), float(scale.max)
    if not (low.is_integer() and high.is_integer()) or not 0 < high - low < _STEPS:
        return []
    return list(range(int(low), int(high) + 1))


def _questions(desk: Desk, survey: Record) -> Table:
    """A row a question: what it measures, answers, mean, lowest to highest, and how often each score came."""
    t, steps = desk.t, _steps(survey)
    columns = [
        Column(t("Question"), key="question"),
        Column("n", number=True, key="n"),
        Column(t("Mean"), number=True, key="mean"),
        Column(t("Lowest to highest"), number=True, key="range"),
    ]
    columns += [Column(str(step), number=True, least=True, key=f"s{step}") for step in steps]
    scale = survey.get("scale")
    title = t("Questions")
    return Table(
        title=title,
        small=t("scores {low} to {high}", low=_score(desk, scale.min), high=_score(desk, scale.max)),
        columns=tuple(columns),
        rows=tuple(_row(desk, survey, question, steps) for question in survey.get("questions")),
        caption=title,
        note=(Words(t("The columns of scores say how many gave each.")),) if steps else (),
        anchor="questions",
    )


def _score(desk: Desk, value: float) -> str:
    return desk.t.number(value, 0 if float(value).is_integer() else 1)


def _row(desk: Desk, survey: Record, question: Question, steps: Sequence[int]) -> Row:
    t, found = desk.t, of_question(desk, survey, question.id)
    given = Counter(item.scores[question.id] for item in scored(desk, survey) if question.id in item.scores)
    measures = desk.label(question.dimension, "survey.dimension")
    if found.value is None or found.low is None or found.high is None:
        middle = (Cell((Words(t("n/a"), "mute"),), (Words(t("no answer"), "mute"),), sort=-1), Cell(dash()))
    else:
        span = t("{low} to {high}", low=_score(desk, found.low), high=_score(desk, found.high))
        middle = (desk.words(t.number(found.value, 1), "strong", sort=found.value), desk.words(span))
    cells = (
        Cell((Words(question.text),), (Words(measures, "mute"),) if measures else ()),
        desk.words(t.number(found.n), sort=found.n),
        *middle,
        *(
            desk.words(
                str(given[step]) if given[step] else "–", "" if given[step] else "mute", sort=given[step]
            )
            for step in steps
        ),
    )
    return Row(cells)


def comments(desk: Desk, surveys: Sequence[Record], title: str, *, several: bool = True) -> Iterator[Listing]:
    """What was said beside the marks, the newest wave first; nobody is named."""
    t = desk.t
    items = []
    for survey in reversed(surveys):
        for answer in answers(desk, survey):
            if not answer.comment:
                continue
            scores = list(answer.scores.values())
            given = t("gave {value}", value=t.number(sum(scores) / len(scores), 1)) if scores else ""
            named: Text = (desk.ref(survey),) if several else ()
            meta = dotted([named, (Words(given),) if given else ()])
            items.append(Item((Words(t("“{text}”", text=answer.comment)),), meta))
    if items:
        small = shown_of(desk, len(items), _COMMENTS) or t.plural("{n} comment", "{n} comments", len(items))
        yield Listing(title=title, small=small, items=tuple(items[:_COMMENTS]))
