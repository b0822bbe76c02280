"""Stakeholders of a project: who they are, how much they can and want, what waits for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Cell, Chip, Column, Grid, GridEntry, Row, Table, Text, Words, Zone
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, dotted, persons
from pmsite.views._team import ROLES, Departments, role
from pmsite.views._tracker import is_overdue
from pmsite.views._values import Values
from pmsite.views._waiting import waiting

QUADRANTS = ("manage_closely", "keep_satisfied", "keep_informed", "monitor")
"""How a stakeholder is treated, the weightiest first."""
_HIGH, _SCALE = 4, 5
_OWN_FIELDS = 3
"""Fields of the portal's own that the register shows, at most."""


def stakeholders(desk: Desk) -> list[Record]:
    """People whom the project or one of its records names, the weightiest first."""
    if desk.project is None:
        return []
    graph = desk.portal.graph
    uids = {record.uid for record in graph.of("person")}
    named = {
        link.target
        for link in graph.relations
        if link.target in uids and desk.key in (graph[link.origin].project, link.origin)
    }
    return sorted((graph[uid] for uid in named), key=lambda person: _weight(desk, person))


def _weight(desk: Desk, person: Record) -> tuple[Any, ...]:
    found = quadrant(person)
    place = QUADRANTS.index(found) if found else len(QUADRANTS)
    sum_ = (person.get("influence") or 0) + (person.get("interest") or 0)
    return (place, -sum_, -(person.get("influence") or 0), desk.title(person).casefold(), person.uid)


def quadrant(person: Record) -> str:
    """How a stakeholder is treated, by influence and interest; "" where one of them is not known."""
    influence, interest = person.get("influence"), person.get("interest")
    if not influence or not interest:
        return ""
    return QUADRANTS[(0 if influence >= _HIGH else 2) + (interest < _HIGH)]


def quadrant_name(desk: Desk, name: str) -> str:
    """A quadrant in words."""
    t = desk.t
    return {
        "manage_closely": t("Manage closely"),
        "keep_satisfied": t("Keep satisfied"),
        "keep_informed": t("Keep informed"),
        "monitor": t("Monitor"),
    }.get(name, "")


def is_analysed(desk: Desk) -> bool:
    """Whether influence and interest are shown: to the team only."""
    return desk.portal.audience == INTERNAL


def grid(desk: Desk, people: Sequence[Record]) -> Grid:
    """Stakeholders by influence and interest."""
    t = desk.t
    placed: dict[tuple[int, int], list[GridEntry]] = {}
    for person in people:
        if quadrant(person):
            where = (person.get("influence"), person.get("interest"))
            entry = GridEntry(desk.title(person), desk.where(person), str(person.get("role") or ""))
            placed.setdefault(where, []).append(entry)
    scale = range(1, _SCALE + 1)
    low, high = (0, _SCALE - _HIGH), (_HIGH - 1, _SCALE - 1)
    below, left = (_SCALE - _HIGH + 1, _SCALE - 1), (0, _HIGH - 2)
    closely = sum(quadrant(person) == QUADRANTS[0] for person in people)
    title = t.plural("{n} stakeholder to manage closely", "{n} stakeholders to manage closely", closely)
    return Grid(
        title=title if closely else t("Influence and interest"),
        small=t("influence × interest, 1 to 5") if closely else t("1 to 5"),
        cells=tuple(
            tuple(tuple(placed.get((row, column), ())) for column in scale) for row in reversed(scale)
        ),
        row_labels=tuple(str(level) for level in reversed(scale)),
        column_labels=tuple(str(level) for level in scale),
        row_title=t("Influence"),
        column_title=t("Interest"),
        zones=(
            Zone(quadrant_name(desk, "manage_closely"), low, high, strong=True),
            Zone(quadrant_name(desk, "keep_satisfied"), low, left),
            Zone(quadrant_name(desk, "keep_informed"), below, high),
            Zone(quadrant_name(desk, "monitor"), below, left),
        ),
        caption=t("Stakeholders by influence (rows) and interest (columns)"),
        note=_note(desk, people),
        anchor="stakeholders",
        empty=t("Influence and interest of nobody are written."),
    )


def _note(desk: Desk, people: Sequence[Record]) -> Text:
    """What counts as high, and who has no place in the grid."""
    t = desk.t
    high = Words(t("High is 4 or 5."))
    left_out = [person.id for person in people if not quadrant(person)]
    if not left_out or len(left_out) == len(people):
        return (high,)
    text = t("Not placed, because influence or interest is missing:")
    return (high, Words(text), *persons(desk, left_out))


