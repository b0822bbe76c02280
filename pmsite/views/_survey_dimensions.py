"""What surveys measure, wave by wave: each dimension against the wave before and the target, and the trend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pmsite.model.figure import (
    Cell,
    Column,
    Figure,
    Line,
    Point,
    Row,
    Series,
    Status,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._lines import dash
from pmsite.views._status import shown_of
from pmsite.views._survey import (
    Mean,
    Side,
    dimension_of,
    dimensions,
    mean,
    names,
    of_dimension,
    scored,
)

_WAVES = 6
"""Waves side by side, at most."""
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """A dimension over the waves: its means, and on the common scale the last value and the one before."""

    label: str
    means: tuple[Mean | None, ...]
    value: float | None
    before: float | None
    side: Side

    @property
    def low(self) -> bool:
        """Whether it is below the target."""
        return self.value is not None and self.value < self.side.target

    @property
    def change(self) -> float | None:
        """From the wave before to the last one, as far as it is shown; None of one wave alone."""
        if self.value is None or self.before is None:
            return None
        return round(self.value - self.before, self.side.decimals) + 0.0

    @property
    def fell(self) -> bool:
        """Whether it is lower than in the wave before."""
        return self.change is not None and self.change < 0


def standings(desk: Desk, surveys: Sequence[Record], side: Side) -> list[Standing]:
    """Dimensions of the waves that have scores, each with its means; in the order of the questions."""
    shown = waves(desk, surveys)
    found = []
    for name in dimensions(shown):
        means = tuple(of_dimension(desk, survey, name) for survey in shown)
        values = [value for item in means if item is not None and (value := side.of(item)) is not None]
        label = _label(desk, shown, name)
        last = values[-1] if values else None
        before = values[-2] if len(values) >= _PAIR else None
        found.append(Standing(label, means, last, before, side))
    return found


def waves(desk: Desk, surveys: Sequence[Record]) -> list[Record]:
    """The latest waves that have scores, oldest first."""
    return [survey for survey in surveys if scored(desk, survey)][-_WAVES:]


def _label(desk: Desk, surveys: Sequence[Record], name: str) -> str:
    """A dimension's name; a question that names none stands for itself, in its own words."""
    named = any(item.dimension == name for survey in surveys for item in survey.get("questions") or ())
    return desk.label(name, "survey.dimension") if named else name


def amount(desk: Desk, side: Side, value: float) -> str:
    """A value on the common scale of a side."""
    return desk.t.number(value, side.decimals)


def worries(desk: Desk, found: Sequence[Standing]) -> str:
    """Dimensions below the target, else those that fell, with their values; "" where there are none."""
    t = desk.t
    low = [item for item in found if item.low]
    chosen = sorted(low or [item for item in found if item.fell], key=lambda item: item.value or 0)
    if not chosen:
        return ""
    text = t.joined([_moved(desk, item) for item in chosen])
    if low:
        return t("Below the target of {target}: {names}.", target=t.number(low[0].side.target), names=text)
    return t("Lower than in the wave before: {names}.", names=text)


def _moved(desk: Desk, item: Standing) -> str:
    """``Meetings 3.7 after 4.3``; the value alone where there is no other wave."""
    now = amount(desk, item.side, item.value or 0)
    if item.before is None:
        return desk.t("{name} {value}", name=item.label, value=now)
    before = amount(desk, item.side, item.before)
    return desk.t("{name} {value} after {before}", name=item.label, value=now, before=before)


def figures(desk: Desk, surveys: Sequence[Record], side: Side) -> Iterator[Figure]:
    """Dimension by wave, and the line of all waves where there are two with scores."""
    shown = waves(desk, surveys)
    if not shown:
        return
    yield _table(desk, surveys, shown, side)
    if len(shown) >= _PAIR:
        yield _line(desk, shown, side)


