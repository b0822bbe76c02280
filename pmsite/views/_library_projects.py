"""The document libraries of all projects in one table: score, what is missing, what is due."""

from __future__ import annotations

from pmsite.analyses.completeness import Audit
from pmsite.analyses.lacking import lacks
from pmsite.analyses.portal import INTERNAL
from pmsite.model.address import Address
from pmsite.model.figure import Cell, Column, Link, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views._completeness import audited, share
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._labels import kind_name
from pmsite.views._library import in_force, in_review, is_due, type_name
from pmsite.views._lines import dash, listed


def projects(desk: Desk) -> Table | None:
    """A row a project that has documents or an audit; None where none has."""
    audits = {item.uid: audited(desk, item) for item in desk.portal.graph.projects}
    shown = [
        item
        for item in desk.portal.graph.projects
        if audits[item.uid] is not None or desk.portal.graph.of("document", item.id)
    ]
    if not shown:
        return None
    t, scored = desk.t, any(audits.values())
    team = desk.portal.audience == INTERNAL
    columns = [Column(t("Project"), key="project")]
    if scored:
        columns += [Column(t("Completeness"), number=True, key="score"), Column(t("Missing"), long=True)]
    columns += [
        Column(t("In force"), number=True, key="force"),
        Column(t("Review overdue"), number=True, key="overdue"),
        Column(t("In review"), number=True, key="review"),
    ]
    columns += [Column(t("Incomplete"), number=True, key="incomplete")] if team else []
    return Table(
        title=t("By project"),
        columns=tuple(columns),
        rows=tuple(_row(desk, item, audits[item.uid], scored=scored, team=team) for item in shown),
        caption=t("Documents by project"),
        formula=formula(desk, "completeness") if scored else None,
        anchor="projects",
    )


def _row(desk: Desk, project: Record, found: Audit | None, *, scored: bool, team: bool) -> Row:
    t = desk.t
    documents = desk.portal.graph.of("document", project.id)
    way = Address("/".join(filter(None, (project.folder, "documents"))))
    here = Link(project.id, way) if documents or found is not None else Words(project.id)
    phase = str(project.get("phase") or "")
    cells = [Cell((here,), (Words(phase, "mute"),) if phase else (), sort=project.id)]
    if scored:
        cells += [_score(desk, found), Cell(_missing(desk, found))]
    cells += [
        Cell((Words(t("{found} of {all}", found=sum(map(in_force, documents)), all=len(documents))),)),
        _count(desk, sum(is_due(desk, document) for document in documents)),
        _count(desk, sum(map(in_review, documents))),
    ]
    cells += [_count(desk, sum(bool(lacks(document)) for document in documents))] if team else []
    return Row(tuple(cells))


def _score(desk: Desk, found: Audit | None) -> Cell:
    if found is None or found.score is None:
        reason = desk.t(found.why) if found is not None else ""
        return Cell((Words(desk.t("n/a"), "mute"),), (Words(reason, "mute"),) if reason else (), sort=-1)
    counted = desk.t("{found} of {all}", found=found.count("satisfied"), all=len(found.needs))
    return Cell((Words(share(desk, found)),), (Words(counted, "mute"),), sort=float(found.score))


def _missing(desk: Desk, found: Audit | None) -> Text:
    """What is missing or in work, by name."""
    needs = (*found.open, *found.overdue) if found is not None else ()
    kinds = desk.portal.graph.kinds
    names = [
        type_name(desk, need.item.type) if need.item.type else kind_name(kinds[need.item.kind], desk.t)
        for need in needs
    ]
    return listed(desk.t, [(Words(name),) for name in names]) or dash()


def _count(desk: Desk, number: int) -> Cell:
    return Cell((Words(desk.t.number(number)),) if number else dash(), sort=number)


def sentence(desk: Desk) -> str:
    """How many projects have all that their phases need; "" where none is audited."""
    t = desk.t
    audits = [audited(desk, item) for item in desk.portal.graph.projects if desk.portal.is_open(item)]
    scored = [item for item in audits if item is not None and item.needs]
    if not scored:
        return ""
    whole = sum(not item.open for item in scored)
    return t.plural(
        "Complete for its phase: {whole} of {n} project.",
        "Complete for their phases: {whole} of {n} projects.",
        len(scored),
        whole=t.number(whole),
    )
