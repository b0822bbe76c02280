"""A progress report as it would be written: its figures as of the end of a period; nothing is written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from pmsite.adapters.content import gather
from pmsite.adapters.failure import CONTENT, USAGE, Failure
from pmsite.adapters.freeze import project_of, refuse_errors
from pmsite.adapters.git.history import history
from pmsite.adapters.git.repository import GitError
from pmsite.adapters.periods import Named, parsed
from pmsite.adapters.then import Old
from pmsite.adapters.workspace import Workspace
from pmsite.analyses._all import analysed
from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.exports.progress import Draft, drafted, title_of
from pmsite.kpis._confirm import Difference, differences
from pmsite.kpis._dated import dated
from pmsite.kpis._reported import reported
from pmsite.locale.texts import texts
from pmsite.model.address import joined
from pmsite.model.diagnostic import Severity, printable
from pmsite.model.record import Record
from pmsite.pipeline import compiled
from pmsite.views._desk import Desk
from pmsite.views._reports import end_of, in_order

Records = Literal["then", "now"]
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report as it would be written, and what its writer should know of it."""

    path: str
    text: str
    notes: tuple[str, ...]


def report(
    workspace: Workspace, project: str, period: str, *, portfolio: bool, records: Records, here: Path
) -> NewReport:
    """A report of a project, or of all, on a period.

    Figures are those of the content as git has it of the period's end (``then``), where git knows of it; of the
    content as it is (``now``) where it does not, where asked for, and on the as-of day itself.

    Raises:
        Failure: 1 if the content has errors; 2 if project or period cannot be told, the period is still to come,
            or its report is there already.
    """
    refuse_errors(workspace)
    portal = workspace.portal
    about = None if portfolio else project_of(workspace, project, here)
    wanted = parsed(period, portal.settings.period, portal.as_of)
    if wanted.period.first > portal.as_of:
        raise Failure(f"{wanted.name} begins after the as-of day {portal.as_of}; nothing was written", USAGE)
    day = min(wanted.period.last, portal.as_of)
    state, notes = _state(workspace, day, records)
    mine = state.graph.get(about.id) if about is not None else None
    if about is not None and mine is None:
        raise Failure(
            f"{about.id} was not there yet on {day}; report on a later period, or take --records now", USAGE
        )
    path, identifier = _place(workspace, about, wanted)
    desk = Desk(replace(state, language=portal.language), texts(workspace.language(INTERNAL)), mine)
    figures = reported(state, mine, wanted.period)
    late = _late(portal, about, wanted, day, figures) if state is not portal else ()
    draft = Draft(
        identifier,
        title_of(desk, wanted.unit, wanted.period),
        wanted.period,
        wanted.following,
        figures,
        _earlier(portal, about, wanted.period.first),
        late,
    )
    text = drafted(desk, draft)
    _refuse_new_errors(workspace, path, text)
    notes += _entered(late, day)
    if wanted.period.last > portal.as_of:
        notes.append(f"{wanted.name} has not ended: figures are as of {day}")
    return NewReport(path, text, tuple(notes))


def _state(workspace: Workspace, day: dt.date, records: Records) -> tuple[Portal, list[str]]:
    """The portal that the figures are of, and what to know of it."""
    portal = workspace.portal
    if day == portal.as_of and records == "then":
        return portal, []
    if records == "then":
        try:
            old = Old(portal.settings, history(workspace.configuration.content, portal.settings.zone))
            then = old.at(day)
            if then is not None:
                found, skipped = old.portal(then)
                return found, [f"of {then.commit[:7]}: {printable(line)}" for line in skipped]
        except GitError:
            then = None
    derived, _ = analysed(portal.graph, portal.settings, day)
    note = f"git knows no content of {day}: " if records == "then" else ""
    said = f"{note}states, scores and forecasts without a date are those of today, {portal.as_of}"
    return replace(portal, as_of=day, derived=derived), [said]


def _place(workspace: Workspace, project: Record | None, wanted: Named) -> tuple[str, str]:
    """File and id of the report.

    Raises:
        Failure: if either is taken.
    """
    graph = workspace.portal.graph
    kind = graph.kinds["report"]
    identifier = f"{kind.prefix}-{wanted.name}"
    key, folder = (project.id, project.folder) if project is not None else (None, "")
    taken = graph.get(f"{key}/{identifier}" if key else identifier)
    path = joined(folder, kind.folder, f"{identifier}.md")
    files = {known.casefold() for known in gather(workspace.configuration.content).files}
    if taken is not None or path.casefold() in files:
        where = taken.source.path if taken is not None else path
        raise Failure(
            f"{printable(where)}: {identifier} exists already; edit it, or delete it to begin again; "
            "nothing was written",
            USAGE,
        )
    return path, identifier


def _earlier(portal: Portal, project: Record | None, first: dt.date) -> Record | None:
    """The last report that ends before a day."""
    key = project.id if project is not None else None
    own = [item for item in portal.graph.of("report") if item.project == key]
    before = [item for item in in_order(own) if (end_of(item) or dt.date.max) < first]
    return before[-1] if before else None


def _late(
    portal: Portal, project: Record | None, wanted: Named, day: dt.date, figures: dict[str, Any]
) -> tuple[Difference, ...]:
    """Figures that dated facts change which were entered, or corrected, after the day."""
    return tuple(differences(figures, dated(portal, project, wanted.period, day), whole=False))


def _entered(late: Sequence[Difference], day: dt.date) -> Iterator[str]:
    if late:
        some = "; ".join(f"{item.name} {item.frozen} → {item.found}" for item in late[:_SHOWN])
        more = f" and {len(late) - _SHOWN} more" if len(late) > _SHOWN else ""
        yield (
            f"entered since {day}, and named under restated: {printable(some)}{more}; "
            "--records now takes the records as they are"
        )


def _refuse_new_errors(workspace: Workspace, path: str, text: str) -> None:
    """Refuse a draft that would add an error.

    Raises:
        Failure: with the first of them.
    """
    content = gather(workspace.configuration.content)
    files = {**content.files, path: text.encode("utf-8", "surrogatepass")}
    _, found = compiled(files, content.attachments, workspace.portal.settings, workspace.portal.as_of)
    known = {(item.code, item.message) for item in workspace.diagnostics}
    for item in found:
        if item.severity is Severity.ERROR and (item.code, item.message) not in known:
            said = f"{printable(str(item))}; nothing was written"
            raise Failure(said, CONTENT)
