"""Who takes part in a project, and from which department."""

from __future__ import annotations

from collections.abc import Iterable

from pmsite.analyses import departments
from pmsite.model.figure import Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._labels import english
from pmsite.views._lines import dotted

ROLES = ("sponsor", "manager", "account_manager")
"""Fields of a project that give a person a role in it."""
_ABBREVIATED = 3
"""Letters up to which a department's id is an abbreviation: ``hr``, ``pmo``."""


def resources(desk: Desk) -> tuple[Record, ...]:
    """Resources of the project."""
    return desk.of("resources") if desk.project is not None else ()


def offices(desk: Desk) -> dict[str, str]:
    """Names of the departments by id, in the order of the resources."""
    found: dict[str, str] = {}
    for record in resources(desk):
        for item in record.get("departments") or ():
            found.setdefault(item.id, item.name)
    return found


def office(desk: Desk, written: str | None, known: dict[str, str] | None = None) -> str:
    """A department by its name where the resources know it, else as it is written."""
    if not written:
        return ""
    found = (offices(desk) if known is None else known).get(written)
    if found:
        return found
    short = len(written) <= _ABBREVIATED and written.isascii() and written.islower()
    return written.upper() if short else english(written)


def office_of(desk: Desk, person: Record) -> str:
    """A person's department by its name in the resources of all projects; "" where none is written."""
    return office(desk, person.get("department"), departments.Departments(desk.portal.graph).names)


def person(desk: Desk, handle: str | None) -> Record | None:
    """The person of that handle."""
    found = desk.portal.graph.get(handle) if handle else None
    return found if found is not None and found.kind == "person" else None


class Departments:
    """Departments of the people of a project: by its resources, else by their own records."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.names = offices(desk)
        self.members = {
            member.who: member.department
            for record in reversed(resources(desk))
            for member in record.get("people") or ()
        }

    def of(self, handle: str) -> str:
        """Name of a person's department; of people of others their company; "" where nothing says it."""
        if handle in self.names:
            return self.names[handle]
        if self.members.get(handle):
            return office(self.desk, self.members[handle], self.names)
        found = person(self.desk, handle)
        if found is None:
            return ""
        organisation = str(found.get("organisation") or "own")
        if organisation != "own":
            return str(found.get("company") or self.desk.label(organisation, "person.organisation"))
        return office(self.desk, found.get("department"), self.names)

    def inside(self, handle: str) -> bool:
        """Whether a person belongs to the own organisation, as far as is known."""
        found = person(self.desk, handle)
        return found is None or (found.get("organisation") or "own") == "own"

    def grouped(self, handles: Iterable[str]) -> list[tuple[str, list[str]]]:
        """People by department: departments as the resources list them, then others; no department last."""
        groups: dict[str, list[str]] = {}
        for handle in dict.fromkeys(handles):
            groups.setdefault(self.of(handle), []).append(handle)
        order = list(self.names.values())

        def place(name: str) -> tuple[bool, int, str]:
            return (not name, order.index(name) if name in order else len(order), name.casefold())

        return [
            (name, sorted(groups[name], key=lambda handle: self.desk.person_name(handle).casefold()))
            for name in sorted(groups, key=place)
        ]


def origin(desk: Desk, groups: list[tuple[str, list[str]]], departments: Departments) -> str:
    """How many departments and other organisations groups of people are from; "" where it is not known."""
    t = desk.t
    named = [names for name, names in groups if name]
    within = sum(any(departments.inside(who) for who in names) for names in named)
    others = len(named) - within
    words = [
        t.plural("{n} department", "{n} departments", within) if within else "",
        t.plural("{n} other organisation", "{n} other organisations", others) if others else "",
    ]
    return t.joined([word for word in words if word])


def took_part(desk: Desk, number: int, places: str) -> str:
    """How many people take part, and from where."""
    if not places:
        return desk.t.plural("{n} person takes part.", "{n} people take part.", number)
    return desk.t.plural(
        "{n} person from {departments} takes part.",
        "{n} people from {departments} take part.",
        number,
        departments=places,
    )


def named_or_written(desk: Desk, name: str, known: dict[str, str]) -> str:
    """A person's name, else a department's; else the text as it is written."""
    if person(desk, name) is not None:
        return desk.person_name(name)
    return known.get(name) or name


def role(desk: Desk, handle: str) -> Text:
    """What a person is in the project, then by profession."""
    found = person(desk, handle)
    in_project = [
        desk.label(name, "project", "field")
        for name in ROLES
        if desk.project is not None and desk.project.get(name) == handle
    ]
    own = str(found.get("role") or "") if found is not None else ""
    first = (Words(desk.t.joined(in_project), "strong"),) if in_project else ()
    return dotted([first, (Words(own),) if own else ()])