def _table(desk: Desk, surveys: Sequence[Record], shown: Sequence[Record], side: Side) -> Table:
    t, team = desk.t, side.name == "team"
    found = standings(desk, surveys, side)
    columns = [Column(t("Dimension"), key="dimension")]
    columns += [Column(name, number=True) for name in names(shown)]
    columns += [Column(t("Against the wave before"), key="change")] if len(shown) >= _PAIR else []
    target = t.number(side.target)
    columns.append(Column(t("Target {target}", target=target), key="target"))
    title = t("Team: dimensions") if team else t("Client: dimensions")
    asked = [survey for survey in surveys if scored(desk, survey)]
    small = shown_of(desk, len(asked), len(shown)) if len(asked) > len(shown) else ""
    scale = t("of 5, n in brackets") if team else t("of 100, n in brackets")
    rows = [_row(desk, item, _questions(shown, item, desk), len(shown)) for item in found]
    note = (
        t("The scales of the waves differ; every score is divided by the end of its scale.")
        if len({survey.get("scale").max for survey in shown}) > 1
        else ""
    )
    return Table(
        title=title,
        small=small or scale,
        columns=tuple(columns),
        rows=tuple(rows),
        caption=title,
        note=(Words(note),) if note else (),
        formula=formula(desk, "survey_mean"),
        anchor=f"{side.name}-dimensions",
    )


def _questions(shown: Sequence[Record], item: Standing, desk: Desk) -> list[str]:
    """The questions of a dimension in their words, each once; the latest wave's first."""
    texts = [
        question.text
        for survey in reversed(shown)
        for question in survey.get("questions") or ()
        if question.dimension and desk.label(dimension_of(question), "survey.dimension") == item.label
    ]
    return list(dict.fromkeys(texts))


def _row(desk: Desk, item: Standing, questions: Sequence[str], shown: int) -> Row:
    t = desk.t
    below = tuple(Words(text, "soft") for text in questions[:_PAIR])
    more = (Words(t("and {n} more", n=len(questions) - _PAIR), "mute"),) if len(questions) > _PAIR else ()
    cells = [Cell((Words(item.label, "strong"),), (*below, *more), sort=item.label)]
    cells += [_value(desk, item.side, found) for found in item.means]
    if shown >= _PAIR:
        cells.append(_change(desk, item))
    if item.value is None:
        cells.append(Cell(dash(), sort=-1))
    else:
        light = Status("warn", t("missed")) if item.low else Status("ok", t("met"))
        cells.append(Cell((light,), sort=item.value - item.side.target))
    return Row(tuple(cells))


def _value(desk: Desk, side: Side, found: Mean | None) -> Cell:
    t = desk.t
    if found is None:
        return Cell((Words(t("not asked"), "mute"),), sort=-1)
    value = side.of(found)
    if value is None:
        return Cell((Words(t("n/a"), "mute"),), (Words(t("no answer"), "mute"),), sort=-1)
    return Cell((Words(amount(desk, side, value)), Words(t("({n})", n=found.n), "mute")), sort=value)


def _change(desk: Desk, item: Standing) -> Cell:
    """By how much it rose or fell against the last wave that asked for it; the word says it too."""
    t, change = desk.t, item.change
    if change is None:
        return Cell((Words(t("no wave before"), "mute"),), sort=0)
    size = amount(desk, item.side, abs(change))
    text: Text
    if change > 0:
        text = (Words(t("▲ {n} higher", n=size), "ok"),)
    elif change < 0:
        text = (Words(t("▼ {n} lower", n=size), "off"),)
    else:
        text = (Words(t("unchanged"), "mute"),)
    return Cell(text, sort=change)


def _line(desk: Desk, shown: Sequence[Record], side: Side) -> Series:
    """The mean of each wave over all of its questions, with the target across."""
    t = desk.t
    values = [side.of(mean(desk, [survey])) for survey in shown]
    marks = tuple(
        Point(name, value, amount(desk, side, value) if value is not None else "")
        for name, value in zip(names(shown), values, strict=True)
    )
    first, last = marks[0], marks[-1]
    values_of = {"last": last.label, "wave": last.x, "first": first.label, "before": first.x}
    if side.name == "team":
        title = t("Team: {last} of 5 in {wave}, after {first} in {before}", **values_of)
    else:
        title = t("Client: {last} of 100 in {wave}, after {first} in {before}", **values_of)
    low = 1 if side.name == "team" else 0
    return Series(
        title=title,
        lines=(Line(t("Mean of all questions"), marks),),
        ticks=((low, t.number(low)), (side.whole, t.number(side.whole))),
        target=side.target,
        target_label=t("Target {target}", target=t.number(side.target)),
        unit=t("mean of each wave, over all questions"),
        place_label=t("Wave"),
        caption=t("Mean by wave"),
        anchor=f"{side.name}-trend",
    )
