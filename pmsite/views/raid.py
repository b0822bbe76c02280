"""RAID log: risks, assumptions, issues, decisions and dependencies in one table, of a project and of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pmsite.model.address import Address
from pmsite.model.figure import Cell, Chip, Column, Figure, Link, Page, Paragraphs, Row, Table, Words
from pmsite.views import _due
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, dotted, said
from pmsite.views._raid import PLACE, TYPES, Entry, entries, name, names


def pages(desk: Desk) -> Iterator[Page]:
    """The RAID log of a project; on the portal's own pages what is open in all projects."""
    found = entries(desk)
    if not found:
        return
    t = desk.t
    shown = found if desk.project is not None else [entry for entry in found if entry.open]
    open_ = sum(entry.open for entry in found)
    head = desk.head(
        t("RAID log"),
        _sentence(desk, found),
        small=t("{open} open, {all} in all", open=open_, all=len(found)),
    )
    figures: list[Figure] = [head]
    figures += [_table(desk, shown)] if shown else []
    figures += _ways(desk, found) if desk.project is None else []
    yield Page(
        desk.at("raid"),
        t("RAID log"),
        tuple(figures),
        project=desk.key or "",
        area="risks" if desk.key else "portfolio",
        nav=t("RAID log"),
        order=20 if desk.key else 32,
    )


def _sentence(desk: Desk, found: Sequence[Entry]) -> str:
    """What is open by type, and how much of it is late."""
    t = desk.t
    open_ = Counter(entry.type for entry in found if entry.open)
    late = sum(entry.open and _due.is_late(desk, entry.day) for entry in found)
    if not open_:
        return t("Nothing is open.")
    counts = {
        "risk": t.plural("{n} risk", "{n} risks", open_["risk"]),
        "assumption": t.plural("{n} assumption", "{n} assumptions", open_["assumption"]),
        "issue": t.plural("{n} issue", "{n} issues", open_["issue"]),
        "decision": t.plural("{n} decision", "{n} decisions", open_["decision"]),
        "dependency": t.plural("{n} dependency", "{n} dependencies", open_["dependency"]),
    }
    listed = t.joined([counts[key] for key in TYPES if open_[key]])
    second = t("Nothing of it is late.")
    if late and open_.total() == 1:
        second = t("It is late.")
    elif late:
        second = t.plural("{n} of them is late.", "{n} of them are late.", late)
    return said(t, t("Open: {things}.", things=listed), second)


def _ways(desk: Desk, found: Sequence[Entry]) -> list[Paragraphs]:
    """What is closed stands in the logs of the projects."""
    t = desk.t
    closed = Counter(entry.project for entry in found if not entry.open)
    folders = {project.id: project.folder for project in desk.portal.graph.projects}
    ways = [
        (
            Link(key, Address(f"{folders[key]}/raid")),
            Words(t("{n} closed", n=t.number(closed[key])), "mute"),
        )
        for key in dict.fromkeys(entry.project for entry in found)
        if key in folders
    ]
    title = t("With the closed ones, by project")
    return [Paragraphs(title=title, lines=(dotted(ways),), anchor="projects")] if ways else []


def _table(desk: Desk, shown: Sequence[Entry]) -> Table:
    """Open ones first, by type, the heaviest first."""
    t = desk.t
    everywhere = desk.project is None
    ordered = sorted(
        shown,
        key=lambda entry: (not entry.open, PLACE[entry.type], -entry.rank, entry.project, entry.id),
    )
    rows = tuple(_row(desk, entry, everywhere=everywhere) for entry in ordered)
    columns = (
        Column(t("Record"), key="record"),
        *([Column(t("Project"), key="project")] if everywhere else []),
        Column(t("Type"), key="type"),
        Column(t("Score or severity"), key="weight"),
        Column(t("Owner"), key="owner"),
        Column(t("State"), key="status"),
        Column(t("Due or review"), number=True, key="due"),
    )
    chips = [Chip(t("All"), len(rows)), *_chips(desk, shown, rows, everywhere=everywhere)]
    return Table(
        title=t("Risks, assumptions, issues, decisions and dependencies"),
        small=t("open ones, the heaviest first") if everywhere else t("open first, then the heaviest"),
        columns=columns,
        rows=rows,
        chips=tuple(chips) if len(chips) > 2 else (),  # noqa: PLR2004 - a filter needs two sides
        caption=t("RAID log"),
        note=(
            Words(
                t(
                    "Due: the review of a risk; the day by which an assumption is checked, an issue solved, "
                    "or from which something asked for is needed."
                )
            ),
        ),
        find=everywhere,
        anchor="log",
    )


def _chips(desk: Desk, shown: Sequence[Entry], rows: Sequence[Row], *, everywhere: bool) -> Iterator[Chip]:
    t = desk.t
    open_ = sum(entry.open for entry in shown)
    if open_ and not everywhere:
        yield Chip(t("Open only"), open_, "open", "yes")
    if late := sum(("late", "yes") in row.facts for row in rows):
        yield Chip(t("Late"), late, "late", "yes")
    counts = Counter(entry.type for entry in shown)
    yield from (Chip(names(desk, key), counts[key], "type", key) for key in TYPES if counts[key])
    if everywhere:
        projects = Counter(entry.project for entry in shown)
        yield from (Chip(key, count, "project", key) for key, count in sorted(projects.items()) if key)


def _row(desk: Desk, entry: Entry, *, everywhere: bool) -> Row:
    late = entry.open and _due.is_late(desk, entry.day)
    project = desk.portal.graph.get(entry.project) if entry.project else None
    home: tuple[Cell, ...] = ()
    if everywhere:
        named = (Link(entry.project, desk.where(project)),) if project is not None else dash()
        home = (Cell(named, sort=entry.project),)
    cells = (
        Cell(entry.main, sort=f"{entry.project}/{entry.id}"),
        *home,
        Cell((Words(name(desk, entry.type)),), sort=PLACE[entry.type]),
        Cell(entry.weight or dash(), sort=entry.rank),
        Cell(entry.owner or dash()),
        Cell(entry.state),
        _due.cell(desk, entry.day, open_=entry.open),
    )
    facts = (
        ("type", entry.type),
        ("open", "yes" if entry.open else "no"),
        ("late", "yes" if late else "no"),
        ("project", entry.project),
    )
    return Row(cells, facts=facts)
