"""The document library: what must be looked at, what is missing, and every document with its version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Cell, Chip, Column, Figure, Item, Listing, Page, Row, State, Table, Words
from pmsite.model.record import Record
from pmsite.views import _due
from pmsite.views._desk import Desk
from pmsite.views._labels import kind_name
from pmsite.views._library import (
    SOON,
    STALE,
    expected,
    file_link,
    is_due,
    is_soon,
    is_stale,
    last_revision,
    review,
    type_name,
)
from pmsite.views._lines import dash, dotted, own, persons, refs, said
from pmsite.views._status import shown_of

_LISTED, _TYPES = 12, 6
"""Documents listed above the library, and types that filter it, at most."""


def pages(desk: Desk) -> Iterator[Page]:
    """The library of a project, or that of no project."""
    documents = own(desk, "document")
    audit = expected(desk) if desk.portal.audience == INTERNAL else ()
    if not documents and not audit:
        return
    t = desk.t
    missing = sum(not found for _, found in audit)
    figures: list[Figure] = [
        desk.head(
            t("Document library"),
            said(t, _sentence(desk, documents), _missing(desk, missing)),
            small=t.plural("{n} document", "{n} documents", len(documents)),
        )
    ]
    figures += _reviews(desk, documents)
    if audit:
        figures.append(_audit(desk, audit, missing))
    if documents:
        figures.append(_library(desk, documents))
    address = desk.at("documents")
    yield Page(
        address,
        t("Document library"),
        tuple(figures),
        project=desk.key or "",
        area="documents" if desk.key else "portfolio",
        view=address.page,
        nav=t("Document library"),
        order=0 if desk.key else 49,
    )


def _sentence(desk: Desk, documents: Sequence[Record]) -> str:
    """How many documents are in force, and how many are due for review."""
    t = desk.t
    if not documents:
        return t("The library is empty.")
    done = sum(document.get("status") in ("approved", "published") for document in documents)
    late = sum(is_due(desk, document) for document in documents)
    first = t.plural(
        "{n} of {all} documents is approved or published.",
        "{n} of {all} documents are approved or published.",
        done,
        all=t.number(len(documents)),
    )
    if done == len(documents):
        first = t.plural(
            "The only document is approved or published.",
            "All {n} documents are approved or published.",
            done,
        )
    if late:
        return said(t, first, t.plural("{n} review is overdue.", "{n} reviews are overdue.", late))
    return said(t, first, t("No review is overdue."))


def _missing(desk: Desk, missing: int) -> str:
    phase = desk.project.get("phase") if desk.project is not None else ""
    if not missing:
        return ""
    return desk.t.plural(
        "{n} document that the phase “{phase}” needs is missing.",
        "{n} documents that the phase “{phase}” needs are missing.",
        missing,
        phase=phase or "",
    )


def _reviews(desk: Desk, documents: Sequence[Record]) -> Iterator[Listing]:
    """Documents whose review is overdue or soon, the oldest first; then those that grew stale."""
    t = desk.t
    late = [document for document in documents if is_due(desk, document)]
    soon = [document for document in documents if is_soon(desk, document)]
    stale = [document for document in documents if is_stale(desk, document)]
    found = sorted((*late, *soon), key=lambda document: (review(document) or desk.today, document.id))
    items = [_to_review(desk, document) for document in found]
    for document in stale:
        last = last_revision(desk, document)
        day = t.dated(last.date, desk.today) if last is not None else "–"
        state = State("late", t("stale: last revised {day}", day=day))
        items.append(Item((desk.ref(document),), (Words(t("no review is planned"), "mute"),), state))
    if not items:
        return
    title = t("Reviews: {late} overdue, {soon} due soon", late=len(late), soon=len(soon))
    if stale:
        title = t(
            "Reviews: {late} overdue, {soon} due soon, {stale} stale",
            late=len(late),
            soon=len(soon),
            stale=len(stale),
        )
    note = t("Soon: in the next {n} days.", n=SOON.days)
    if stale:
        note = said(t, note, t("Stale: no revision for {n} days, and no next review planned.", n=STALE.days))
    yield Listing(
        title=title,
        small=shown_of(desk, len(items), _LISTED),
        items=tuple(items[:_LISTED]),
        note=(Words(note),),
        anchor="reviews",
    )


def _to_review(desk: Desk, document: Record) -> Item:
    t, day = desk.t, review(document) or desk.today
    handle = document.get("reviewer") or document.get("owner") or document.get("author")
    last = last_revision(desk, document)
    revised = t("last revised {day}", day=t.dated(last.date, desk.today)) if last is not None else ""
    meta = dotted([desk.person(handle), (Words(revised),) if revised else ()])
    return Item((desk.ref(document),), meta, _due.state(desk, day), date=t.dated(day, desk.today))


def _audit(desk: Desk, audit: Sequence[tuple[object, tuple[Record, ...]]], missing: int) -> Table:
    """What the phase prescribes, and what of it there is."""
    t = desk.t
    phase = (desk.project.get("phase") or "") if desk.project is not None else ""
    rows = []
    for item, found in audit:
        kind = desk.portal.graph.kinds.get(getattr(item, "kind", ""))
        written = getattr(item, "type", None)
        name = type_name(desk, written) if written else kind_name(kind, t) if kind is not None else "–"
        below = kind_name(kind, t) if written and kind is not None else ""
        states = dotted([(desk.state(record),) for record in found if record.get("status")])
        rows.append(
            Row(
                (
                    Cell((Words(name),), (Words(below, "mute"),) if below else ()),
                    Cell(refs(desk, found, title=True) if found else (State("late", t("missing")),)),
                    Cell(states or dash()),
                )
            )
        )
    title = t("Complete for the phase “{phase}”", phase=phase)
    if missing:
        title = t.plural(
            "{n} document is missing for the phase “{phase}”",
            "{n} documents are missing for the phase “{phase}”",
            missing,
            phase=phase,
        )
    columns = (Column(t("Needed")), Column(t("Found")), Column(t("State"), least=True))
    return Table(
        title=title,
        columns=columns,
        rows=tuple(rows),
        caption=t("Completeness"),
        compact=True,
        anchor="completeness",
    )


def _library(desk: Desk, documents: Sequence[Record]) -> Table:
    t = desk.t
    ordered = sorted(documents, key=lambda document: (not desk.portal.is_open(document), document.id))
    rows = tuple(_row(desk, document) for document in ordered)
    states = Counter(str(document.get("status")) for document in documents)
    types = Counter(str(document.get("type") or "") for document in documents)
    due = sum(("due", "yes") in row.facts for row in rows)
    chips = [Chip(t("All"), len(rows))]
    chips += [Chip(t("Review overdue"), due, "due", "yes")] if due else []
    chips += [
        Chip(desk.label(state, "document.status", "status"), states[state], "status", state)
        for state in desk.portal.graph.kinds["document"].states
        if states[state]
    ]
    if len(types) <= _TYPES:
        chips += [
            Chip(type_name(desk, name), count, "type", name)
            for name, count in types.items()
            if name and count > 1
        ]
    columns = [
        Column(t("Document"), key="document"),
        Column(t("Type"), key="type"),
        Column(t("Version"), number=True, key="version"),
        Column(t("State"), key="status"),
        Column(t("Author"), key="author"),
        Column(t("Reviewer"), key="reviewer"),
        Column(t("Approver"), key="approver"),
        Column(t("Last revision"), key="revision", long=True),
        Column(t("Next review"), number=True, key="review"),
    ]
    filed = any(document.get("file") for document in documents)
    columns += [Column(t("File"), key="file")] if filed else []
    if not filed:
        rows = tuple(Row(row.cells[:-1], facts=row.facts) for row in rows)
    return Table(
        title=t("Library"),
        small=t("in force first"),
        columns=tuple(columns),
        rows=rows,
        chips=tuple(chips) if len(chips) > 2 else (),  # noqa: PLR2004 - a filter needs two sides
        caption=t("Document library"),
        anchor="library",
    )


def _row(desk: Desk, document: Record) -> Row:
    t, version = desk.t, document.get("version")
    secret, kind = document.get("confidentiality"), type_name(desk, document.get("type"))
    last = last_revision(desk, document)
    revised = Cell(dash(), sort="")
    if last is not None:
        by = desk.person(last.by)
        words = dotted([(Words(t.dated(last.date, desk.today)),), by])
        revised = Cell(words, (Words(last.summary),) if last.summary else (), sort=last.date.isoformat())
    cells = (
        Cell(
            (desk.ref(document),),
            (Words(desk.label(secret, "document.confidentiality"), "mute"),) if secret else (),
            sort=document.id,
        ),
        Cell((Words(kind),) if kind else dash()),
        Cell((Words(str(version)),) if version else dash()),
        Cell((desk.state(document),), sort=str(document.get("status"))),
        *(Cell(persons(desk, [document.get(role)]) or dash()) for role in ("author", "reviewer", "approver")),
        revised,
        _due.cell(desk, review(document), open_=desk.portal.is_open(document)),
        Cell(file_link(desk, document) or dash()),
    )
    facts = (
        ("due", "yes" if is_due(desk, document) else "no"),
        ("status", str(document.get("status") or "")),
        ("type", str(document.get("type") or "")),
    )
    return Row(cells, facts=facts)
