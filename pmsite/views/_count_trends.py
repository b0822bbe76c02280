"""How much waits over time: open actions, and changes without a decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pmsite.analyses.changes import UNDECIDED
from pmsite.model.figure import Figure, Ground, Part, Pile, Stack
from pmsite.model.trend import Figures, Snapshot
from pmsite.views._axis import ticks
from pmsite.views._desk import Desk
from pmsite.views._trends import (
    ANCHOR,
    explained,
    label,
    note,
    projects,
    signed,
    since_first,
    source,
    source_label,
    spoken,
    unit,
    unknown,
)

Counted = tuple[int, int, int]
"""What waits and is to be looked at first, what else waits, and how many there are in all."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is counted, and the words for it."""

    count: Callable[[Figures], Counted]
    name: str
    """Title where nothing is drawn, and of the table."""
    parts: tuple[str, str]
    grounds: tuple[Ground, Ground]
    rows: tuple[str, str]
    definition: str


def action_trend(desk: Desk) -> Figure | None:
    """Open actions over time, the overdue ones among them; why there is no such line."""
    t = desk.t
    kind = _Kind(
        _actions,
        t("Action burn-down"),
        (t("Overdue"), t("Open, not overdue")),
        ("off", "data"),
        (t("new"), t("closed")),
        "action_trend",
    )
    return _stack(desk, kind, _actions_finding)


def change_trend(desk: Desk) -> Figure | None:
    """Changes without a decision over time; why there is no such line."""
    t = desk.t
    kind = _Kind(
        _changes,
        t("Change backlog"),
        (t("In review"), t("Not in review")),
        ("data", "mute"),
        (t("new"), t("decided")),
        "change_trend",
    )
    return _stack(desk, kind, _changes_finding)


def _actions(figures: Figures) -> Counted:
    found = figures["actions"]
    return (
        found["overdue"],
        found["open"] - found["overdue"],
        found["open"] + found["done"] + found["cancelled"],
    )


def _changes(figures: Figures) -> Counted:
    found = figures["changes"]
    review = found.get("in_review", 0)
    waiting = sum(number for state, number in found.items() if state in UNDECIDED)
    return review, waiting - review, sum(found.values())


def _stack(
    desk: Desk, kind: _Kind, finding: Callable[[Desk, Sequence[Snapshot], Sequence[int]], str]
) -> Figure | None:
    t = desk.t
    snapshots = since_first(desk)
    counts = [_summed(desk, snapshot, kind.count) for snapshot in snapshots]
    if not any(every for _, _, every in counts):
        return unknown(desk, kind.name)
    piles = []
    for at, (snapshot, (first, rest, every)) in enumerate(zip(snapshots, counts, strict=True)):
        came = went = None
        if at:
            was_first, was_rest, was_every = counts[at - 1]
            came = every - was_every
            went = came + was_first + was_rest - first - rest
        notes = (_change(desk, came, "+"), _change(desk, went, "−"))
        piles.append(Pile(label(desk, snapshot), (first, rest), notes, source(desk, snapshot)))
    totals = [first + rest for first, rest, _ in counts]
    return Stack(
        title=finding(desk, snapshots, totals),
        parts=tuple(Part(name, ground) for name, ground in zip(kind.parts, kind.grounds, strict=True)),
        piles=tuple(piles),
        rows=kind.rows,
        ticks=tuple((value, f"{value:g}") for value in ticks(max(totals)) if value == int(value)),
        unit=unit(desk),
        place_label=t("As of"),
        source_label=source_label(desk),
        caption=kind.name,
        description=spoken(desk, [(s, str(total)) for s, total in zip(snapshots, totals, strict=True)]),
        note=note(desk),
        anchor=ANCHOR,
        formula=explained(desk, kind.definition),
    )


def _summed(desk: Desk, snapshot: Snapshot, count: Callable[[Figures], Counted]) -> Counted:
    found = [count(figures) for _, figures in projects(desk, snapshot)]
    first, rest, every = (sum(item[at] for item in found) for at in range(3))
    return first, rest, every


def _change(desk: Desk, number: int | None, sign: str) -> str:
    """How many came or went; of records that were deleted the other sign."""
    if number is None or number >= 0:
        return signed(desk, number, sign)
    return signed(desk, -number, "−" if sign == "+" else "+")


def _actions_finding(desk: Desk, snapshots: Sequence[Snapshot], totals: Sequence[int]) -> str:
    t, now, before, day = desk.t, totals[-1], totals[-2], label(desk, snapshots[-2])
    if not now:
        return t("No action is open")
    words = t.plural("{n} action is open", "{n} actions are open", now)
    return _compared(desk, words, now, before, day)


def _changes_finding(desk: Desk, snapshots: Sequence[Snapshot], totals: Sequence[int]) -> str:
    t, now, before, day = desk.t, totals[-1], totals[-2], label(desk, snapshots[-2])
    if not now:
        return t("No change waits for a decision")
    words = t.plural("{n} change waits for a decision", "{n} changes wait for a decision", now)
    return _compared(desk, words, now, before, day)


def _compared(desk: Desk, words: str, now: int, before: int, day: str) -> str:
    t = desk.t
    if now == before:
        return t("{first}, as many as on {day}", first=words, day=day)
    if now > before:
        return t("{first}, {n} more than on {day}", first=words, n=now - before, day=day)
    return t("{first}, {n} fewer than on {day}", first=words, n=before - now, day=day)
