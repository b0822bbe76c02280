"""Slides for management, from a progress report: what it froze, in texts, tables and charts that can be edited."""

from __future__ import annotations

from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.exports._deck import HEALTH, Deck, Piece, Said
from pmsite.exports._format import NothingToExportError, Wanted
from pmsite.exports._report_lines import plain
from pmsite.exports._talk_figures import LINES, ROWS, Talk, cost, milestones, risks
from pmsite.model.figure import Health, Status, line
from pmsite.model.ports import Texts
from pmsite.model.record import Record
from pmsite.model.suggest import did_you_mean, listed
from pmsite.views import _frozen as freezer
from pmsite.views import _frozen_parts as parts
from pmsite.views._desk import Desk
from pmsite.views._reports import (
    asked,
    before,
    finding,
    in_order,
    names_of,
    of_projects,
    period_words,
    rated,
    waiting_state,
)  # fmt: skip
from pmsite.views._status import dimension_name, impact, light

_ACCENT = "#1d5bb8"


def told(portal: Portal, texts: Texts, wanted: Wanted) -> bytes:
    """The deck of a report: the one that is named, else the latest of the project."""
    report = _report(portal, wanted)
    project = portal.graph.get(report.project) if report.project else None
    desk = Desk(portal, texts, project)
    accent = portal.settings.brand_of(portal.audience).accent or _ACCENT
    talk = Talk(desk, Deck(accent, texts.language, wanted.template), report, before(desk, report))
    _cover(talk)
    for make in (_status, _projects, _figures, milestones, cost, risks, _decisions, _steps):
        make(talk)
    day = freezer.as_of(report) or portal.as_of
    talk.deck.feet(plain(" · ".join(word for word in (desk.key or portal.title, desk.title(report)) if word)))
    return talk.deck.written(desk.title(report), portal.title, day)


def _report(portal: Portal, wanted: Wanted) -> Record:
    """The report that is meant.

    Raises:
        NothingToExportError: if there is none.
    """
    reports = portal.graph.of("report")
    if wanted.record is not None:
        name = (
            wanted.record
            if wanted.project is None or "/" in wanted.record
            else f"{wanted.project}/{wanted.record}"
        )
        found = [item for item in reports if item.uid == name] or [
            item for item in reports if item.id == name
        ]
        if len(found) > 1:
            raise NothingToExportError(
                f"{name} is in several projects; write one of {listed(r.uid for r in found)}"
            )
        if not found:
            near = did_you_mean(name, [item.uid for item in reports] + [item.id for item in reports])
            raise NothingToExportError(f"no report {name}" + (f"; did you mean {near}?" if near else ""))
        return found[0]
    own = in_order(item for item in reports if item.project == wanted.project)
    if not own:
        whose = f"{wanted.project} has" if wanted.project else "the portal has"
        raise NothingToExportError(
            f"{whose} no report yet; write one with pmsite report, or name one with --record"
        )
    return own[-1]


def _cover(talk: Talk) -> None:
    desk, report = talk.desk, talk.report
    t, day = desk.t, freezer.as_of(report)
    readers = t("Internal")
    client = desk.project.get("client") if desk.project is not None else None
    if desk.portal.audience != INTERNAL:
        readers = t("For {client}", client=client or desk.portal.audience)
    lines = [f"{desk.key} {desk.title(desk.project)}" if desk.project is not None else desk.portal.title]
    lines += [plain(period_words(desk, report))] if period_words(desk, report) else []
    lines += [plain(t("Figures as of {day}", day=t.full_day(day)))] if day is not None else []
    owner = desk.person_name(report.get("owner")) if report.get("owner") else ""
    lines += [
        " · ".join(
            word for word in (desk.portal.title if desk.project is not None else "", owner, readers) if word
        )
    ]
    talk.deck.cover(plain(desk.title(report)), lines)


def _lit(found: Status | None) -> Said:
    """A light as its shape and word, in its hue."""
    if found is None:
        return "–"
    colour, mark = HEALTH[found.health]
    return [Piece(f"{mark} ", colour, bold=True), Piece(found.label)]


