"""Change log: what approved changes add up to, what waits for a decision, and every change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from pmsite.model.figure import Cell, Chip, Column, Figure, Page, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views._change_effect import if_approved, over_time
from pmsite.views._change_stage import ages
from pmsite.views._count_trends import change_trend
from pmsite.views._desk import Desk
from pmsite.views._impact import (
    ask,
    cost_of,
    days_of,
    days_words,
    group,
    signed_days,
    stated_cost,
    stated_days,
    summed,
)
from pmsite.views._lines import currency, dash, named, own, refs, said, targets

_GROUPS = ("pending", "approved", "rejected", "withdrawn")
_LEVELS = ("minor", "medium", "major")
_URGENCY = {"high": 0, "medium": 1, "low": 2}


def pages(desk: Desk) -> Iterator[Page]:
    """The change log of a project, or of the changes of no project."""
    changes = own(desk, "change")
    if not changes:
        return
    t = desk.t
    groups = {name: [change for change in changes if group(desk, change) == name] for name in _GROUPS}
    waiting = _waiting(groups["pending"])
    head = desk.head(
        t("Change log"),
        _sentence(desk, groups["approved"], groups["pending"]),
        small=t.plural("{n} change", "{n} changes", len(changes)),
        sub=_uncounted(desk, groups["approved"]),
        ask=ask(desk, waiting[0], more=len(waiting) - 1) if waiting else None,
    )
    beside = [_by_state(desk, groups), if_approved(desk, groups["pending"])]
    figures: list[Figure] = [head, *(figure for figure in beside if figure is not None), _log(desk, changes)]
    figures += [found] if (found := change_trend(desk)) is not None else []
    figures += over_time(desk, changes)
    waiting_for = ages(desk, changes)
    figures += [waiting_for] if waiting_for is not None else []
    address = desk.at("changes")
    yield Page(
        address,
        t("Change log"),
        tuple(figures),
        project=desk.key or "",
        area="client" if desk.key else "portfolio",
        view=address.page,
        nav=t("Change log"),
        order=10 if desk.key else 45,
    )


def _sentence(desk: Desk, approved: Sequence[Record], pending: Sequence[Record]) -> str:
    t = desk.t
    first, second = t("No change has been approved."), t("None is pending.")
    if approved:
        effect = _effect(desk, approved)
        first = t.plural("{n} change is approved.", "{n} changes are approved.", len(approved))
        if effect:
            first = t.plural(
                "{n} approved change adds {effect}.",
                "{n} approved changes add {effect}.",
                len(approved),
                effect=effect,
            )
    if pending:
        effect = _effect(desk, pending)
        second = t.plural("{n} is pending.", "{n} are pending.", len(pending))
        if effect:
            second = t.plural(
                "{n} is pending and would add {effect}.",
                "{n} are pending and would add {effect}.",
                len(pending),
                effect=effect,
            )
    return said(t, first, second)


def _effect(desk: Desk, changes: Sequence[Record]) -> str:
    """Time and cost of changes together in words, as far as they are stated."""
    sums = summed(desk, changes)
    words = [days_words(desk, sums.days)] if sums.days is not None else []
    words += [desk.t.money(sums.cost, currency(desk, changes[0]))] if sums.cost is not None else []
    return desk.t.joined(words)


def _uncounted(desk: Desk, approved: Sequence[Record]) -> Text:
    """How many approved changes the sums leave out."""
    t, sums = desk.t, summed(desk, approved)
    time = cost = ""
    if sums.without_days:
        time = t.plural(
            "The time of {n} approved change could not be counted: it is not stated as a duration.",
            "The time of {n} approved changes could not be counted: it is not stated as a duration.",
            sums.without_days,
        )
    if sums.without_cost:
        cost = t.plural(
            "The cost of {n} approved change could not be counted: it is not stated.",
            "The cost of {n} approved changes could not be counted: it is not stated.",
            sums.without_cost,
        )
    text = said(t, time, cost)
    return (Words(text, "soft"),) if text else ()


def _waiting(pending: Sequence[Record]) -> list[Record]:
    """Changes that lie before their approvers, the most pressing first."""
    found = [change for change in pending if change.get("status") in ("submitted", "in_review")]

    def place(change: Record) -> tuple[bool, dt.date, int, dt.date, str]:
        return (
            change.get("status") != "in_review",
            change.get("needed_by") or dt.date.max,
            _URGENCY.get(change.get("urgency") or "", len(_URGENCY)),
            change.get("submitted") or dt.date.max,
            change.id,
        )

    return sorted(found, key=place)


def _by_state(desk: Desk, groups: dict[str, list[Record]]) -> Table:
    """Number, time and cost of the changes by what became of them."""
    t = desk.t
    na: Text = (Words(t("n/a"), "mute"),)
    rows = []
    for name in _GROUPS:
        changes = groups[name]
        if not changes:
            continue
        sums, unit = summed(desk, changes), currency(desk, changes[0])
        cells = (
            desk.words(desk.label(name, "change.group")),
            desk.words(len(changes), sort=len(changes)),
            Cell((Words(signed_days(desk, sums.days)),) if sums.days is not None else na, sort=sums.days),
            Cell(
                (Words(t.money(sums.cost, unit, sign=True)),) if sums.cost is not None else na, sort=sums.cost
            ),
            desk.words(max(sums.without_days, sums.without_cost) or "–", "mute"),
        )
        rows.append(Row(cells))
    columns = (
        Column(t("State")),
        Column(t("Changes"), number=True),
        Column(desk.label("schedule", "change.impact"), number=True),
        Column(desk.label("cost", "change.impact"), number=True),
        Column(t("Not counted"), number=True, least=True),
    )
    title = t("What the changes add up to")
    note = (
        Words(t("Schedule in working days, as each change states it; changes side by side may overlap.")),
    )
    return Table(
        title=title, columns=columns, rows=tuple(rows), caption=title, note=note, compact=True, anchor="sums"
    )


def _log(desk: Desk, changes: Sequence[Record]) -> Table:
    """Every change: pending ones first, then the newest."""
    t = desk.t

    def place(change: Record) -> tuple[bool, int, str]:
        submitted: dt.date = change.get("submitted") or dt.date.min
        return (group(desk, change) != "pending", -submitted.toordinal(), change.id)

    rows = tuple(_row(desk, change) for change in sorted(changes, key=place))
    chips = [Chip(t("All"), len(rows))]
    for name in _GROUPS:
        count = sum(("group", name) in row.facts for row in rows)
        chips += [Chip(desk.label(name, "change.group"), count, "group", name)] if count else []
    columns = (
        Column(t("Change"), key="change"),
        Column(t("State"), key="status"),
        Column(t("Source"), key="source", least=True),
        Column(t("Level"), key="level", least=True),
        Column(t("Submitted"), number=True, key="submitted"),
        Column(t("Time"), number=True, key="age"),
        Column(desk.label("schedule", "change.impact"), number=True, key="schedule"),
        Column(desk.label("cost", "change.impact"), number=True, key="cost"),
        Column(t("Approvals"), number=True, key="approvals"),
        Column(t("Leads to"), key="leads_to"),
    )
    return Table(
        title=t("All changes"),
        small=t("pending first, then the newest"),
        columns=columns,
        rows=rows,
        chips=tuple(chips) if len(chips) > 2 else (),  # noqa: PLR2004 - a filter needs two sides
        caption=t("All changes"),
        anchor="log",
    )


def _row(desk: Desk, change: Record) -> Row:
    days, cost = days_of(desk, change), cost_of(change)
    level, leads = desk.label(change.get("level"), "change.level"), targets(desk, change, "leads_to")
    rank = _LEVELS.index(change.get("level")) if change.get("level") in _LEVELS else -1
    cells = (
        Cell((desk.ref(change),), desk.person(change.get("requester")), sort=change.id),
        Cell((desk.state(change),), sort=change.get("status")),
        Cell(_source(desk, change)),
        desk.words(level or "–", "" if level else "mute", sort=rank),
        desk.day(change.get("submitted"), missing="–"),
        _age(desk, change),
        Cell(stated_days(desk, change), sort=days if days is not None else -1e9),
        Cell(stated_cost(desk, change), sort=cost if cost is not None else -1e15),
        _approvals(desk, change),
        Cell(refs(desk, leads) or dash()),
    )
    facts = (
        ("group", group(desk, change)),
        ("status", str(change.get("status") or "")),
        ("level", change.get("level") or ""),
    )
    return Row(cells, facts=facts)


def _source(desk: Desk, change: Record) -> Text:
    written = str(change.get("source") or "")
    found = named(desk, change, written)
    if found is not None:
        return (desk.ref(found, title=False),)
    return (Words(desk.label(written) if written.isidentifier() else written),) if written else dash()


def _age(desk: Desk, change: Record) -> Cell:
    """Days until it was decided; of a pending one, days in its state."""
    t, derived = desk.t, desk.portal.of(change)
    decided: int | None = derived.get("decided_days")
    waited: int | None = derived.get("state_age_days")
    pending = group(desk, change) == "pending"
    value = waited if pending else decided
    if value is None:
        why = (derived.get("why") or {}).get("state_age_days" if pending else "decided_days", "")
        return Cell((Words(t("n/a"), "mute"),), (Words(t(why), "mute"),) if why else (), sort=-1)
    words = (Words(t.plural("{n} day", "{n} days", value)),)
    return Cell(words, (Words(t("in this state") if pending else t("to decide"), "mute"),), sort=value)


def _approvals(desk: Desk, change: Record) -> Cell:
    """Positive verdicts, of those required (of all asked where none is required)."""
    approvals = change.get("approvals") or ()
    asked = [item for item in approvals if item.required] or list(approvals)
    if not asked:
        return Cell(dash(), sort=-1)
    given = sum(item.verdict in ("approved", "conditional") for item in asked)
    answered = sum(item.verdict is not None for item in asked)
    below = (Words(desk.t("{n} answered", n=answered), "mute"),) if answered > given else ()
    return Cell((Words(desk.t("{n} of {all}", n=given, all=len(asked))),), below, sort=given)
