"""What a difference says in the reader's language: sentences about records, the weightiest first."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pmsite.model.compare import BODY, lines_changed
from pmsite.model.diagnostic import printable
from pmsite.model.difference import Consequence, Edited, Named
from pmsite.model.ports import Texts
from pmsite.views._labels import english

_LONG = 80
"""Characters of a value that are shown."""
_TITLE = 100
MOST_NAMES = 20
"""Records that one line names."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence about one record, or about several of which the same is true."""

    records: tuple[Named, ...]
    said: str


def said(item: Consequence, t: Texts) -> str:
    """A consequence as the end of a sentence that begins with its record."""
    return _SAID[item.type](item, t)


def lines(items: Iterable[Consequence], t: Texts) -> list[Line]:
    """Sentences by record, in the order of the consequences; records that share one are named together, up to 20."""
    records: dict[Named, list[str]] = {}
    for item in items:
        records.setdefault(item.record, []).append(said(item, t))
    together: dict[tuple[str, str | None], list[Named]] = {}
    comma = "，" if t.language == "zh" else ", "
    for record, sentences in records.items():
        together.setdefault((comma.join(sentences), record.project), []).append(record)
    return [
        Line(tuple(names[at : at + MOST_NAMES]), sentence)
        for (sentence, _), names in together.items()
        for at in range(0, len(names), MOST_NAMES)
    ]


def title(record: Named) -> str:
    """A record's title, short and on one line; "" where it says no more than the id."""
    text = printable(" ".join(record.title.split()))
    return "" if text == record.id else text if len(text) <= _TITLE else text[: _TITLE - 1] + "…"


def edited(item: Edited, t: Texts) -> tuple[str, str]:
    """What a field was and is; of a text how many lines came and went, behind nothing."""
    if item.field == BODY:
        count = lines_changed(item.old, item.new)
        return "", t(
            "text changed: +{added} −{removed} lines",
            added=t.number(count.added),
            removed=t.number(count.removed),
        )
    return value(item.old, t), value(item.new, t)


def value(found: Any, t: Texts) -> str:
    """A plain value, short and on one line."""
    if found is None or found in ([], {}, ""):
        return t("nothing")
    text = _flat(found)
    text = printable(" ".join(text.split()))
    return text if len(text) <= _LONG else text[: _LONG - 1] + "…"


def _flat(found: Any) -> str:
    if isinstance(found, Mapping):
        return "{" + ", ".join(f"{key}: {_flat(item)}" for key, item in found.items()) + "}"
    if isinstance(found, (list, tuple)):
        return ", ".join(map(_flat, found))
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)


def _day(found: dt.date | None, t: Texts) -> str:
    return t.full_day(found) if found is not None else t("unknown")


def _days(number: float | None, t: Texts) -> str:
    """Working days with their sign."""
    if number is None:
        return ""
    sign = "+" if number > 0 else "−" if number < 0 else ""
    count = abs(number)
    text = t.number(count, 0 if float(count).is_integer() else 1)
    return (
        t("{sign}1 working day", sign=sign)
        if count == 1
        else t("{sign}{number} working days", sign=sign, number=text)
    )


def _move(t: Texts, old: str, new: str) -> str:
    return t("{old} → {new}", old=old, new=new)


def _forecast(item: Consequence, t: Texts) -> str:
    move = _move(t, _day(item.old, t), _day(item.new, t))
    if item.working_days is None:
        return t("forecast {move}", move=move)
    return t("forecast {move} ({days})", move=move, days=_days(item.working_days, t))


def _float(item: Consequence, t: Texts) -> str:
    return t("float {old} → {new} working days", old=_number(item.old, t), new=_number(item.new, t))


def _number(number: float | None, t: Texts, decimals: int = 2) -> str:
    if number is None:
        return t("n/a")
    text = t.number(abs(number), 0 if float(number).is_integer() else decimals)
    return f"−{text}" if number < 0 else text


def _score(item: Consequence, t: Texts) -> str:
    old, new = item.more["band"].values()
    words = [t.of(english(band), "risk.band") if band else t("n/a") for band in (old, new)]
    if len({str(cell) for cell in item.more["cell"].values()}) == 1:
        return t("band {move}", move=_move(t, *words))
    move = _move(t, _number(item.old, t), _number(item.new, t))
    cells = ["×".join(map(str, cell)) if cell else t("n/a") for cell in item.more["cell"].values()]
    names = {
        "current": t("score {move} ({cells})", move=move, cells=_move(t, *cells)),
        "inherent": t("inherent score {move} ({cells})", move=move, cells=_move(t, *cells)),
        "target": t("target score {move} ({cells})", move=move, cells=_move(t, *cells)),
    }
    text = names[item.more["assessment"]]
    if old == new:
        return text
    return t("{score}, band {move}", score=text, move=_move(t, *words))


