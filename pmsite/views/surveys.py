"""Surveys: what client and team answered, wave by wave and question by question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmsite.analyses.status import SATISFACTION_TARGET
from pmsite.model.figure import Cell, Column, Figure, Item, Listing, Meter, Page, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, dotted, own, said
from pmsite.views._status import shown_of
from pmsite.views._survey import Mean, answers, in_order, mean, of_question, reason, scored

_TEAM_TARGET = 4
"""Of 5: the target of the role for communication."""
_WAVES, _COMMENTS = 6, 30
"""Waves side by side, and comments, at most."""


def pages(desk: Desk) -> Iterator[Page]:
    """The surveys of a project, or those of no project."""
    surveys = in_order(own(desk, "survey"))
    if not surveys:
        return
    t = desk.t
    client = [survey for survey in surveys if survey.get("respondents") != "team"]
    team = [survey for survey in surveys if survey.get("respondents") == "team"]
    figures: list[Figure] = [
        desk.head(
            t("Surveys"),
            said(t, _client(desk, client), _team(desk, team)),
            small=t.plural("{n} survey", "{n} surveys", len(surveys)),
        )
    ]
    for side, name, title in (
        (client, "client", t("Client: waves")),
        (team, "team", t("Team: waves")),
    ):
        if side:
            figures.append(_waves(desk, side, title, anchor=name))
            figures += _questions(desk, side, team=name == "team")
            figures += _comments(desk, side, team=name == "team")
    address = desk.at("surveys")
    yield Page(
        address,
        t("Surveys"),
        tuple(figures),
        project=desk.key or "",
        area="client" if desk.key else "portfolio",
        view=address.page,
        nav=t("Surveys"),
        order=25 if desk.key else 47,
    )


def _client(desk: Desk, surveys: Sequence[Record]) -> str:
    """What the client gives, against the target, of how many answers."""
    t = desk.t
    if not surveys:
        return ""
    found = mean(desk, surveys)
    if found.percent is None:
        return t("Client satisfaction is n/a: {why}.", why=_why(desk, surveys))
    value, number = t.number(found.percent), t.number(found.n)
    if found.percent >= SATISFACTION_TARGET:
        return t(
            "The client gives {value} of 100 (n = {n}); the target of {target} is met.",
            value=value,
            n=number,
            target=SATISFACTION_TARGET,
        )
    return t(
        "The client gives {value} of 100 (n = {n}); the target of {target} is missed.",
        value=value,
        n=number,
        target=SATISFACTION_TARGET,
    )


def _team(desk: Desk, surveys: Sequence[Record]) -> str:
    t = desk.t
    if not surveys:
        return ""
    found = mean(desk, surveys)
    if found.value is None:
        return t("The team’s mark is n/a: {why}.", why=_why(desk, surveys))
    tops = {survey.get("scale").max for survey in surveys if scored(desk, survey)}
    if len(tops) != 1:
        return t(
            "The team gives {value} of 100 (n = {n}).",
            value=t.number(found.percent or 0),
            n=t.number(found.n),
        )
    top = tops.pop()
    value, of, number = t.number(found.value, 1), t.number(top, _decimals(top)), t.number(found.n)
    if top != 5 or found.value >= _TEAM_TARGET:  # noqa: PLR2004 - the target is one of 5
        return t("The team gives {value} of {of} (n = {n}).", value=value, of=of, n=number)
    return t(
        "The team gives {value} of {of} (n = {n}); the target of {target} is missed.",
        value=value,
        of=of,
        n=number,
        target=_TEAM_TARGET,
    )


def _why(desk: Desk, surveys: Sequence[Record]) -> str:
    """Why some surveys together have no mean: the reason of the last one."""
    return reason(desk, surveys[-1])


def _decimals(value: float) -> int:
    return 0 if float(value).is_integer() else 1


def _waves(desk: Desk, surveys: Sequence[Record], title: str, *, anchor: str) -> Table:
    """A row a wave, the newest first: who was asked, who answered, what they gave."""
    t, team = desk.t, anchor == "team"
    columns = (
        Column(t("Survey"), key="survey"),
        Column(t("Wave"), key="wave"),
        Column(t("Date"), number=True, key="date"),
        Column(t("State"), key="status"),
        Column(t("Invited"), number=True, key="invited"),
        Column(t("Answered"), number=True, key="answered"),
        Column(t("Response rate"), number=True, key="rate"),
        Column(t("Mean"), number=True, key="mean"),
        Column(t("Of 100"), number=True, key="percent"),
        Column(t("0 to 100") if team else t("0 to 100, target dashed"), least=True),
    )
    return Table(
        title=title,
        small=t("newest first"),
        columns=columns,
        rows=tuple(_wave(desk, survey, team=team) for survey in reversed(surveys)),
        caption=title,
        note=(Words(t("Of 100: the mean of score ÷ end of the scale, over all answers and questions.")),),
        anchor=anchor,
    )


def _wave(desk: Desk, survey: Record, *, team: bool) -> Row:
    t, found = desk.t, mean(desk, [survey])
    number, invited = len(answers(desk, survey)), survey.get("invited")
    scale = survey.get("scale")
    on = t(
        "{low} to {high}",
        low=t.number(scale.min, _decimals(scale.min)),
        high=t.number(scale.max, _decimals(scale.max)),
    )
    if found.value is None:
        value = Cell((Words(t("n/a"), "mute"),), (Words(reason(desk, survey), "mute"),), sort=-1)
    else:
        value = Cell((Words(t.number(found.value, 1)),), (Words(on, "mute"),), sort=found.value)
    meter: Text = ()
    if found.percent is not None:
        limits = () if team else (float(SATISFACTION_TARGET),)
        below = not team and found.percent < SATISFACTION_TARGET
        label = t("{value} of 100", value=t.number(found.percent))
        meter = (Meter(found.percent, 100, limits, "warn" if below else "ok", label),)
    cells = (
        Cell((desk.ref(survey),), sort=survey.id),
        Cell((Words(survey.get("wave")),) if survey.get("wave") else dash()),
        desk.day(survey.get("date"), missing="–"),
        Cell((desk.state(survey),)),
        desk.words(t.number(invited), sort=invited) if invited else Cell((Words(t("n/a"), "mute"),), sort=-1),
        desk.words(t.number(number), sort=number),
        _rate(desk, number, invited),
        value,
        _of_hundred(desk, found),
        Cell(meter),
    )
    return Row(cells)


def _rate(desk: Desk, number: int, invited: int | None) -> Cell:
    t = desk.t
    if not invited:
        return Cell((Words(t("n/a"), "mute"),), (Words(t("invited not stated"), "mute"),), sort=-1)
    return desk.words(t.percent(number / invited), sort=number / invited)


def _of_hundred(desk: Desk, found: Mean) -> Cell:
    if found.percent is None:
        return Cell((Words(desk.t("n/a"), "mute"),), sort=-1)
    return desk.words(desk.t.number(found.percent), "strong", sort=found.percent)


def _questions(desk: Desk, surveys: Sequence[Record], *, team: bool) -> Iterator[Table]:
    """Means by question, the latest waves side by side; a question is the same where its words are."""
    t = desk.t
    shown = [survey for survey in surveys if scored(desk, survey)][-_WAVES:]
    asked = {
        question.text: question
        for survey in reversed(shown)
        for question in reversed(survey.get("questions"))
    }
    if not shown or not asked:
        return
    columns = [Column(t("Question")), Column(t("Measures"), least=True)]
    columns += [Column(survey.get("wave") or survey.id, number=True) for survey in shown]
    columns += [Column(t.of("Change", "survey"), number=True)] if len(shown) > 1 else []
    columns += [Column(t("Lowest to highest"), number=True, least=True)]
    rows = [
        _question(desk, shown, question.text, question.dimension) for question in list(asked.values())[::-1]
    ]
    title = t("Team: mean of each question") if team else t("Client: mean of each question")
    small = shown_of(desk, len(surveys), len(shown)) if len(surveys) > _WAVES else t("n in brackets")
    yield Table(title=title, small=small, columns=tuple(columns), rows=tuple(rows), caption=title)


def _question(desk: Desk, surveys: Sequence[Record], text: str, dimension: str | None) -> Row:
    t = desk.t
    means = [_asked(desk, survey, text) for survey in surveys]
    cells = [
        desk.words(text),
        desk.words(desk.label(dimension, "survey.dimension") or "–", "" if dimension else "mute"),
    ]
    for found in means:
        if found is None:
            cells.append(Cell((Words(t("not asked"), "mute"),), sort=-1))
        elif found.value is None:
            cells.append(Cell((Words(t("n/a"), "mute"),), sort=-1))
        else:
            cells.append(
                Cell(
                    (Words(t.number(found.value, 1)), Words(t("({n})", n=found.n), "mute")), sort=found.value
                )
            )
    values = [found.value for found in means if found is not None and found.value is not None]
    if len(surveys) > 1:
        cells.append(_change(desk, values))
    last = next((found for found in reversed(means) if found is not None and found.low is not None), None)
    if last is None or last.low is None or last.high is None:
        cells.append(Cell(dash()))
    else:
        low, high = (t.number(value, _decimals(value)) for value in (last.low, last.high))
        cells.append(desk.words(t("{low} to {high}", low=low, high=high)))
    return Row(tuple(cells))


def _asked(desk: Desk, survey: Record, text: str) -> Mean | None:
    """The mean of a question in a survey; None where it was not asked."""
    found = next((item for item in survey.get("questions") if item.text == text), None)
    return of_question(desk, survey, found.id) if found is not None else None


def _change(desk: Desk, values: Sequence[float]) -> Cell:
    """From the wave before to the last one."""
    if len(values) < 2:  # noqa: PLR2004 - a change has two sides
        return Cell(dash(), sort=0)
    delta = round(values[-1] - values[-2], 1)
    number = desk.t.number(delta, 1)
    return desk.words(f"+{number}" if delta > 0 else number if delta < 0 else "±0", "strong", sort=delta)


def _comments(desk: Desk, surveys: Sequence[Record], *, team: bool) -> Iterator[Listing]:
    """What was said beside the marks, the newest wave first; nobody is named."""
    t = desk.t
    items = []
    for survey in reversed(surveys):
        for answer in answers(desk, survey):
            if not answer.comment:
                continue
            scores = list(answer.scores.values())
            given = t("gave {value}", value=t.number(sum(scores) / len(scores), 1)) if scores else ""
            meta = dotted([(desk.ref(survey),), (Words(given),) if given else ()])
            items.append(Item((Words(t("“{text}”", text=answer.comment)),), meta))
    if items:
        title = t("Team: comments") if team else t("Client: comments")
        small = shown_of(desk, len(items), _COMMENTS) or t.plural("{n} comment", "{n} comments", len(items))
        yield Listing(title=title, small=small, items=tuple(items[:_COMMENTS]))