def _status(talk: Talk) -> None:
    desk, report, deck = talk.desk, talk.report, talk.deck
    t, found = desk.t, report.get("dimensions") or {}
    if not found:
        return
    old = (talk.earlier.get("dimensions") or {}) if talk.earlier is not None else {}
    computed = any(item.computed for item in found.values())
    heads = [
        t("Project") if of_projects(report) else t("Dimension"),
        *([talk.earlier.id] if old and talk.earlier is not None else []),
        t("Declared"),
    ]
    heads += [t("Computed")] if computed else []
    heads += [t("Comment")]

    def row(name: str, then: Health | None, now: Health, machine: Health, said: str) -> list[Said]:
        cells: list[Said] = [[Piece(name, bold=name == t("Overall"))]]
        cells += [_lit(light(desk, then) if then is not None else None)] if old else []
        cells += [_lit(light(desk, now))]
        cells += [_lit(light(desk, machine))] if computed else []
        return [*cells, said]

    rows = [row(t("Overall"), rated(old.values()) if old else None, rated(found.values()),
                rated(found.values(), computed=True), "")]  # fmt: skip
    for name in names_of([report]):
        item, then = found[name], old.get(name)
        rows.append(row(dimension_name(desk, name), rated([then]) if then is not None else None, rated([item]),
                        rated([item], computed=True), plain(item.comment or "")))  # fmt: skip
    slide = deck.slide(plain(finding(desk, report)))
    widths = [1.5, *([1.3] if old else []), 1.3, *([1.3] if computed else []), 5]
    deck.table(slide, deck.at(0.05, 0.2, 0.9, 0.7), heads, rows[:ROWS], widths, most=14)


def _projects(talk: Talk) -> None:
    """Of a report on all projects: a line each."""
    deck = talk.deck
    for table in parts.projects(talk.desk, talk.report, ""):
        rows = [
            [
                plain(" ".join(filter(None, (line.plain(cell.text), line.plain(cell.sub)))))
                for cell in row.cells
            ]
            for row in table.rows
        ]
        heads = [column.title for column in table.columns]
        numbers = frozenset(number for number, column in enumerate(table.columns) if column.number)
        widths = [3.2, 1.2, 1.2, 1.8, 1.2, 0.8, 0.8, 1]
        deck.table(
            deck.slide(table.title), deck.at(0.05, 0.2, 0.9, 0.7), heads, rows[:ROWS], widths, numbers, 13
        )


def _figures(talk: Talk) -> None:
    """Indicators beside their targets."""
    desk, deck = talk.desk, talk.deck
    cards = freezer.cards(desk, talk.report, talk.earlier)
    if not cards:
        return
    t = desk.t
    rows: list[list[Said]] = []
    for card in cards[:ROWS]:
        of = f"({card.of})" if card.of[:1].isdigit() else card.of
        value = f"{card.value} {of}".strip()
        rows.append(
            [card.name, [Piece(plain(value), bold=True)], _lit(card.status), plain(" · ".join(card.lines))]
        )
    slide = deck.slide(t("Indicators"))
    heads = [t("Indicator"), t("Value"), t("State"), t("Target and change")]
    deck.table(slide, deck.at(0.05, 0.2, 0.9, 0.7), heads, rows, [3, 2, 1.5, 4], most=14)


def _decisions(talk: Talk) -> None:
    desk, deck = talk.desk, talk.deck
    t, needed = desk.t, asked(desk, talk.report)
    if not needed:
        return
    rows: list[list[Said]] = []
    for record in needed[:ROWS]:
        effect = " · ".join(impact(desk, record)) if record.kind == "change" else ""
        rows.append(
            [
                plain(f"{desk.name(record)} {desk.title(record)}"),
                plain(effect) or "–",
                plain(waiting_state(desk, record).label),
            ]
        )
    slide = deck.slide(t("Decisions needed"))
    heads = [t("Decision"), t("Effect"), t("Who, by when")]
    deck.table(slide, deck.at(0.05, 0.2, 0.9, 0.6), heads, rows, [5, 2, 3])


def _steps(talk: Talk) -> None:
    t, deck, report = talk.desk.t, talk.deck, talk.report
    lists = [
        (title, [plain(line) for line in found])
        for title, found in (
            (t("Achieved"), report.get("highlights")),
            (t("Next steps"), report.get("next_steps")),
        )
        if found
    ]
    if not lists:
        return
    slide = deck.slide(t("Achieved, and next steps") if len(lists) > 1 else lists[0][0])
    for number, (title, lines) in enumerate(lists):
        wide = 0.43 if len(lists) > 1 else 0.9
        deck.bullets(slide, deck.at(0.05 + 0.47 * number, 0.2, wide, 0.7), title, lines[:LINES], 15)
