"""Lessons learnt: what happened, why, what to do next time, where that was done, and those of other projects."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from pmsite.analyses.portal import INTERNAL
from pmsite.model.address import Address
from pmsite.model.figure import Cell, Chip, Column, Link, Page, Row, Table, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, dotted, refs, said, targets
from pmsite.views._plain import first_sentence

_CATEGORIES = 8
"""Categories that filter the table, at most."""
_ELSEWHERE, _NAMED = 8, 4
"""Lessons of other projects, and risks that one of them is for, at most."""


def pages(desk: Desk) -> Iterator[Page]:
    """The lessons of a project, and those of others for it; on the portal's own pages those of all projects."""
    if desk.project is not None and not desk.project.folder:
        return  # its records belong to the portal, and so does its page
    lessons = desk.of("lesson")
    elsewhere = _elsewhere(desk)
    if not lessons and elsewhere is None:
        return
    t = desk.t
    address = desk.at("lessons")
    head = desk.head(
        t("Lessons learnt"),
        _sentence(desk, lessons) if lessons else t("This project has written down no lesson yet."),
        small=t.plural("{n} lesson", "{n} lessons", len(lessons)),
    )
    tables = (_table(desk, lessons) if lessons else None, elsewhere)
    yield Page(
        address,
        t("Lessons learnt"),
        (head, *(table for table in tables if table is not None)),
        project=desk.key or "",
        area="documents" if desk.key else "portfolio",
        view=address.page,
        nav=t("Lessons learnt"),
        order=20 if desk.key else 55,
    )


def _sentence(desk: Desk, lessons: Sequence[Record]) -> str:
    """How many lessons were applied, and how many recommend nothing yet."""
    t = desk.t
    count = t.plural("{n} lesson is written down.", "{n} lessons are written down.", len(lessons))
    if desk.portal.audience != INTERNAL:
        return count
    applied = sum(bool(targets(desk, lesson, "applied_in")) for lesson in lessons)
    silent = sum(not lesson.get("recommendation") for lesson in lessons)
    if applied == len(lessons):
        first = t.plural("The only lesson has been applied.", "All {n} lessons have been applied.", applied)
    elif applied:
        first = t.plural(
            "{n} of {all} lessons has been applied.",
            "{n} of {all} lessons have been applied.",
            applied,
            all=t.number(len(lessons)),
        )
    else:
        first = said(t, count, t("None has been applied yet."))
    second = t.plural("{n} recommends nothing yet.", "{n} recommend nothing yet.", silent) if silent else ""
    return said(t, first, second)


def _table(desk: Desk, lessons: Sequence[Record]) -> Table:
    """Every lesson, the newest first."""
    t = desk.t
    ordered = sorted(lessons, key=_newest)
    rows = tuple(_row(desk, lesson) for lesson in ordered)
    chips = [Chip(t("All"), len(rows))]
    waiting = sum(("applied", "no") in row.facts for row in rows)
    if waiting and desk.portal.audience == INTERNAL:
        chips.append(Chip(t("Not applied yet"), waiting, "applied", "no"))
    categories = Counter(str(lesson.get("category") or "") for lesson in lessons)
    chips += [
        Chip(desk.label(name, "lesson.category", "risk.category"), count, "category", name)
        for name, count in categories.most_common(_CATEGORIES)
        if name
    ]
    if desk.project is None:
        projects = Counter(lesson.project or "" for lesson in lessons)
        chips += [Chip(name, count, "project", name) for name, count in sorted(projects.items()) if name]
    columns = (
        Column(t("Lesson"), key="lesson"),
        Column(t("What happened"), key="happened", long=True),
        Column(t("Cause"), key="cause", long=True),
        Column(t("Recommendation"), key="recommendation", long=True),
        Column(t("Applied in"), key="applied", long=True),
    )
    return Table(
        title=t("What happened, and what to do next time"),
        small=t("newest first"),
        columns=columns,
        rows=rows,
        chips=tuple(chips) if len(chips) > 2 else (),  # noqa: PLR2004 - a filter needs two sides
        caption=t("Lessons learnt"),
        find=desk.project is None,
        anchor="lessons",
    )


def _elsewhere(desk: Desk) -> Table | None:
    """Lessons of other projects, and of none, in the categories of this project's open risks; the newest first."""
    if desk.project is None:
        return None
    risks: dict[str, list[Record]] = {}
    for risk in desk.of("risk"):
        if risk.get("category") and desk.portal.is_open(risk):
            risks.setdefault(str(risk.get("category")), []).append(risk)
    found = [
        lesson
        for lesson in desk.portal.graph.of("lesson")
        if lesson.project != desk.key and str(lesson.get("category")) in risks
    ]
    if not found:
        return None
    t = desk.t
    rows = []
    for lesson in sorted(found, key=_newest)[:_ELSEWHERE]:
        category = str(lesson.get("category"))
        recommended = lesson.get("recommendation") or lesson.get("happened")
        words = desk.label(category, "lesson.category", "risk.category")
        cells = (
            Cell((desk.ref(lesson),), (Words(words, "mute"),), sort=lesson.uid),
            Cell((Words(recommended),) if recommended else dash()),
            Cell(refs(desk, risks[category][:_NAMED])),
        )
        rows.append(Row(cells))
    columns = (
        Column(t("Lesson"), key="lesson"),
        Column(t("Recommendation"), key="recommendation", long=True),
        Column(t("Open risks of its category"), key="risks"),
    )
    return Table(
        title=t("From other projects"),
        small=t("in the categories of this project's open risks"),
        columns=columns,
        rows=tuple(rows),
        caption=t("Lessons of other projects"),
        more=Link(t("All {n}", n=len(desk.portal.graph.of("lesson"))), Address("lessons")),
        anchor="elsewhere",
    )


def _newest(lesson: Record) -> tuple[int, str]:
    return -(lesson.get("date") or dt.date.min).toordinal(), lesson.uid


def _row(desk: Desk, lesson: Record) -> Row:
    t, day = desk.t, lesson.get("date")
    category = desk.label(lesson.get("category"), "lesson.category", "risk.category")
    below = dotted(
        [
            (Words(category, "mute"),) if category else (),
            (Words(t.dated(day, desk.today), "mute"),) if day else (),
        ]
    )
    applied = targets(desk, lesson, "applied_in")
    happened = lesson.get("happened") or first_sentence(lesson.body.text)
    recommended = lesson.get("recommendation")
    missing = desk.portal.audience == INTERNAL
    cells = (
        Cell((desk.ref(lesson),), below, sort=day.isoformat() if day else ""),
        Cell((Words(happened),) if happened else dash()),
        Cell((Words(lesson.get("cause")),) if lesson.get("cause") else dash()),
        Cell((Words(recommended),) if recommended else (Words(t("none yet"), "off"),) if missing else dash()),
        Cell(
            refs(desk, applied, title=len(applied) == 1)
            or ((Words(t("not applied yet"), "mute"),) if missing else dash()),
            sort=len(applied),
        ),
    )
    facts = (
        ("applied", "yes" if applied else "no"),
        ("category", str(lesson.get("category") or "")),
        ("project", lesson.project or ""),
    )
    return Row(cells, facts=facts)
