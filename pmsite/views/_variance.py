"""How the plan differs from a baseline, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import (
    Fact,
    Facts,
    Formula,
    Inline,
    Item,
    Listing,
    Ref,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._lines import currency, listed, said
from pmsite.views._milestones import slip_words

Difference = Mapping[str, Any]


def differences(desk: Desk, baseline: Record) -> list[Difference]:
    """What is known of tasks and milestones against a baseline; an audience sees those released to it."""
    found: Sequence[Difference] = desk.portal.of(baseline).get("variance") or ()
    return [item for item in found if _record(desk, baseline, item["id"]) or desk.portal.audience == INTERNAL]


def totals(desk: Desk, baseline: Record) -> Difference:
    """What the differences come to; empty where nothing is known."""
    found: Difference = desk.portal.of(baseline).get("variance_totals") or {}
    return found


def _record(desk: Desk, baseline: Record, name: str) -> Record | None:
    return desk.portal.graph.get(f"{baseline.project}/{name}")


def piece(desk: Desk, baseline: Record, name: str, *, title: bool = True) -> Ref:
    """A task or milestone of a baseline as a link; its id where it is gone."""
    record = _record(desk, baseline, name)
    return desk.ref(record, title=title) if record is not None else Ref(name)


def sentence(desk: Desk, baseline: Record) -> str:
    """The plan against a baseline: how far its finish moved and by which task, and what it costs more."""
    t, sums = desk.t, totals(desk, baseline)
    days = sums.get("finish_days")
    if days is None:
        return t("The plan is measured against {id}.", id=baseline.id)
    values = {"id": baseline.id, "task": sums.get("cause") or ""}
    if not days:
        first = t("The plan finishes on the day that {id} froze.", **values)
    elif days > 0:
        first = (
            t.plural(
                "The plan is {n} working day behind {id}, mainly {task}.",
                "The plan is {n} working days behind {id}, mainly {task}.",
                days,
                **values,
            )
            if values["task"]
            else t.plural(
                "The plan is {n} working day behind {id}.",
                "The plan is {n} working days behind {id}.",
                days,
                **values,
            )
        )
    else:
        first = t.plural(
            "The plan is {n} working day ahead of {id}.",
            "The plan is {n} working days ahead of {id}.",
            -days,
            **values,
        )
    return said(t, first, _money(desk, baseline, sums))


def _money(desk: Desk, baseline: Record, sums: Difference) -> str:
    """What the plan costs more than the baseline; nothing where some tasks have no cost on a side."""
    cost = sums.get("cost")
    if not cost or sums.get("cost_uncounted"):
        return ""
    amount = desk.t.money(abs(cost), currency(desk, baseline))
    if cost > 0:
        return desk.t("It costs {amount} more.", amount=amount)
    return desk.t("It costs {amount} less.", amount=amount)


def behind(desk: Desk, baseline: Record) -> Formula:
    """What stands behind the differences: how they are computed, against which baseline."""
    t, date = desk.t, baseline.get("date")
    frozen = t("frozen on {day}", day=t.dated(date, desk.today)) if date is not None else ""
    cost = t("Hours are those planned for people; cost is the written budget, else hours × rate.")
    mainly = t(
        "What moved the finish most: on the chain of tasks that holds it, the one whose slip exceeds that "
        "of the task before it by most."
    )
    inputs: tuple[Text, ...] = ((desk.ref(baseline), Words(frozen)), (Words(cost),), (Words(mainly),))
    return formula(desk, "variance", inputs=inputs)


def _cause(desk: Desk, baseline: Record, sums: Difference) -> list[Fact]:
    """The task that moved the finish most, where it is known and may be named."""
    known = {item["id"] for item in differences(desk, baseline)}
    if sums.get("cause") not in known:
        return []
    return [Fact(desk.t("Mainly"), (piece(desk, baseline, sums["cause"]),))]


def summary(desk: Desk, baseline: Record) -> Facts:
    """Finish, cost, hours and the number of tasks that moved, were added or were removed."""
    t, sums = desk.t, totals(desk, baseline)
    unit = currency(desk, baseline)
    items = differences(desk, baseline)
    found = [
        Fact(t("Finish"), _finish(desk, sums)),
        *(_cause(desk, baseline, sums) if (sums.get("finish_days") or 0) > 0 else ()),
        Fact(t("Cost"), _sum(desk, sums, "cost", lambda value: t.money(value, unit, sign=True))),
        Fact(t("Hours"), _sum(desk, sums, "hours", lambda value: t("{n} h", n=signed(desk, value)))),
        Fact(t("Tasks"), (Words(_counts(desk, sums)),)),
        Fact(t("Milestones later"), (Words(t.number(sums["milestones_slipped"])),)),
    ]
    for status, name in (("added", t("Added")), ("removed", t("Removed"))):
        ids = [item["id"] for item in items if item["status"] == status]
        refs: list[Text] = [(piece(desk, baseline, key, title=status == "added"),) for key in ids]
        found.append(Fact(name, listed(t, refs) or (Words("–", "mute"),)))
    title = t("What changed since {id}", id=baseline.id)
    return Facts(title=title, facts=tuple(found), columns=1, formula=behind(desk, baseline), anchor="changed")


def _finish(desk: Desk, sums: Difference) -> Text:
    t = desk.t
    now, then, days = sums.get("finish"), sums.get("baseline_finish"), sums.get("finish_days")
    if now is None or then is None or days is None:
        return (Words(t("n/a"), "mute"), Words(t("no finish to compare with"), "mute"))
    was = t("baseline {day}", day=t.dated(then, desk.today))
    moved = Words(slip_words(desk, days), "strong" if days > 0 else "")
    return (Words(t.dated(now, desk.today)), moved, Words(was, "mute"))


def _sum(desk: Desk, sums: Difference, key: str, form: Callable[[float], str]) -> Text:
    t, value = desk.t, sums.get(key)
    if value is None:
        return (Words(t("n/a"), "mute"), Words(t("a side has none"), "mute"))
    words: list[Inline] = [Words(form(value) if value else "±0")]
    if sums[f"{key}_uncounted"]:
        number = sums[f"{key}_uncounted"]
        words.append(
            Words(t.plural("{n} task not counted", "{n} tasks not counted", number), "mute"),
        )
    return tuple(words)


def signed(desk: Desk, value: float) -> str:
    """A number with its sign."""
    number = desk.t.number(value, 0 if float(value).is_integer() else 1)
    return f"+{number}" if value > 0 else number


def _counts(desk: Desk, sums: Difference) -> str:
    t = desk.t
    return t(
        "{later} later, {earlier} earlier, {same} on their dates",
        later=t.number(sums["slipped"]),
        earlier=t.number(sums["earlier"]),
        same=t.number(sums["same"]),
    )


def worst(desk: Desk, baseline: Record) -> Listing:
    """The five tasks that slipped most."""
    t = desk.t
    known = {item["id"]: item for item in differences(desk, baseline)}
    items = tuple(
        Item(
            (piece(desk, baseline, name),),
            (Words(_moved(desk, known[name])),),
            Words(slip_words(desk, known[name]["finish_days"]), "strong"),
        )
        for name in totals(desk, baseline).get("worst", ())
        if name in known
    )
    return Listing(
        title=t("What slipped most"),
        small=t("finish against the baseline, working days"),
        items=items,
        empty=t("No task finishes later than in the baseline."),
        anchor="worst",
    )


def _moved(desk: Desk, item: Difference) -> str:
    t = desk.t
    days: list[dt.date] = [item["baseline"]["finish"], item["now"]["finish"]]
    then, now = (t.dated(day, desk.today) for day in days)
    return t("from {then} to {now}", then=then, now=now)


def moved(desk: Desk, baselines: Iterable[Record]) -> bool:
    """Whether the differences of any of these baselines are known."""
    return any(totals(desk, baseline) for baseline in baselines)