def _responses(item: Consequence, t: Texts) -> str:
    done, known = (t.number(item.more[name]) for name in ("done", "responses"))
    if item.new:
        return t("all responses are done")
    return t("{done} of {all} responses are done, no longer all", done=done, all=known)


def _states(item: Consequence, t: Texts, kind: str) -> str:
    old, new = (t.of(english(str(state)), f"{kind}.status") for state in (item.old, item.new))
    return _move(t, old, new)


def _decided(item: Consequence, t: Texts) -> str:
    facts = [_days(item.working_days, t)] if item.working_days else []
    cost = item.more["cost"]
    facts += [t("cost {amount}", amount=_number(cost, t))] if cost else []
    move = _states(item, t, "change")
    if not facts:
        return t("decided: {move}", move=move)
    return t("decided: {move}; stated impact {impact}", move=move, impact=t.joined(facts))


def _kpi(item: Consequence, t: Texts) -> str:
    unit = item.more["unit"]
    old, new = (_amount(number, unit, t) for number in (item.old, item.new))
    text = _move(t, old, new) if item.old != item.new else new
    target = item.more["target"]["new"]
    if not item.more["crossed"] or target is None:
        lights = [t.of(english(name), "status") for name in item.more["status"].values()]
        return text if lights[0] == lights[1] else t("{value}, {move}", value=text, move=_move(t, *lights))
    goal = _amount(target, unit, t)
    if item.more["status"]["new"] == "green":
        return t("{value}, meets its target {target}", value=text, target=goal)
    return t("{value}, misses its target {target}", value=text, target=goal)


def _amount(number: float | None, unit: str, t: Texts) -> str:
    if number is None:
        return t("n/a")
    if unit == "ratio":
        share = round(number * 100, 1)
        return t("{number} %", number=t.number(share, 0 if share.is_integer() else 1))
    if unit == "yes_no":
        return t("yes") if number else t("no")
    return _number(number, t)


def _status(item: Consequence, t: Texts) -> str:
    name = english(item.more["dimension"])
    words = [
        t("No data") if light == "none" else t.of(english(light), "status") for light in (item.old, item.new)
    ]
    return t("{dimension} status {move}", dimension=t(name), move=_move(t, *words))


def _problem(item: Consequence, t: Texts) -> str:
    """What is wrong, without the name of its record; of an error where it stands."""
    more = item.more
    message = str(item.old if item.new is None else item.new)
    message = message.removeprefix(f"{item.record.id.rpartition('/')[2]}: ")
    if item.type == "problem_solved":
        return t("solved: {code} {message}", code=more["code"], message=message)
    if more["severity"] == "error":
        place = f"{more['path']}:{more['line']}"
        return t("new error {code} {message} ({place})", code=more["code"], message=message, place=place)
    if more["severity"] == "warning":
        return t("new warning {code} {message}", code=more["code"], message=message)
    return t("new notice {code} {message}", code=more["code"], message=message)


def _seen(item: Consequence) -> dict[str, object]:
    return {name: item.more[name] for name in ("audience", "field")}


def _money(label: str) -> Callable[[Consequence, Texts], str]:
    def words(item: Consequence, t: Texts) -> str:
        decimals = 3 if item.type in ("cpi", "spi") else 0
        move = _move(t, _number(item.old, t, decimals), _number(item.new, t, decimals))
        return t("{figure} {move}", figure=t(label), move=move)

    return words


_SAID: dict[str, Callable[[Consequence, Texts], str]] = {
    "milestone_forecast": _forecast,
    "critical": lambda item, t: t("now critical") if item.new else t("no longer critical"),
    "float_used": _float,
    "risk_score": _score,
    "responses_complete": _responses,
    "risk_lowered": lambda item, t: t("counts as lowered") if item.new else t("no longer counts as lowered"),
    "action_closed": lambda item, t: t("closed: {move}", move=_states(item, t, "action")),
    "action_reopened": lambda item, t: t("open again: {move}", move=_states(item, t, "action")),
    "action_overdue": lambda item, t: (
        t("overdue since {day}", day=_day(item.more["due"], t)) if item.new else t("no longer overdue")
    ),
    "change_decided": _decided,
    "change_pending": lambda item, t: t(
        "waits for a decision again: {move}", move=_states(item, t, "change")
    ),
    "budget": _money("Budget"),
    "bac": _money("Budget at completion"),
    "actual_cost": _money("Actual cost"),
    "eac": _money("Estimate at completion"),
    "cpi": _money("CPI"),
    "spi": _money("SPI"),
    "kpi": _kpi,
    "field_released": lambda item, t: t("{audience} newly sees {field}", **_seen(item)),
    "field_withheld": lambda item, t: t("{audience} no longer sees {field}", **_seen(item)),
    "status": _status,
    "problem_new": _problem,
    "problem_solved": _problem,
}
