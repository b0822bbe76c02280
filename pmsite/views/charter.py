"""The charter: what a project is to achieve, for whom, by when, for how much, and who has agreed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import (
    Band,
    Cell,
    Column,
    Fact,
    Facts,
    Figure,
    Icon,
    Item,
    Link,
    Listing,
    Page,
    Row,
    State,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import dotted, said
from pmsite.views._milestones import Dates, in_order, state_of
from pmsite.views._stakeholders import key_people, quadrant, quadrant_name
from pmsite.views._status import declared
from pmsite.views._team import ROLES, person, role
from pmsite.views._values import Values

_MOST_PEOPLE = 10
_CHARTER = "charter"


def pages(desk: Desk) -> Iterator[Page]:
    """The charter of a project."""
    project = desk.project
    if project is None:
        return
    title = desk.t("Charter")
    plan = _plan(desk)
    figures = [
        desk.head(title, _sentence(desk, project, plan), small=desk.title(project)),
        Band(layout="3", figures=tuple(_purpose(desk, project))),
        *_beside("2", _facts(desk, project), _budget(desk, project)),
        _milestones(desk),
        *_beside("2", _approvals(desk, plan), _people(desk)),
        _documents(desk),
    ]
    yield Page(
        desk.at("charter"),
        title,
        tuple(figure for figure in figures if figure is not None),
        project=project.id,
        area="overview",
        nav=title,
        order=10,
    )


def _beside(layout: str, *figures: Figure | None) -> list[Figure]:
    """Figures side by side; what is empty falls away."""
    found = tuple(figure for figure in figures if figure is not None)
    return [Band(layout="2", figures=found)] if len(found) > 1 and layout == "2" else [*found]


def _plan(desk: Desk) -> Record | None:
    """The plan in force: the last one that is not superseded."""
    plans = [plan for plan in desk.of("plan") if plan.get("status") != "superseded"]
    return plans[-1] if plans else None


def _sentence(desk: Desk, project: Record, plan: Record | None) -> str:
    """How many goals, for whom and by when; whether the plan is approved."""
    t, goals = desk.t, project.get("goals")
    client, finish = str(project.get("client") or ""), project.get("finish")
    day = t.full_day(finish) if finish is not None else ""
    if not goals:
        first = t("No goal is written.") if day else t("Neither goals nor a finish are written.")
        return said(t, first, _approved(desk, plan))
    count = t.plural("{n} goal", "{n} goals", len(goals))
    if client and day:
        first = t("{goals} for {client} by {day}.", goals=count, client=client, day=day)
    elif day:
        first = t("{goals} by {day}.", goals=count, day=day)
    elif client:
        first = t("{goals} for {client}, without a finish date.", goals=count, client=client)
    else:
        first = t("{goals}, without a finish date.", goals=count)
    return said(t, first, _approved(desk, plan))


def _approved(desk: Desk, plan: Record | None) -> str:
    """Whether the plan is approved, and by how many."""
    t = desk.t
    if plan is None:
        return "" if desk.portal.audience != INTERNAL else t("There is no plan yet.")
    asked = [item for item in plan.get("approvals") or () if item.required]
    given = [item for item in asked if item.verdict == "approved" and (item.date or desk.today) <= desk.today]
    if plan.get("status") == "approved" and len(given) == len(asked):
        return t("The plan is approved.")
    if not asked:
        return t("The plan is not approved yet.")
    return t("The plan has {given} of {asked} approvals.", given=len(given), asked=len(asked))


def _purpose(desk: Desk, project: Record) -> Iterator[Listing]:
    """Goals, what belongs to the project, what does not."""
    t, scope = desk.t, project.get("scope")
    parts = (
        (t("Goals"), project.get("goals"), t("No goals are written.")),
        (t("In scope"), scope.in_ if scope is not None else (), t("Nothing is written.")),
        (t("Out of scope"), scope.out if scope is not None else (), t("Nothing is written.")),
    )
    for title, texts, empty in parts:
        items = tuple(Item((Words(text),)) for text in texts or ())
        yield Listing(title=title, items=items, empty=empty)


def _facts(desk: Desk, project: Record) -> Facts:
    """For whom, by whom, when, and how far it may move without a decision."""
    values, t = Values(desk, project), desk.t
    found: list[Fact] = [Fact(t("State"), _declared(desk, project))]
    if project.get("client"):
        found.append(Fact(desk.label("client", "project", "field"), (Words(project.get("client")),)))
    held = [(name, desk.person(project.get(name))) for name in ROLES]
    days = [(name, (Words(t.full_day(day)),)) for name in ("start", "finish") if (day := project.get(name))]
    found += [Fact(desk.label(name, "project", "field"), text) for name, text in (*held, *days) if text]
    forecast: dt.date | None = desk.portal.of(project).get("finish_forecast")
    if forecast is not None:
        found.append(Fact(t("Finish forecast"), (Words(t.full_day(forecast)),)))
    for name in ("phase", "calendar", "tolerances"):
        if project.get(name):
            text = values.text(name, project.get(name), (name,))
            found.append(Fact(desk.label(name, "project", "field"), text))
    return Facts(title=t("Client, people and dates"), facts=tuple(found), columns=1, anchor="facts")


def _declared(desk: Desk, project: Record) -> Text:
    reason = project.get("status_reason")
    return (declared(desk, project), *((Words(reason, "mute"),) if reason else ()))


def _budget(desk: Desk, project: Record) -> Table | None:
    """Budget by category with its total; None where none may be seen."""
    t, budget = desk.t, project.get("budget") or {}
    title = t("Budget")
    if not budget:
        internal = desk.portal.audience == INTERNAL
        return Table(title=title, columns=(), rows=(), empty=t("No budget is written.")) if internal else None
    currency, total = str(project.get("currency") or ""), float(sum(budget.values()))
    rows = [
        Row(
            (
                desk.words(desk.label(category, "budget")),
                desk.words(t.money(amount, currency), sort=float(amount)),
                desk.words(t.percent(amount / total) if total else "–", sort=float(amount)),
            )
        )
        for category, amount in budget.items()
    ]
    whole = desk.words(t.percent(1)) if total else desk.words("–")
    rows.append(Row((desk.words(t("Total")), desk.words(t.money(total, currency)), whole), summary=True))
    columns = (
        Column(t("Category"), key="category"),
        Column(t("Amount"), number=True, key="amount"),
        Column(t("Share"), number=True, key="share"),
    )
    return Table(
        title=t("Budget: {money}", money=t.money(total, currency)),
        columns=columns,
        rows=tuple(rows),
        caption=title,
        compact=True,
        anchor="budget",
    )


def _milestones(desk: Desk) -> Table | None:
    """What is delivered when."""
    t, items = desk.t, in_order(desk, desk.of("milestone"))
    if not items:
        return None
    items = [item for item in items if item.status != "cancelled"]
    reached = sum(item.actual is not None for item in items)
    columns: tuple[Column, ...] = (
        Column(t("Milestone"), key="milestone"),
        Column(t("Owner"), key="owner", least=True),
        Column(t("Baseline"), number=True, key="baseline"),
        Column(t("Forecast or actual"), number=True, key="date"),
    )
    internal = desk.portal.audience == INTERNAL
    columns += (Column(t("Status"), key="status", least=True),) if internal else ()
    return Table(
        title=t("Milestones: {reached} of {all} reached", reached=reached, all=len(items)),
        columns=columns,
        rows=tuple(_milestone(desk, item, internal=internal) for item in items),
        caption=desk.plural("milestone"),
        more=Link(t("All milestones"), desk.at("milestones")),
        compact=True,
        anchor="milestones",
    )


def _milestone(desk: Desk, item: Dates, *, internal: bool) -> Row:
    cells = (
        Cell((desk.ref(item.record),), sort=item.record.id),
        Cell(desk.person(item.record.get("owner"))),
        desk.day(item.baseline, missing="–"),
        desk.day(item.actual or item.forecast, missing="–"),
    )
    return Row((*cells, Cell((state_of(desk, item),))) if internal else cells)


def _approvals(desk: Desk, plan: Record | None) -> Listing | None:
    """Who was asked for the plan, and what they said."""
    t = desk.t
    if plan is None:
        return None
    items = []
    for item in plan.get("approvals") or ():
        past = item.verdict and (item.date is None or item.date <= desk.today)
        icon: Icon = "done" if item.verdict == "approved" else "half"
        given = State(icon, desk.label(item.verdict, "approval.verdict"))
        day = (Words(t.dated(item.date, desk.today)),) if past and item.date else ()
        optional = () if item.required else (Words(t("not required")),)
        comment = (Words(item.comment),) if past and item.comment else ()
        meta = dotted([day, optional, comment])
        items.append(Item(desk.person(item.who), meta, given if past else State("wait", t("asked for"))))
    version = plan.get("version")
    return Listing(
        title=t("Approvals of the plan"),
        small=t("{id}, version {version}", id=plan.id, version=version) if version else plan.id,
        more=Link(desk.title(plan), desk.where(plan)),
        items=tuple(items),
        empty=t("Nobody was asked to approve it."),
        anchor="approvals",
    )


def _people(desk: Desk) -> Listing | None:
    """Those whose word counts most."""
    t, people = desk.t, key_people(desk)
    if not people:
        return None
    items = []
    for found in people[:_MOST_PEOPLE]:
        own = person(desk, found.id)
        name = quadrant_name(desk, quadrant(found)) if desk.portal.audience == INTERNAL else ""
        text = desk.person(found.id) if own is not None else (Words(found.id),)
        items.append(Item(text, role(desk, found.id), Words(name, "mute") if name else None))
    more = Link(t("Team and stakeholders"), desk.at("team"))
    return Listing(title=t("Key stakeholders"), items=tuple(items), more=more, anchor="people")


def _documents(desk: Desk) -> Listing | None:
    """Documents of the type charter."""
    t = desk.t
    found = [item for item in desk.of("document") if _CHARTER in str(item.get("type") or "").casefold()]
    if not found:
        return None
    items = []
    for document in found:
        version = document.get("version")
        words = (Words(t("version {version}", version=version)),) if version else ()
        meta = dotted([words, desk.person(document.get("author"))])
        items.append(Item((desk.ref(document),), meta, desk.state(document)))
    return Listing(title=t("Signed charter"), items=tuple(items), anchor="documents")
