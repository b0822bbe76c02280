"""What a baseline moved against the one before it, and the changes behind it: for both sides' pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Cell, Column, Fact, Facts, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._lines import currency, dotted, origins, refs, targets
from pmsite.views._milestones import slip_words
from pmsite.views._variance import piece


def changes_of(desk: Desk, baseline: Record) -> list[Record]:
    """Changes that a baseline takes in: those that it names, and those that name it."""
    found = [*targets(desk, baseline, "change"), *origins(desk, baseline, "leads_to")]
    return list({record.uid: record for record in found}.values())


def baselines_of(desk: Desk, change: Record) -> list[Record]:
    """Baselines that a change led to: the one that it names, and those that name it."""
    found = [*targets(desk, change, "leads_to"), *origins(desk, change, "change")]
    return list({record.uid: record for record in found if record.kind == "baseline"}.values())


def _step(desk: Desk, baseline: Record) -> Mapping[str, Any] | None:
    found: Mapping[str, Any] | None = desk.portal.of(baseline).get("step")
    return found or None


def step(desk: Desk, baseline: Record) -> Facts | None:
    """Finish, cost, hours and tasks against the baseline before; None where it is the first, or is withheld."""
    found = _step(desk, baseline)
    if found is None:
        return None
    t, sums, unit = desk.t, found["totals"], currency(desk, baseline)
    facts = [Fact(t("Finish"), _finish(desk, sums))]
    for key, name in (("cost", t("Cost")), ("hours", t("Hours"))):
        value = sums.get(key)
        text: Text = (Words(t("n/a"), "mute"), Words(t("a side has none"), "mute"))
        if value is not None:
            words = t.money(value, unit, sign=True) if key == "cost" else _hours(desk, value)
            text = (Words(words if value else "±0"),)
            left_out = sums[f"{key}_uncounted"]
            if left_out:
                counted = t.plural("{n} task not counted", "{n} tasks not counted", left_out)
                text = (*text, Words(counted, "mute"))
        facts.append(Fact(name, text))
    facts.append(Fact(t("Tasks"), _counts(desk, sums)))
    behind = changes_of(desk, baseline)
    if behind:
        facts.append(Fact(t("Approved by"), refs(desk, behind, title=True)))
    return Facts(
        title=t("What {id} moved against {before}", id=baseline.id, before=found["before"]),
        facts=tuple(facts),
        columns=1,
        formula=formula(
            desk, "variance", inputs=((piece(desk, baseline, found["before"]), desk.ref(baseline)),)
        ),
        anchor="step",
    )


def _hours(desk: Desk, value: float) -> str:
    number = desk.t.number(value, 0 if float(value).is_integer() else 1)
    return desk.t("{n} h", n=f"+{number}" if value > 0 else number)


def _finish(desk: Desk, sums: Mapping[str, Any]) -> Text:
    t = desk.t
    then, now, days = sums.get("baseline_finish"), sums.get("finish"), sums.get("finish_days")
    if then is None or now is None or days is None:
        return (Words(t("n/a"), "mute"), Words(t("no finish to compare with"), "mute"))
    return (
        Words(f"{t.dated(then, desk.today)} → {t.dated(now, desk.today)}"),
        Words(slip_words(desk, days), "strong" if days > 0 else ""),
    )


def _counts(desk: Desk, sums: Mapping[str, Any]) -> Text:
    """How many tasks it moved; and how many it added and removed where it did."""
    t = desk.t
    moved = t(
        "{later} later, {earlier} earlier, {same} on their dates",
        later=t.number(sums["slipped"]),
        earlier=t.number(sums["earlier"]),
        same=t.number(sums["same"]),
    )
    added, removed = (t.number(sums[key]) for key in ("added", "removed"))
    new = t("{added} added, {removed} removed", added=added, removed=removed)
    return dotted([(Words(moved),), (Words(new),) if sums["added"] or sums["removed"] else ()])


def moved_milestones(desk: Desk, baseline: Record) -> Table | None:
    """Milestones that a baseline moved; None where it moved none, or where that is withheld."""
    found = _step(desk, baseline)
    if found is None:
        return None
    t = desk.t
    items = [item for item in found["items"] if item["kind"] == "milestone" and item["finish_days"]]
    if desk.portal.audience != INTERNAL:
        items = [item for item in items if piece(desk, baseline, item["id"]).to is not None]
    if not items:
        return None
    columns = (
        Column(t("Milestone"), key="milestone"),
        Column(t("Before"), number=True, key="before"),
        Column(t("After"), number=True, key="after"),
        Column(t("Moved by"), number=True, key="moved"),
    )
    title = t("Milestones that {id} moved", id=baseline.id)
    rows = tuple(_milestone(desk, baseline, item) for item in items)
    return Table(title=title, columns=columns, rows=rows, caption=title, compact=True, anchor="moved")


def _milestone(desk: Desk, baseline: Record, item: Mapping[str, Any]) -> Row:
    days: Sequence[dt.date] = [item[side]["finish"] for side in ("baseline", "now")]
    moved = item["finish_days"]
    return Row(
        (
            Cell((piece(desk, baseline, item["id"]),), sort=item["id"]),
            *(desk.day(day) for day in days),
            desk.words(slip_words(desk, moved), "strong" if moved > 0 else "", sort=moved),
        )
    )
