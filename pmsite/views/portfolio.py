"""All projects on one page: which keep their dates, what waits, next milestones, budget, risks, actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmsite.analyses.portal import INTERNAL
from pmsite.analyses.status import NAMES, DimensionStatus, dimensions, overall
from pmsite.model.address import Address
from pmsite.model.figure import (
    Band,
    Cell,
    Column,
    Fact,
    Facts,
    Figure,
    Link,
    Listing,
    Page,
    Prose,
    Row,
    Table,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._activity import block
from pmsite.views._areas import register_of
from pmsite.views._desk import Desk
from pmsite.views._kpi_cards import any_value, by_project, role_values
from pmsite.views._lines import dotted, said
from pmsite.views._milestones import next_of_each, slip_words
from pmsite.views._portfolio_budget import budgets, total_budget
from pmsite.views._status import (
    actions,
    ask,
    decisions,
    declared,
    differs,
    dimension_name,
    light,
    open_threats,
    risk_item,
    risks_finding,
)
from pmsite.views._status_trend import traces

_NAMED = 3
"""Projects that a sentence names; more are counted."""
_MOST = 8
"""Entries of a list on this page, at most."""
_TOP_RISKS = 5


def pages(desk: Desk) -> Iterator[Page]:
    """The portal's first page; a portal that is one project in the root folder begins with that project."""
    projects = desk.portal.graph.projects
    if desk.project is not None or any(project.folder == "" for project in projects):
        return
    t = desk.t
    sentence, small = _sentence(desk, projects), _count(desk, projects)
    head = desk.head(t("Portfolio"), sentence, small=small, ask=ask(desk, decisions(desk, None)))
    figures: list[Figure] = [head]
    if projects:
        figures.append(_status(desk, projects))
        figures.extend(_beside(next_of_each(desk, projects), budgets(desk, projects)))
        if any_value(desk):
            role = role_values(desk)
            figures.append(by_project(desk, role, more=Link(t("Trends and records"), desk.at("kpis"))))
        figures.extend(_beside(_risks(desk), _actions(desk)))
        figures.extend(filter(None, [block(desk)]))
        figures.append(_ways(desk, projects))
    page = next((item for item in desk.of("page") if item.source.path == "index.md"), None)
    if page is not None and page.body.text.strip():
        figures.append(Prose())
    yield Page(
        Address(""),
        desk.portal.title,
        tuple(figures),
        area="portfolio",
        nav=t("Portfolio"),
        order=0,
        record=page.uid if page is not None else None,
    )


def _beside(*figures: Figure | None) -> list[Figure]:
    """Figures side by side; those that have nothing to show fall away."""
    found = tuple(figure for figure in figures if figure is not None)
    return [Band(layout="2", figures=found)] if len(found) > 1 else [*found]


def _count(desk: Desk, projects: Sequence[Record]) -> str:
    if not projects:
        return ""
    count = desk.t.plural("{n} project", "{n} projects", len(projects))
    total = total_budget(desk, projects)
    return desk.t("{projects} · {budget}", projects=count, budget=total) if total else count


def _sentence(desk: Desk, projects: Sequence[Record]) -> str:
    """Which projects are late and by how much, which keep their dates, of which that is not known."""
    t = desk.t
    running = [item for item in projects if desk.portal.is_open(item)]
    if not running:
        return t("No project is running.") if projects else t("There is no project yet.")
    slips = {item.id: desk.portal.of(item).get("finish_slip_days") for item in running}
    late = sorted(
        ((round(days), key) for key, days in slips.items() if days is not None and days > 0), reverse=True
    )
    kept = [key for key, days in slips.items() if days is not None and days <= 0]
    unknown = [key for key, days in slips.items() if days is None]
    off = _off(desk, [item for item in running if item.id not in {key for _, key in late}])
    if len(unknown) == len(running):
        if desk.portal.audience != INTERNAL and (told := _told(desk, running)):
            return told
        first = t.plural("{n} project is running.", "{n} projects are running.", len(running))
        return said(t, first, t("{first}.", first=off)) if off else first
    clauses = [_late(desk, late)] if late else []
    if kept:
        clauses.append(_kept(desk, kept, every=len(kept) == len(running)))
    if unknown:
        clauses.append(_unknown(desk, unknown))
    if off:
        clauses.append(off)
    return _joined(desk, clauses)


def _told(desk: Desk, running: Sequence[Record]) -> str:
    """How the projects that are running are declared, to those for whom nothing is computed; "" without a light."""
    t, count = desk.t, len(running)
    lights = {item.id: str(item.get("status") or "") for item in running}
    off, risk = ([key for key, light in lights.items() if light == one] for one in ("off_track", "at_risk"))
    parts = [t("off track: {names}", names=t.joined(off))] if off else []
    parts += [t("at risk: {names}", names=t.joined(risk))] if risk else []
    if parts:
        rest = ("；" if t.language == "zh" else "; ").join(parts)
        return t.plural(
            "{n} project is running; declared {rest}.",
            "{n} projects are running; declared {rest}.",
            count,
            rest=rest,
        )
    if set(lights.values()) == {"on_track"}:
        return t.plural(
            "{n} project is running, declared on track.",
            "{n} projects are running; all are declared on track.",
            count,
        )
    return ""


def _joined(desk: Desk, clauses: Sequence[str]) -> str:
    whole = clauses[0]
    for clause in clauses[1:]:
        whole = desk.t("{first}; {second}", first=whole, second=clause)
    return desk.t("{first}.", first=whole)


