"""Meeting: when, who, about what, what was decided and who does what next."""

from __future__ import annotations

from typing import Annotated, Any

from pmsite.model.fields import Fields, Item, Part
from pmsite.model.kind import Kind
from pmsite.model.value import Amount, Choice, Day, LinkTo, Many, Reference, Text

STATUS = ("draft", "open", "closed")
TYPES = ("kick_off", "cross_department", "review", "client", "steering", "all_hands")


class Attendance(Part):
    """Who was there, who was not, who was excused."""

    present: Many[Annotated[Reference, LinkTo(("person",), "attended", "present")]] = ()
    absent: Many[Annotated[Reference, LinkTo(("person",), "missed", "absent")]] = ()
    excused: Many[Annotated[Reference, LinkTo(("person",), "missed", "excused")]] = ()


class Opinion(Item):
    """What one person said to an item."""

    who: Annotated[Reference, LinkTo(("person",), "gave_opinion", "opinion_of")]
    text: Text


class AgendaItem(Item):
    """An item with its presenter, its minutes and the records it is about."""

    item: Text
    presenter: Annotated[Reference, LinkTo(("person",), "presents", "presented_by")] | None = None
    minutes: Amount | None = None
    about: Many[Annotated[Reference, LinkTo((), "discussed_in")]] = ()
    opinions: tuple[Opinion, ...] = ()
    text: Text | None = None


class Meeting(Fields):
    """A meeting and its minutes."""

    status: Annotated[str, Choice("meeting.status", STATUS)] = "draft"
    type: Annotated[str, Choice("meeting.type", TYPES)] | None = None
    series: Text | None = None
    date: Day | None = None
    time: Text | None = None
    place: Text | None = None
    chair: Annotated[Reference, LinkTo(("person",), "chairs")] | None = None
    minutes_by: Annotated[Reference, LinkTo(("person",), "minutes_taken")] | None = None
    attendance: Attendance | None = None
    agenda: tuple[AgendaItem, ...] = ()
    decisions: tuple[dict[str, Any], ...] = ()
    actions: tuple[dict[str, Any], ...] = ()
    next: Day | None = None


KIND = Kind(
    name="meeting",
    fields=Meeting,
    prefix="MTG",
    folder="meetings",
    known_as=("minutes", "protocols", "会议纪要", "会议"),
    label="Meeting",
    plural="Meetings",
    states=STATUS,
    closed_states=frozenset({"closed"}),
)
