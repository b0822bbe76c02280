"""Whom and what the groups of a KPI stand for: their names, the records of each, the way to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pmsite.analyses.departments import Departments
from pmsite.kpis._breakdown import ANSWERED, NOBODY, OWNER, Breakdown, Group
from pmsite.kpis._value import KpiValue
from pmsite.model.address import Address
from pmsite.model.figure import Text, Words
from pmsite.views._desk import Desk
from pmsite.views._kpi_words import page_of
from pmsite.views._lines import listed, said
from pmsite.views._team import office

RECORDS = "records"
"""Place of the table of records on a KPI's page."""
_OTHERS = ("client", "supplier")
"""Organisations that stand for people whose company is not known."""


class Who:
    """People and departments of a KPI, by the name that a page calls them and filters by."""

    def __init__(self, desk: Desk, split: Breakdown) -> None:
        self.desk = desk
        self.split = split
        self._departments = Departments(desk.portal.graph).names
        names = Counter(desk.person_name(group.key) for group in split.people)
        self._twice = {name for name, number in names.items() if number > 1}
        self._people = _by_record(split.people)
        self._offices = _by_record(split.departments)

    def person(self, handle: str) -> str:
        """A person's name, with the handle where two have one name."""
        if handle == NOBODY:
            return self.desk.t("no owner")
        name = self.desk.person_name(handle)
        return f"{name} ({handle})" if name in self._twice else name

    def department(self, key: str) -> str:
        """A department's name, or that of another organisation."""
        if key == NOBODY:
            return self.desk.t("Without a department")
        if key in _OTHERS and key not in self._departments:
            return self.desk.label(key, "person.organisation")
        return office(self.desk, key, self._departments)

    def people_of(self, uid: str) -> Text:
        """The people whom a record counts for."""
        handles = self._people[uid]
        found = listed(self.desk.t, [self.desk.person(handle) for handle in handles])
        return found or (Words(self.person(NOBODY), "mute"),)

    def departments_of(self, uid: str) -> str:
        """Their departments; "" where none is known."""
        return self.desk.t.joined([self.department(key) for key in self._offices[uid] if key != NOBODY])

    def facts(self, uid: str) -> tuple[tuple[str, str], ...]:
        """What a record's row is filtered by; a record of several people has no one of them."""
        people, offices = self._people[uid], self._offices[uid]
        person = (("owner", self.person(people[0])),) if len(people) == 1 else ()
        return (*person, *((("department", self.department(offices[0])),) if len(offices) == 1 else ()))

    def records(self, value: KpiValue, column: str, name: str, uids: Iterable[str]) -> Address:
        """The way to the records of a group, in the table of all of them."""
        alone = all((column, name) in self.facts(uid) for uid in uids)
        words = " ".join(f"owner:{word}" for word in name.split())
        query = ((column, name),) if alone else (("find", words),)
        return Address(page_of(self.desk, value).page, RECORDS, query=query)

    def note(self, value: KpiValue) -> str:
        """For whom records count, and what follows where several people have one record."""
        t = self.desk.t
        known = {kind for kind, role in self.split.roles if role == OWNER}
        first = t("Each record counts for its owner.") if known else ""
        if known == {"milestone"}:
            first = t("Each milestone counts for its owner.")
        elif value.key == "risk_response":
            first = t("Each action counts for its owner, who may be another than the owner of the risk.")
        elif known == {"risk"}:
            first = t("Each risk counts for its owner.")
        roles = {role for _, role in self.split.roles}
        return said(
            t,
            first,
            t("A change without an owner counts for its requester.") if "requester" in roles else "",
            t("A document without an owner counts for its author.") if "author" in roles else "",
            t("Feedback without an owner counts for who answered it.") if ANSWERED in roles else "",
            t("A decision without an owner counts for everyone who took it.") if "by" in roles else "",
            t("What counts for several people is in several rows.") if self._shared() else "",
        )

    def _shared(self) -> bool:
        return any(len(handles) > 1 for handles in self._people.values())


def _by_record(groups: Iterable[Group]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        for uid in group.value.records:
            found[uid].append(group.key)
    return found