def _off(desk: Desk, running: Sequence[Record]) -> str:
    """Which projects are off track, and where the only one is."""
    t = desk.t
    found = {item.id: dimensions(desk.portal, item) for item in running}
    off = {key: lights for key, lights in found.items() if overall(lights) == "off"}
    if not off:
        return ""
    if len(off) == 1:
        name, lights = next(iter(off.items()))
        where = t.joined([dimension_name(desk, item.name) for item in lights if item.health == "off"])
        return t("{name} is off track: {where}", name=name, where=where)
    names = t.joined([*off]) if len(off) <= _NAMED else t("{n} projects", n=len(off))
    return t("{names} are off track", names=names)


def _late(desk: Desk, late: Sequence[tuple[int, str]]) -> str:
    t = desk.t
    days, name = late[0]
    if len(late) == 1:
        return t.plural("{name} is {n} working day late", "{name} is {n} working days late", days, name=name)
    names = t.joined([key for _, key in late]) if len(late) <= _NAMED else t("{n} projects", n=len(late))
    return t.plural(
        "{names} are late, {name} most, by {n} working day",
        "{names} are late, {name} most, by {n} working days",
        days,
        names=names,
        name=name,
    )


def _kept(desk: Desk, kept: Sequence[str], *, every: bool) -> str:
    t = desk.t
    if len(kept) == 1:
        return t("{name} keeps its date", name=kept[0])
    if len(kept) > _NAMED:
        return (
            t("All {n} projects keep their dates", n=len(kept))
            if every
            else t("{n} projects keep their dates", n=len(kept))
        )
    return t("{names} keep their dates", names=t.joined([*kept]))


def _unknown(desk: Desk, unknown: Sequence[str]) -> str:
    t = desk.t
    if len(unknown) > _NAMED:
        return t("no finish is computed for {n} projects", n=len(unknown))
    return t("no finish is computed for {names}", names=t.joined([*unknown]))


def _status(desk: Desk, projects: Sequence[Record]) -> Table:
    """Declared and computed lights; an audience, for which none are computed, sees the declared ones."""
    t = desk.t
    found = {item.id: dimensions(desk.portal, item) for item in projects}
    known = {item.name for lights in found.values() for item in lights if item.health != "none"}
    shown = [name for name in NAMES if name in known]
    computed = any(found.values())
    columns = [Column(t("Project"), key="project"), Column(t("Declared"), key="declared")]
    columns += [Column(t("Computed"), key="computed")] if computed else []
    columns += [Column(dimension_name(desk, name), key=name) for name in shown]
    notes = [_difference(desk, item) for item in projects if differs(item, overall(found[item.id]))]
    absent = [dimension_name(desk, name) for name in NAMES if name not in known]
    if computed and absent:
        notes.append(Words(t("No data: {names}.", names=t.joined(absent))))
    source = t("computed from the records; declared by the project; a difference carries a reason")
    return Table(
        title=t("Status"),
        small=source if computed else t("declared by the project"),
        columns=tuple(columns),
        rows=tuple(_status_row(desk, project, found[project.id], shown) for project in projects),
        caption=t("Status per project and dimension"),
        note=tuple(notes),
    )


def _difference(desk: Desk, project: Record) -> Words:
    """Why the declared status is another one than the computed one."""
    reason = project.get("status_reason")
    if reason:
        text = desk.t("{project} declares another status: “{reason}”", project=project.id, reason=reason)
        return Words(text)
    return Words(desk.t("{project} declares another status and gives no reason.", project=project.id))


def _status_row(desk: Desk, project: Record, lights: Sequence[DimensionStatus], shown: Sequence[str]) -> Row:
    t, values = desk.t, desk.portal.of(project)
    day = values.get("finish_forecast") or project.get("finish")
    finish = t("finish {day}", day=t.dated(day, desk.today)) if day is not None else ""
    slip = slip_words(desk, values.get("finish_slip_days"))
    text = t("{finish}, {slip}", finish=finish, slip=slip) if finish and slip else finish
    sub = dotted([desk.person(project.get("manager")), (Words(text),) if text else ()])
    cells = [Cell((desk.ref(project),), sub, sort=project.id), Cell((declared(desk, project),))]
    past = traces(desk, project).get("overall")
    cells += [Cell((light(desk, overall(lights)),), (past,) if past else ())] if lights else []
    cells += [Cell((light(desk, item.health),)) for item in lights if item.name in shown]
    return Row(tuple(cells))


def _risks(desk: Desk) -> Listing | None:
    """The highest open threats of all projects; None where no risk is recorded."""
    if not desk.of("risk"):
        return None
    threats = open_threats(desk)
    return Listing(
        title=risks_finding(desk, threats),
        small=desk.t("highest score now, of 25"),
        items=tuple(risk_item(desk, item) for item in threats[:_TOP_RISKS]),
        empty=desk.t("No open threat."),
    )


def _actions(desk: Desk) -> Listing | None:
    """Actions of all projects that are overdue or due soon; None where no action is recorded."""
    if not desk.of("action"):
        return None
    address, _ = register_of(desk, "action")
    return actions(desk, most=_MOST, more=Link(desk.t("All {n}", n=len(desk.of("action"))), address))


def _ways(desk: Desk, projects: Sequence[Record]) -> Facts:
    """The pages of each project."""
    facts = []
    for project in projects:
        own = Desk(desk.portal, desk.t, project)
        ways = [Link(desk.t("Dashboard"), Address(project.folder))]
        for kind, page in (("task", "plan"), ("milestone", "milestones"), ("risk", "risks")):
            if own.of(kind):
                ways.append(Link(desk.plural(kind), own.at(page)))
        facts.append(Fact(project.id, dotted([(way,) for way in ways])))
    return Facts(title=desk.t("Projects"), facts=tuple(facts), columns=1 if len(facts) < 6 else 2)  # noqa: PLR2004 - lines
