"""What every view works with: the portal, the words, and how records are named on a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pmsite.analyses.portal import Portal
from pmsite.model.address import Address, address, joined
from pmsite.model.figure import Ask, Cell, Head, Icon, Inline, Link, Ref, Score, Sortable, State, Text, Words
from pmsite.model.kind import Kind
from pmsite.model.ports import Texts
from pmsite.model.record import Record
from pmsite.model.settings import BAND_NAMES
from pmsite.views._labels import STATES, english, kind_plural, named, own_label

_ICONS: dict[Icon, str] = {
    "done": "done verified closed accepted approved published resolved valid confirmed delivered baselined "
    "answered finished achieved",
    "half": "in_progress analysing implementing monitoring response_planned conditional",
    "wait": "in_review submitted proposed deferred returned",
    "late": "blocked occurred",
    "x": "cancelled rejected withdrawn superseded deprecated obsolete invalid discontinued",
}
_ICON_OF: dict[str, Icon] = {state: icon for icon, states in _ICONS.items() for state in states.split()}


def icon_of(kind: Kind, status: str) -> Icon:
    """Shape of a state of a kind."""
    return _ICON_OF.get(status, "done" if status in kind.closed_states else "open")


@dataclass(frozen=True)
class Desk:
    """A portal, the words of its language, and the project a page belongs to (None: the whole portal)."""

    portal: Portal
    t: Texts
    project: Record | None = None

    @property
    def key(self) -> str | None:
        """Key of the project."""
        return self.project.id if self.project is not None else None

    @property
    def today(self) -> dt.date:
        """The as-of day."""
        return self.portal.as_of

    def at(self, *parts: str) -> Address:
        """Address of a page of this project (of the portal where there is none)."""
        return Address(joined(self.project.folder if self.project else "", *parts))

    def of(self, kind: str) -> tuple[Record, ...]:
        """Records of a kind here: the project's, or all of them on the portal's own pages."""
        return self.portal.graph.of(kind, self.key)

    def where(self, record: Record) -> Address:
        """Address of a record."""
        return address(record, self.portal.graph.kinds)

    def name(self, record: Record) -> str:
        """A record's id; with its project on pages of others."""
        return self.portal.graph.name(record.uid, self.key)

    def title(self, record: Record) -> str:
        """A record's title; a person's and a term's name in the language where it is known."""
        names: dict[str, str] = record.get("names") or {}
        return names.get(self.t.language) or record.title

    def ref(self, record: Record, *, title: bool = True) -> Ref:
        """A record as a link by id and title."""
        return Ref(self.name(record), self.title(record) if title else "", self.where(record))

    def refs(self, records: Iterable[Record], *, title: bool = False) -> Text:
        """Records one after the other."""
        return tuple(self.ref(record, title=title) for record in records)

    def linked(self, written: str) -> Inline:
        """The record a field names, as a link; the text where it names none."""
        record = self.portal.graph.get(f"{self.key}/{written}") or self.portal.graph.get(written)
        if record is None:
            return Words(written)
        return Link(self.title(record), self.where(record)) if record.kind == "person" else self.ref(record)

    def person(self, handle: str | None) -> Text:
        """A person by name, linked where there is a record."""
        if not handle:
            return ()
        record = self.portal.graph.get(handle)
        if record is None or record.kind != "person":
            return (Words(handle),)
        return (Link(self.title(record), self.where(record)),)

    def person_name(self, handle: str | None) -> str:
        """A person's name as words."""
        record = self.portal.graph.get(handle) if handle else None
        return self.title(record) if record is not None else handle or ""

    def label(self, name: str | None, *contexts: str) -> str:
        """A field, relation or value by its label, as it is said in a context (``issue.status``)."""
        if not name:
            return ""
        kinds = self.portal.settings.kinds
        if name not in STATES and any(
            context in {f"{kind}.status" for kind in kinds} for context in contexts
        ):
            return english(name)
        own = own_label(self.portal.settings, self.t.language, name, contexts) if "field" in contexts else ""
        return own or named(name, self.t, *contexts)

    def plural(self, kind: str) -> str:
        """Name of a kind's register."""
        return kind_plural(self.portal.graph.kinds[kind], self.t)

    def state(self, record: Record) -> State:
        """A record's state; an overdue action says by how much."""
        status = str(record.get("status") or "open")
        if self.portal.of(record).get("overdue"):
            days = self.portal.of(record)["overdue_days"]
            return State("late", self.t.plural("{n} day overdue", "{n} days overdue", days))
        icon = icon_of(self.portal.graph.kinds[record.kind], status)
        return State(icon, self.label(status, f"{record.kind}.status", "status"))

    def score(self, value: int | None, band: str | None) -> Text:
        """A score on its band's ground."""
        if value is None or band is None:
            return (Words(self.t("n/a"), "mute"),)
        return (Score(value, BAND_NAMES.index(band) + 1, self.label(band, "risk.band")),)

    def day(self, date: dt.date | None, *, missing: str = "") -> Cell:
        """A date as a cell that sorts by it."""
        if date is None:
            return Cell((Words(missing, "mute"),) if missing else (), sort="")
        return Cell((Words(self.t.dated(date, self.today)),), sort=date.isoformat())

    def words(self, text: object, tone: Any = "", *, sort: Sortable = None) -> Cell:
        """A cell of plain words."""
        return Cell((Words(str(text), tone),) if text not in (None, "") else (), sort=sort)

    def home(self) -> tuple[Link, ...]:
        """The way down to this project: portfolio, project."""
        path = [Link(self.t("Portfolio"), Address(""))]
        if self.project is not None:
            path.append(Link(self.project.id, Address(self.project.folder)))
        return tuple(path)

    def head(
        self,
        subject: str,
        sentence: str,
        *,
        small: str = "",
        path: tuple[Link, ...] = (),
        sub: Text = (),
        ask: Ask | None = None,
    ) -> Head:
        """The head of a page: the way to it, its subject, its sentence, what the reader must do."""
        return Head(
            path=tuple(link for link in (*self.home(), *path) if link.text != subject),
            here=subject,
            as_of=self.t("As of {day}", day=self.t.full_day(self.today)),
            subject=subject,
            small=small,
            title=sentence,
            sub=sub,
            ask=ask,
        )
