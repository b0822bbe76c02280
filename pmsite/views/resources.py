"""Resource allocation: what each department gives to a project, people, technology and money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pmsite.analyses.allocation import budgets, peak, shares
from pmsite.analyses.load import load
from pmsite.analyses.portal import INTERNAL
from pmsite.analyses.responsibility import leaves
from pmsite.model.figure import Band, Figure, Link, Page, Table, Text
from pmsite.views import _requests
from pmsite.views._allocation import Allocation, hours_of, people
from pmsite.views._desk import Desk
from pmsite.views._lines import dotted, said
from pmsite.views._means import funds, technology
from pmsite.views._team import origin, resources, took_part
from pmsite.views._usage import tables as usage_tables

_FULL = 1.0


def pages(desk: Desk) -> Iterator[Page]:
    """The resource allocation table of a project."""
    if desk.project is None:
        return
    internal = desk.portal.audience == INTERNAL
    records, tasks = resources(desk), leaves(desk.portal.graph, desk.project.id)
    taken = shares(desk.portal, desk.project) if internal else ()
    if not records and not taken:
        return
    t, found = desk.t, Allocation(desk, records, tasks, taken, internal)
    asked = _requests.requests(desk, records)
    title = t("Resource allocation")
    figures: list[Figure] = [
        desk.head(title, _sentence(found, asked), sub=_records(desk, found), ask=_requests.ask(desk, asked)),
        _people(found),
    ]
    tables = [technology(found), *([funds(found)] if internal else [])]
    beside = tuple(table for table in tables if table.rows)
    figures += [Band(layout="2", figures=beside)] if len(beside) > 1 else beside
    figures += usage_tables(desk) if internal else []
    figures += [_requests.table(desk, asked)] if asked else []
    yield Page(
        desk.at("resources"),
        title,
        tuple(figures),
        project=desk.key or "",
        area="resources",
        nav=title,
        order=0,
    )


def _people(found: Allocation) -> Table:
    """People by department, with the way to their load by week where there is one."""
    desk = found.desk
    loaded = found.internal and bool(load(desk.portal, desk.project).each)
    return replace(people(found), more=Link(desk.t("Load by week"), desk.at("load")) if loaded else None)


def _records(desk: Desk, found: Allocation) -> Text:
    """The records that the table is made of."""
    return dotted([(desk.ref(record),) for record in found.records])


def _sentence(found: Allocation, asked: list[_requests.Request]) -> str:
    """How much is planned, who is promised too often, which money is short, what is unanswered."""
    desk, t = found.desk, found.desk.t
    names = found.people
    groups = found.departments.grouped(names)
    places = origin(desk, groups, found.departments)
    hours = hours_of(share for share in found.shares if share.who in set(names))
    if not names:
        first = t("Nobody is allocated yet.")
    elif not hours:
        first = took_part(desk, len(names), places)
    elif places:
        first = t.plural(
            "{n} person from {departments} is planned with {hours} hours.",
            "{n} people from {departments} are planned with {hours} hours.",
            len(names),
            departments=places,
            hours=t.number(hours),
        )
    else:
        first = t.plural(
            "{n} person is planned with {hours} hours.",
            "{n} people are planned with {hours} hours.",
            len(names),
            hours=t.number(hours),
        )
    return said(t, first, _over(found), _short(found), _requests.sentence(desk, asked))


def _over(found: Allocation) -> str:
    """Who is allocated most above a full day."""
    desk, t = found.desk, found.desk.t
    over = [
        (*peak([share for share in found.shares if share.who == who], desk.today), who)
        for who in found.people
    ]
    highest, day, who = max(over, key=lambda item: item[0], default=(0.0, None, ""))
    if highest <= _FULL or day is None:
        return ""
    name, share = desk.person_name(who), t.percent(highest)
    return t("{name} is allocated {share} on {day}.", name=name, share=share, day=t.dated(day, desk.today))


def _short(found: Allocation) -> str:
    """Money of which the tasks plan more than was granted."""
    desk, t = found.desk, found.desk.t
    if not found.internal:
        return ""
    granted: dict[str, float] = {}
    for record in found.records:
        for item in record.get("funds") or ():
            granted[item.category] = granted.get(item.category, 0) + item.amount
    over = [
        (amount - granted[category], category)
        for category, amount in budgets(found.tasks).items()
        if amount > granted.get(category, amount)
    ]
    if not over:
        return ""
    more, category = max(over)
    money = t.money(more, found.currency)
    return t(
        "{category}: the tasks plan {money} more than is granted.",
        money=money,
        category=desk.label(category, "budget"),
    )