def register(desk: Desk, people: Sequence[Record]) -> Table:
    """Everyone with a stake: organisation, how to treat them, what waits for them here."""
    t, analysed = desk.t, is_analysed(desk)
    own = _own_fields(desk, people) if analysed else []
    columns = [
        Column(t("Stakeholder"), key="name"),
        Column(t("Organisation"), key="organisation"),
        Column(t("Role"), key="role", least=True),
    ]
    if analysed:
        columns += [
            Column(t("Influence"), number=True, key="influence"),
            Column(t("Interest"), number=True, key="interest"),
            Column(t("Engagement"), key="engagement"),
        ]
    columns += [Column(desk.label(name, "person", "field"), key=name) for name in own]
    columns.append(Column(t("Waits for them"), key="waits"))
    departments = Departments(desk)
    rows = tuple(_row(desk, person, departments, own) for person in people)
    chips = [Chip(t("All"), len(rows))]
    for name in QUADRANTS if analysed else ():
        count = sum(quadrant(person) == name for person in people)
        chips += [Chip(quadrant_name(desk, name), count, "engagement", name)] if count else []
    waits = sum(("waits", "yes") in row.facts for row in rows)
    chips += [Chip(t("Something waits"), waits, "waits", "yes")] if 0 < waits < len(rows) else []
    return Table(
        title=t("Stakeholders"),
        small=t("everyone whom a record of this project names"),
        columns=tuple(columns),
        rows=rows,
        chips=tuple(chips) if len(chips) > 2 else (),  # noqa: PLR2004 - a filter needs two sides
        caption=t("Stakeholders"),
        anchor="register",
        empty=t("Nobody is named in this project."),
    )


def _own_fields(desk: Desk, people: Sequence[Record]) -> list[str]:
    """Fields of people that the portal has added and filled: attitude, say."""
    added = desk.portal.settings.fields.get("person") or {}
    filled = [name for name in added if any(person.get(name) not in (None, (), {}) for person in people)]
    return filled[:_OWN_FIELDS]


def _row(desk: Desk, person: Record, departments: Departments, own: Sequence[str]) -> Row:
    organisation = str(person.get("organisation") or "")
    inside = organisation in ("", "own")
    name = desk.t("Own organisation") if inside else desk.label(organisation, "person.organisation")
    beside = departments.of(person.id) if inside else str(person.get("company") or "")
    here, count = waits(desk, person)
    cells = [
        Cell(desk.person(person.id), sort=desk.title(person).casefold()),
        Cell((Words(name),), (Words(beside, "mute"),) if beside and beside != name else ()),
        Cell(role(desk, person.id)),
    ]
    if is_analysed(desk):
        found = quadrant(person)
        place = QUADRANTS.index(found) if found else len(QUADRANTS)
        cells += [
            _level(desk, person.get("influence")),
            _level(desk, person.get("interest")),
            Cell((Words(quadrant_name(desk, found)),) if found else dash(), sort=place),
        ]
    values = Values(desk, person)
    for field in own:
        value = person.get(field)
        cells.append(Cell(values.text(field, value, (field,)) if value not in (None, (), {}) else dash()))
    cells.append(Cell(here or dash(), sort=count))
    facts = (
        ("engagement", quadrant(person) if is_analysed(desk) else ""),
        ("organisation", organisation),
        ("waits", "yes" if count else "no"),
    )
    return Row(tuple(cells), facts=facts)


def _level(desk: Desk, value: int | None) -> Cell:
    return desk.words(value, sort=value) if value else desk.words("–", "mute", sort="")


def waits(desk: Desk, person: Record) -> tuple[Text, int]:
    """What waits for a person in this project, and how much that is."""
    t, found = desk.t, waiting(desk, person)

    def here(records: Sequence[Record]) -> list[Record]:
        return [record for record in records if desk.key is None or record.project == desk.key]

    actions = here(found.actions)
    late = sum(is_overdue(desk, action) for action in actions)
    numbers = {
        "actions": len(actions),
        "verdicts": len(here(found.verdicts)),
        "risks": len(here(found.risks)),
        "documents": len(here([document for document, _ in found.documents])),
    }
    said: list[Text] = []
    if numbers["actions"]:
        said.append((Words(t.plural("{n} action", "{n} actions", numbers["actions"])),))
    if late:
        said.append((Words(t.plural("{n} overdue", "{n} overdue", late), "off"),))
    if numbers["verdicts"]:
        said.append((Words(t.plural("{n} verdict", "{n} verdicts", numbers["verdicts"])),))
    if numbers["risks"]:
        said.append((Words(t.plural("{n} risk review", "{n} risk reviews", numbers["risks"])),))
    if numbers["documents"]:
        said.append((Words(t.plural("{n} document", "{n} documents", numbers["documents"])),))
    return dotted(said), sum(numbers.values())


def key_people(desk: Desk) -> list[Record]:
    """Sponsor, manager and account manager, then those who are to be managed closely."""
    people = stakeholders(desk)
    held = [desk.project.get(name) for name in ROLES] if desk.project is not None else []
    first = [person for handle in held for person in people if person.id == handle]
    closely = [person for person in people if is_analysed(desk) and quadrant(person) == QUADRANTS[0]]
    return list({person.uid: person for person in (*first, *closely)}.values())
