"""Where a change stands in its life cycle, what may come next, and who has answered."""

from __future__ import annotations

from collections.abc import Sequence

from pmsite.model.figure import Cell, Column, Fact, Facts, Icon, Inline, Row, State, Table, Text, Tone, Words
from pmsite.model.record import Record
from pmsite.records._change_states import STAGES, following, stage
from pmsite.views._desk import Desk
from pmsite.views._impact import unanswered
from pmsite.views._lines import persons

_ICONS: dict[str, Icon] = {"approved": "done", "conditional": "half", "rejected": "x"}
_BEFORE_APPROVERS = ("submitted", "analysing", "in_review", "deferred", "returned")


def standing(desk: Desk, change: Record) -> Facts:
    """The way of a change with its stage, how long it has stood there, what may follow, who is missing."""
    t, status = desk.t, str(change.get("status") or "")
    facts = [Fact(t("State"), (desk.state(change),))]
    way = _way(desk, status)
    facts += [Fact(t("Life cycle"), way)] if way else []
    after = following(status, desk.portal.graph.kinds["change"].states)
    if after:
        text = t.joined([desk.label(name, "change.status") for name in after])
        facts.append(Fact(t("May become"), (Words(text),)))
    elif stage(status) is not None:
        facts.append(Fact(t("May become"), (Words(t("nothing more, this is final"), "mute"),)))
    derived = desk.portal.of(change)
    waited: int | None = derived.get("state_age_days")
    if waited is not None:
        days = t.plural("{n} day", "{n} days", waited)
        facts.append(Fact(t("Since the last step"), (Words(days),)))
    decided: int | None = derived.get("decided_days")
    if decided is not None:
        facts.append(Fact(t("Decided in"), (Words(t.plural("{n} day", "{n} days", decided)),)))
    missing = unanswered(change)
    if missing and status in _BEFORE_APPROVERS:
        facts.append(Fact(t("Waits for"), persons(desk, missing)))
    return Facts(title=t("Where it stands"), facts=tuple(facts), columns=1, anchor="stage")


def _way(desk: Desk, status: str) -> Text:
    """The stages in their order, the present one strong; nothing for a state of a portal's own."""
    at = stage(status)
    if at is None:
        return ()
    ended = not following(status) and status != STAGES[-1][0]
    found: list[Inline] = []
    for number, states in enumerate(STAGES):
        if number > at and ended:
            break
        name = status if number == at else states[0]
        tone: Tone = "strong" if number == at else "soft" if number < at else "mute"
        if found:
            found.append(Words("→", "mute"))
        found.append(Words(desk.label(name, "change.status"), tone))
    return tuple(found)


def approvals(desk: Desk, change: Record) -> Table | None:
    """Whose word was asked for, what each said and when; None where nobody was asked."""
    t = desk.t
    asked = change.get("approvals") or ()
    if not asked:
        return None
    answered = sum(item.verdict is not None for item in asked)
    columns = (
        Column(desk.label("who", "change.approvals", "field"), key="who"),
        Column(t("Verdict"), key="verdict"),
        Column(t("Date"), number=True, key="date"),
        Column(t("Comment"), key="comment", long=True),
    )
    return Table(
        title=t("Approvals: {n} of {all} answered", n=answered, all=len(asked)),
        columns=columns,
        rows=tuple(_approval(desk, item) for item in asked),
        caption=t("Approvals"),
        anchor="approvals",
    )


def _approval(desk: Desk, item: object) -> Row:
    t = desk.t
    verdict: str | None = getattr(item, "verdict", None)
    who: str | None = getattr(item, "who", None)
    required = (Words(t("required"), "mute"),) if getattr(item, "required", False) else ()
    state = State("wait", t("asked for"))
    if verdict:
        state = State(_ICONS.get(verdict, "wait"), desk.label(verdict, "change.verdict"))
    cells = (
        Cell(desk.person(who) or (Words("–", "mute"),), required),
        Cell((state,), sort=verdict or ""),
        desk.day(getattr(item, "date", None), missing="–"),
        desk.words(getattr(item, "comment", None) or "–"),
    )
    return Row(cells)


def ages(desk: Desk, changes: Sequence[Record]) -> Table | None:
    """Open changes by state: how many, and how long they have stood there; None where none is open."""
    t = desk.t
    opened = [change for change in changes if desk.portal.is_open(change)]
    if not opened:
        return None
    by_state: dict[str, list[Record]] = {name: [] for states in STAGES for name in states}
    for change in opened:
        by_state.setdefault(str(change.get("status") or ""), []).append(change)
    rows = [_age(desk, status, here) for status, here in by_state.items() if here]
    columns = (
        Column(t("State")),
        Column(t("Changes"), number=True),
        Column(t("Longest"), number=True),
        Column(t("Mean age"), number=True),
    )
    title = t("How long open changes have stood in their state")
    note = (Words(t("Calendar days since the last dated step: submission or verdict.")),)
    return Table(
        title=title, columns=columns, rows=tuple(rows), caption=title, note=note, compact=True, anchor="ages"
    )


def _age(desk: Desk, status: str, changes: Sequence[Record]) -> Row:
    t = desk.t
    known = [
        (days, change)
        for change in changes
        if (days := desk.portal.of(change).get("state_age_days")) is not None
    ]
    longest = max(known, key=lambda item: (item[0], item[1].id), default=None)
    nothing = desk.words(t("n/a"), "mute", sort="")
    cells = [desk.words(desk.label(status, "change.status")), desk.words(len(changes), sort=len(changes))]
    if longest is None:
        return Row((*cells, nothing, nothing))
    mean = sum(days for days, _ in known) / len(known)
    words = (Words(t.plural("{n} day", "{n} days", longest[0])),)
    whole = float(mean).is_integer()
    said = t.plural("{n} day", "{n} days", int(mean)) if whole else t("{n} days", n=t.number(mean, 1))
    return Row(
        (
            *cells,
            Cell(words, (desk.ref(longest[1], title=False),), sort=longest[0]),
            desk.words(said, sort=mean),
        )
    )
