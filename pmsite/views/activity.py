"""What changed in the last 7 and 30 days, record by record in the records' own terms, and the feed of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pmsite.model.address import Address
from pmsite.model.event import Past
from pmsite.model.figure import Figure, Link, Log, Page, Paragraphs, Text, Words
from pmsite.views._activity import MONTH, WEEK, Told, belongs, log, records, within
from pmsite.views._desk import Desk
from pmsite.views._happened import ACTIVITY, DATE, STATE, day, feed_address, matters, past
from pmsite.views._history import unknown_before
from pmsite.views._lines import dotted

_SORTS = ("added", "removed", "state", "date", "other")
"""What may happen to a record, most first."""
_SKIPPED = 5
"""Unreadable states of files that are named."""


def pages(desk: Desk) -> Iterator[Page]:
    """The activity of a project, and that of the portal; where no history is known, why."""
    known = past(desk)
    if not (known.known or known.why) or (desk.project is not None and not desk.project.folder):
        return
    t = desk.t
    address = desk.at(ACTIVITY)
    yield Page(
        address,
        t("Activity"),
        tuple(_known(desk, known) if known.known else _unknown(desk, known)),
        project=desk.key or "",
        area="overview" if desk.key else "portfolio",
        view=address.page,
        nav=t("Activity"),
        order=45,
    )


def _unknown(desk: Desk, known: Past) -> Iterator[Figure]:
    """Why nothing is known, and how it becomes known."""
    t = desk.t
    yield desk.head(t("Activity"), t("What changed is not known: there is no history to read."))
    yield Paragraphs(
        title=t("Why, and what to do about it"),
        lines=(
            (Words(t("{why}.", why=t(known.why))),),
            (
                Words(
                    t(
                        "With the content in git this page says what changed in the last 7 and 30 days, each record's "
                        "page its history, and a feed tells it to whoever subscribes."
                    )
                ),
            ),
        ),
    )


def _known(desk: Desk, known: Past) -> Iterator[Figure]:
    t = desk.t
    week, before = within(desk, WEEK), within(desk, MONTH, WEEK)
    here = desk.at(ACTIVITY)
    ways: list[Text] = [
        (Link(t("Last 7 days"), Address(here.page, "days-7")),),
        (Link(t("Last 30 days"), Address(here.page, "days-30")),),
        (Link(t("Feed (Atom)"), feed_address(desk)),),
    ]
    yield desk.head(t("Activity"), _sentence(desk, week, before), sub=dotted(ways))
    title = t.plural("Last 7 days: {n} record changed", "Last 7 days: {n} records changed", records(week))
    yield _section(desk, week, title, "days-7", t("Nothing changed in the last 7 days."))
    count = records([*week, *before])
    title = t.plural(
        "Last 30 days: {n} record changed; what is older than 7 days:",
        "Last 30 days: {n} records changed; what is older than 7 days:",
        count,
    )
    title = t("Last 30 days: nothing more") if not before else title
    yield _section(desk, before, title, "days-30", t("Nothing changed between 30 and 7 days ago."))
    notes = list(_notes(desk, known))
    if notes:
        yield Paragraphs(title=t("What is not shown"), lines=tuple(notes), anchor="not-shown")


def _section(desk: Desk, told: Sequence[Told], title: str, anchor: str, empty: str) -> Log:
    entries, left = log(desk, told)
    note = desk.t.plural("And {n} more: git log.", "And {n} more: git log.", left) if left else ""
    return Log(
        title=title,
        small=_counts(desk, told),
        entries=entries,
        empty=empty,
        anchor=anchor,
        note=(Words(note),) if note else (),
    )


def _sentence(desk: Desk, week: Sequence[Told], before: Sequence[Told]) -> str:
    """How many records changed in each window."""
    t, few, many = desk.t, records(week), records([*week, *before])
    if not many:
        return t("Nothing changed in the last 30 days.")
    if not few:
        return t.plural(
            "Nothing changed in the last 7 days; {n} record in the last 30.",
            "Nothing changed in the last 7 days; {n} records in the last 30.",
            many,
        )
    return t.plural(
        "{n} record changed in the last 7 days, {many} in the last 30.",
        "{n} records changed in the last 7 days, {many} in the last 30.",
        few,
        many=t.number(many),
    )


def _counts(desk: Desk, told: Sequence[Told]) -> str:
    """Records by what happened to them most of all: ``2 added · 1 state · 3 dates or scores``."""
    t = desk.t
    sorts: dict[str, set[str]] = defaultdict(set)
    for item in told:
        sorts[item.event.uid].add(_sort(item))
    found = Counter(next(name for name in _SORTS if name in names) for names in sorts.values())
    words = (
        t.plural("{n} added", "{n} added", found["added"]) if found["added"] else "",
        t.plural("{n} removed", "{n} removed", found["removed"]) if found["removed"] else "",
        t.plural("{n} state", "{n} states", found["state"]) if found["state"] else "",
        t.plural("{n} date or score", "{n} dates or scores", found["date"]) if found["date"] else "",
        t.plural("{n} other", "{n} others", found["other"]) if found["other"] else "",
    )
    return " · ".join(text for text in words if text)


def _sort(told: Told) -> str:
    if told.event.what in ("added", "removed"):
        return told.event.what
    return {STATE: "state", DATE: "date"}.get(matters(told.event), "other")


def _notes(desk: Desk, known: Past) -> Iterator[Text]:
    """What the page leaves out: what is later than the as-of day, what is not known, what could not be read."""
    t = desk.t
    later = sum(event.step.day > desk.today and belongs(desk, event) for event in known.events)
    if later:
        yield (
            Words(
                t.plural(
                    "{n} change is later than {day}, the day as of which the portal stands.",
                    "{n} changes are later than {day}, the day as of which the portal stands.",
                    later,
                    day=day(desk, desk.today),
                )
            ),
        )
    if before := unknown_before(desk, known):
        yield (Words(before),)
    folder = f"{desk.project.folder}/" if desk.project is not None else ""
    skipped = [item for item in known.skipped if item.path.startswith(folder)]
    for item in skipped[:_SKIPPED]:
        text = t(
            "{path} could not be read at {commit} ({day}); it is compared with its last readable state.",
            path=item.path,
            commit=item.step.sha[:7],
            day=day(desk, item.step.day),
        )
        yield (Words(text),)
    if (rest := len(skipped) - _SKIPPED) > 0:
        text = t.plural(
            "Nor could {n} more state of a file be read.", "Nor could {n} more states of files be read.", rest
        )
        yield (Words(text),)
