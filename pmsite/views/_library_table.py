"""Every document with its version, its roles, its last revision and its next review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pmsite.analyses.lacking import lacks
from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Cell, Chip, Column, Row, Table, Words
from pmsite.model.record import Record
from pmsite.views import _due
from pmsite.views._desk import Desk
from pmsite.views._happened import day, past, who
from pmsite.views._history import until
from pmsite.views._library import file_link, is_due, last_revision, review, type_name
from pmsite.views._lines import dash, dotted, persons

_TYPES = 6
"""Types that filter the library, at most."""


def library(desk: Desk, documents: Sequence[Record]) -> Table:
    """The documents in force first; columns that no document fills are left out."""
    t = desk.t
    ordered = sorted(documents, key=lambda document: (not desk.portal.is_open(document), document.uid))
    owned = any(document.get("owner") for document in documents)
    filed = any(document.get("file") for document in documents)
    columns = [
        Column(t("Document"), key="document"),
        Column(t("Type"), key="type"),
        Column(t("Version"), number=True, key="version"),
        Column(t("State"), key="status"),
        *([Column(t("Owner"), key="owner")] if owned else []),
        Column(t("Author"), key="author"),
        Column(t("Reviewer"), key="reviewer"),
        Column(t("Approver"), key="approver"),
        Column(t("Last revision"), key="revision", long=True),
        *([Column(t("Last updated"), number=True, key="updated")] if past(desk).known else []),
        Column(t("Next review"), number=True, key="review"),
        *([Column(t("File"), key="file")] if filed else []),
    ]
    rows = tuple(_row(desk, document, owned=owned, filed=filed) for document in ordered)
    chips = [Chip(t("All"), len(rows)), *_chips(desk, documents)]
    return Table(
        title=t("Library"),
        small=t("in force first"),
        columns=tuple(columns),
        rows=rows,
        chips=tuple(chips) if len(chips) > 2 else (),  # noqa: PLR2004 - a filter needs two sides
        caption=t("Document library"),
        find=desk.project is None,
        anchor="library",
    )


def _chips(desk: Desk, documents: Sequence[Record]) -> Iterator[Chip]:
    """Filters by what is due or lacking, by state, type and confidentiality, and by project."""
    t = desk.t
    facts = [dict(_facts(desk, document)) for document in documents]
    counts = {key: Counter(fact[key] for fact in facts) for key in (facts[0] if facts else ())}
    for key, label in (("due", t("Review overdue")), ("lacks", t("Incomplete"))):
        if counts[key]["yes"]:
            yield Chip(label, counts[key]["yes"], key, "yes")
    for state in desk.portal.graph.kinds["document"].states:
        if counts["status"][state]:
            label = desk.label(state, "document.status", "status")
            yield Chip(label, counts["status"][state], "status", state)
    if len(counts["type"]) <= _TYPES:
        for name, count in counts["type"].items():
            if name and count > 1:
                yield Chip(type_name(desk, name), count, "type", name)
    secret = {name: count for name, count in counts["confidentiality"].items() if name}
    if len(counts["confidentiality"]) > 1:
        for name, count in secret.items():
            yield Chip(desk.label(name, "document.confidentiality"), count, "confidentiality", name)
    if len(counts["project"]) > 1:
        for name, count in sorted(counts["project"].items()):
            if name:
                yield Chip(name, count, "project", name)


def _facts(desk: Desk, document: Record) -> tuple[tuple[str, str], ...]:
    incomplete = desk.portal.audience == INTERNAL and bool(lacks(document))
    return (
        ("due", "yes" if is_due(desk, document) else "no"),
        ("lacks", "yes" if incomplete else "no"),
        ("status", str(document.get("status") or "")),
        ("type", str(document.get("type") or "")),
        ("confidentiality", str(document.get("confidentiality") or "")),
        ("project", document.project or ""),
    )


def _row(desk: Desk, document: Record, *, owned: bool, filed: bool) -> Row:
    t, version = desk.t, document.get("version")
    secret, kind = document.get("confidentiality"), type_name(desk, document.get("type"))
    last = last_revision(desk, document)
    revised = Cell(dash(), sort="")
    if last is not None:
        by = desk.person(last.by)
        words = dotted([(Words(t.dated(last.date, desk.today)),), by])
        revised = Cell(words, (Words(last.summary),) if last.summary else (), sort=last.date.isoformat())
    roles = (*(("owner",) if owned else ()), "author", "reviewer", "approver")
    cells = [
        Cell(
            (desk.ref(document),),
            (Words(desk.label(secret, "document.confidentiality"), "mute"),) if secret else (),
            sort=document.uid,
        ),
        Cell((Words(kind),) if kind else dash()),
        Cell((Words(str(version)),) if version else dash()),
        Cell((desk.state(document),), sort=str(document.get("status"))),
        *(Cell(persons(desk, [document.get(role)]) or dash()) for role in roles),
        revised,
        *([_updated(desk, document)] if past(desk).known else []),
        _due.cell(desk, review(document), open_=desk.portal.is_open(document)),
        *([Cell(file_link(desk, document) or dash())] if filed else []),
    ]
    return Row(tuple(cells), facts=_facts(desk, document))


def _updated(desk: Desk, document: Record) -> Cell:
    """Day of the last commit that changed a document or its file, and who made it."""
    known = past(desk)
    events = until(desk, known.of(document.uid))
    if events:
        step = events[0].step
        return Cell((Words(day(desk, step.day)),), who(desk, [step]), sort=step.day.isoformat())
    if known.complete or known.since is None:
        return Cell((Words(desk.t("not committed"), "mute"),), sort="")
    text = desk.t("unknown, before {day}", day=day(desk, known.since.day))
    return Cell((Words(text, "mute"),), sort="")
