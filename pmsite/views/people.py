"""People: the directory, and a page for everyone with what waits for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from pmsite.model.figure import (
    Cell,
    Chip,
    Column,
    Fact,
    Facts,
    Figure,
    Item,
    Link,
    Listing,
    Page,
    Prose,
    Row,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._due import near
from pmsite.views._lines import dash, dotted, listed, refs, said
from pmsite.views._team import office_of
from pmsite.views._tracker import is_open, is_overdue
from pmsite.views._waiting import Waiting, figures, waiting

_ROLES = ("sponsor", "manager", "account_manager")
_MEMBER = frozenset({"member", "allocates", "owner"})
"""Relations by which a person takes part in a project without a role of its own."""
_ORGANISATIONS = ("own", "client", "supplier")
_LAST_MEETINGS = 5


def pages(desk: Desk) -> Iterator[Page]:
    """The directory of the portal, and a page a person."""
    people = desk.of("person")
    if desk.project is not None or not people:
        return
    t = desk.t
    address = desk.at("people")
    ordered = sorted(
        people, key=lambda person: (_organisation(person), _department(person), desk.title(person))
    )
    yield Page(
        address,
        t("People"),
        (desk.head(t("People"), _sentence(desk, ordered)), _directory(desk, ordered)),
        area="people",
        view=address.page,
        nav=t("People"),
        order=0,
    )
    for person in ordered:
        yield _page(desk, person)


def _organisation(person: Record) -> tuple[int, str]:
    name = person.get("organisation") or ""
    return (
        _ORGANISATIONS.index(name) if name in _ORGANISATIONS else len(_ORGANISATIONS),
        person.get("company") or "",
    )


def _organisation_name(desk: Desk, name: str | None) -> str:
    """An organisation in words."""
    return desk.t("Own organisation") if name == "own" else desk.label(name, "person.organisation")


def _department(person: Record) -> tuple[bool, str]:
    return (not person.get("department"), (person.get("department") or "").casefold())


def _actions(desk: Desk, person: Record) -> list[Record]:
    """Open actions of a person."""
    graph = desk.portal.graph
    owned = (graph[link.origin] for link in graph.backlinks(person.uid) if link.name == "owner")
    return [record for record in owned if record.kind == "action" and is_open(desk, record)]


def _sentence(desk: Desk, people: Sequence[Record]) -> str:
    t = desk.t
    first = t.plural("{n} person.", "{n} people.", len(people))
    actions = [_actions(desk, person) for person in people]
    late = sum(any(is_overdue(desk, action) for action in owned) for owned in actions)
    if late:
        return said(t, first, t.plural("{n} has overdue actions.", "{n} have overdue actions.", late))
    return said(
        t, first, t("Nobody has an overdue action.") if any(actions) else t("Nobody has an open action.")
    )


def _roles(desk: Desk, person: Record) -> list[tuple[Record, list[str]]]:
    """Projects of a person with the roles in each; no role: takes part."""
    graph = desk.portal.graph
    found: dict[str, list[str]] = {}
    for link in graph.backlinks(person.uid):
        origin = graph[link.origin]
        key = origin.id if origin.kind == "project" else origin.project
        if key is None or key not in graph.records:
            continue
        if origin.kind == "project" and link.name in _ROLES:
            found.setdefault(key, []).append(desk.label(link.name, "project", "field"))
        elif link.name in _MEMBER or link.inverse == "responsible_for":
            found.setdefault(key, [])
    return [(graph[key], roles) for key, roles in sorted(found.items())]


def _roles_text(desk: Desk, person: Record) -> Text:
    t = desk.t
    return dotted(
        (desk.ref(project, title=False), *((Words(t.joined(roles), "soft"),) if roles else ()))
        for project, roles in _roles(desk, person)
    )


def _directory(desk: Desk, people: Sequence[Record]) -> Table:
    """Everyone, by organisation and department."""
    t = desk.t
    columns = (
        Column(t("Name"), key="name"),
        Column(t("Role"), key="role"),
        Column(t("Department"), key="department", least=True),
        Column(t("Organisation"), key="organisation"),
        Column(t("Projects"), key="projects"),
        Column(t("Open actions"), number=True, key="actions"),
    )
    rows = tuple(_row(desk, person) for person in people)
    chips = [Chip(t("All"), len(rows))]
    for key, values in (("organisation", _ORGANISATIONS), ("late", ("yes",))):
        for value in values:
            count = sum((key, value) in row.facts for row in rows)
            label = t("With overdue actions") if key == "late" else _organisation_name(desk, value)
            chips += [Chip(label, count, key, value)] if count else []
    return Table(
        title=t("Directory"),
        small=t("by organisation and department"),
        columns=columns,
        rows=rows,
        chips=tuple(chips) if len(chips) > 2 else (),  # noqa: PLR2004 - a filter needs two sides
        caption=t("People"),
        anchor="directory",
    )


def _row(desk: Desk, person: Record) -> Row:
    t = desk.t
    actions = _actions(desk, person)
    late = sum(is_overdue(desk, action) for action in actions)
    below = (Words(t.plural("{n} overdue", "{n} overdue", late), "off"),) if late else ()
    organisation = _organisation_name(desk, person.get("organisation"))
    company = person.get("company") or ""
    department = office_of(desk, person)
    name = desk.title(person)
    cells = (
        Cell((Link(name, desk.where(person)),), sort=name.casefold()),
        desk.words(person.get("role") or "–", "" if person.get("role") else "mute"),
        desk.words(department or "–", "" if department else "mute"),
        Cell(
            (Words(organisation),) if organisation else dash(), (Words(company, "mute"),) if company else ()
        ),
        Cell(_roles_text(desk, person) or dash()),
        Cell((Words(str(len(actions))),) if actions else dash(), below, sort=len(actions)),
    )
    facts = (
        ("organisation", person.get("organisation") or ""),
        ("department", department),
        ("late", "yes" if late else "no"),
    )
    return Row(cells, facts=facts)


def _page(desk: Desk, person: Record) -> Page:
    t = desk.t
    register = desk.at("people")
    found = waiting(desk, person)
    name = desk.title(person)
    small = " · ".join(
        part for part in (person.get("role"), office_of(desk, person), person.get("company")) if part
    )
    parts: list[Figure] = [
        desk.head(name, _waits(desk, name, found), small=small, path=(Link(t("People"), register),)),
        *figures(desk, found),
        *_owned(desk, person),
        *_facts(desk, person),
    ]
    if person.body.text.strip():
        parts.append(Prose(title=t("About"), anchor="about"))
    parts += _meetings(desk, person)
    return Page(
        desk.where(person),
        name,
        tuple(parts),
        area="people",
        view=register.page,
        wide=False,
        record=person.uid,
    )


def _waits(desk: Desk, name: str, found: Waiting) -> str:
    """How many matters wait for a person, and how many are late."""
    t = desk.t
    if not found.count:
        return t("Nothing waits for {name}.", name=name)
    first = t.plural("{n} matter waits for {name}.", "{n} matters wait for {name}.", found.count, name=name)
    late = sum(is_overdue(desk, action) for action in found.actions)
    second = t.plural("{n} action is overdue.", "{n} actions are overdue.", late) if late else ""
    verdicts = len(found.verdicts)
    days = [
        action.get("due") for action in found.actions if action.get("due") and action.get("due") >= desk.today
    ]
    next_ = t("The next action is due on {day}.", day=near(desk, min(days))) if days else ""
    third = t.plural("{n} verdict is asked for.", "{n} verdicts are asked for.", verdicts) if verdicts else ""
    return said(t, first, second, next_, third)


def _owned(desk: Desk, person: Record) -> Iterator[Facts]:
    """Open records that a person owns, by kind; closed ones are counted."""
    t, graph = desk.t, desk.portal.graph
    owned = {link.origin: graph[link.origin] for link in graph.backlinks(person.uid) if link.name == "owner"}
    facts = []
    for kind in graph.kinds:
        records = [record for record in owned.values() if record.kind == kind.name]
        if kind.name == "action" or not records:
            continue
        open_ = sorted(
            (record for record in records if not _finished(desk, record)), key=lambda item: item.uid
        )
        closed = len(records) - len(open_)
        rest = (Words(t.plural("{n} closed", "{n} closed", closed), "mute"),) if closed else ()
        facts.append(Fact(desk.plural(kind.name), dotted([refs(desk, open_), rest])))
    if facts:
        yield Facts(title=t("Owns"), facts=tuple(facts), columns=1, anchor="owns")


def _finished(desk: Desk, record: Record) -> bool:
    """Whether nothing is left to do about a record at the day."""
    end: dt.date | None = record.get("actual") or record.get("actual_finish")
    return not desk.portal.is_open(record) or (end is not None and end <= desk.today)


def _facts(desk: Desk, person: Record) -> Iterator[Facts]:
    t = desk.t
    roles = [
        (desk.ref(project), *((Words("·", "mute"), Words(t.joined(names), "soft")) if names else ()))
        for project, names in _roles(desk, person)
    ]
    other = [
        name for name in (person.title, *(person.get("names") or {}).values()) if name != desk.title(person)
    ]
    found: list[tuple[str, Text]] = [
        (t("Role"), _plain(person.get("role"))),
        (t("Department"), _plain(office_of(desk, person))),
        (t("Organisation"), _plain(_organisation_name(desk, person.get("organisation")))),
        (t("Company"), _plain(person.get("company"))),
        (t("Id"), _plain(person.id)),
        (t("Also written"), _plain(t.joined(list(dict.fromkeys(other))))),
        (t("Email"), _plain(person.get("email"))),
        (t("Phone"), _plain(person.get("phone"))),
        (t("Influence"), _scale(desk, person.get("influence"))),
        (t("Interest"), _scale(desk, person.get("interest"))),
        (t("Projects"), listed(t, roles)),
    ]
    facts = tuple(Fact(name, text) for name, text in found if text)
    if facts:
        yield Facts(title=t("Roles and contact"), facts=facts, anchor="facts")


def _plain(text: str | None) -> Text:
    return (Words(text),) if text else ()


def _scale(desk: Desk, value: int | None) -> Text:
    return (Words(desk.t("{n} of {all}", n=value, all=5)),) if value is not None else ()


def _meetings(desk: Desk, person: Record) -> Iterator[Listing]:
    """Meetings that a person attended, the latest ones."""
    graph = desk.portal.graph
    found = {
        link.origin: graph[link.origin] for link in graph.backlinks(person.uid) if link.name == "present"
    }
    days = ((meeting.get("date"), uid) for uid, meeting in found.items())
    dated = [(day, uid) for day, uid in days if day is not None and day <= desk.today]
    if not dated:
        return
    items = tuple(
        Item((desk.ref(graph[uid]),), date=desk.t.dated(day, desk.today))
        for day, uid in sorted(dated, reverse=True)[:_LAST_MEETINGS]
    )
    small = desk.t("the latest {n} of {all}", n=len(items), all=len(dated)) if len(dated) > len(items) else ""
    yield Listing(title=desk.t("Meetings attended"), small=small, items=items, anchor="meetings")
