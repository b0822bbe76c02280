"""Responsibilities: who does, answers for, advises on and hears of each task, and where nobody does."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.allocation import is_done
from pmsite.analyses.portal import INTERNAL
from pmsite.analyses.responsibility import MOST_ACCOUNTABLE, assignment, lines, named
from pmsite.model.figure import Figure, Item, Listing, Page, State, Table, Words
from pmsite.views._desk import Desk
from pmsite.views._lines import dotted, said
from pmsite.views._raci import Matrix, by_department, by_person, sums
from pmsite.views._team import Departments, named_or_written

_MOST_LISTED = 12


def pages(desk: Desk) -> Iterator[Page]:
    """The responsibility matrix of a project."""
    if desk.project is None:
        return
    found = lines(desk.portal.graph, desk.project.id)
    rows = tuple(assignment(line.task) for line in found if not line.summary)
    if not any(row.names for row in rows) and (not rows or desk.portal.audience != INTERNAL):
        return
    t, matrix = desk.t, Matrix(desk, found, rows, Departments(desk))
    title = t("Responsibilities")
    figures: list[Figure] = [desk.head(title, _sentence(matrix))]
    if desk.portal.audience == INTERNAL:
        figures += _gaps(matrix)
    figures += [by_person(matrix), by_department(matrix)]
    if desk.portal.audience == INTERNAL:
        figures.append(sums(matrix))
    yield Page(
        desk.at("responsibility"),
        title,
        tuple(figure for figure in figures if not isinstance(figure, Table) or figure.rows),
        project=desk.key or "",
        area="overview",
        nav=title,
        order=30,
    )


def _sentence(matrix: Matrix) -> str:
    """How many tasks have an owner, and how many of them nobody, or more than one, answers for."""
    t, all_ = matrix.desk.t, len(matrix.rows)
    if matrix.desk.portal.audience != INTERNAL:
        people = t.plural("{n} person", "{n} people", len(named(matrix.rows)))
        return t("{tasks} and {people}.", tasks=t.plural("{n} task", "{n} tasks", all_), people=people)
    owned = all_ - len(matrix.unowned)
    if not owned:
        first = t.plural("The only task has no owner", "None of {n} tasks has an owner", all_)
    elif owned == all_:
        first = t.plural("The only task has an owner", "Every one of {n} tasks has an owner", all_)
    else:
        first = t.plural(
            "{n} of {all} tasks has an owner", "{n} of {all} tasks have an owner", owned, all=t.number(all_)
        )
    nobody, many = len(matrix.unanswered), len(matrix.disputed)
    seconds = [
        t.plural("{n} has no one accountable", "{n} have no one accountable", nobody) if nobody else "",
        t.plural("{n} has more than one", "{n} have more than one", many) if many else "",
    ]
    second = t.joined([item for item in seconds if item]) or t("each has exactly one accountable")
    if all_ == 1 and not nobody and not many:
        second = t("exactly one is accountable")
    burdened = matrix.burdened
    third = (
        t(
            "{name} answers for {n} open tasks.",
            name=named_or_written(matrix.desk, burdened[0][0], matrix.departments.names),
            n=burdened[0][1],
        )
        if burdened
        else ""
    )
    return said(t, t("{first}; {second}.", first=first, second=second), third)


def _gaps(matrix: Matrix) -> list[Listing]:
    """What is missing, open tasks first, then those who answer for too much; where nothing is, the head says so."""
    desk, t = matrix.desk, matrix.desk.t
    faulty = [(row, gaps) for row in matrix.rows if (gaps := matrix.gaps(row))]
    faulty.sort(key=lambda found: is_done(desk.portal, found[0].task))
    items = [
        Item(
            (Words(named_or_written(desk, name, matrix.departments.names), "strong"),),
            (Words(t("accountable for more than {n} open tasks", n=MOST_ACCOUNTABLE)),),
            State("late", t.plural("{n} open task", "{n} open tasks", count)),
        )
        for name, count in matrix.burdened
    ]
    for row, gaps in faulty:
        owner = row.task.get("owner")
        below = (Words(t("owner")), *desk.person(owner)) if owner else ()
        done = (Words(t("done"), "mute"),) if is_done(desk.portal, row.task) else ()
        state = State("half" if done else "late", gaps[0] if len(gaps) == 1 else t.joined(gaps))
        items.append(Item((desk.ref(row.task),), dotted([below, done]), state))
    if not items:
        return []
    shown = items[:_MOST_LISTED]
    small = t("{shown} of {all}", shown=len(shown), all=len(items)) if len(items) > len(shown) else ""
    title = t.plural("{n} gap", "{n} gaps", len(items))
    return [Listing(title=title, small=small, items=tuple(shown), anchor="gaps")]
