"""The minutes of the next meeting of a series, drafted from the records; nothing is written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from pmsite.adapters.content import Content, gather
from pmsite.adapters.failure import CONTENT, USAGE, Failure
from pmsite.adapters.freeze import project_of
from pmsite.adapters.scaffold.naming import next_id
from pmsite.adapters.workspace import Workspace
from pmsite.analyses.agenda import (
    WEEK,
    Section,
    after,
    interval,
    next_day,
    next_title,
    sections,
    series_names,
    series_of,
)
from pmsite.analyses.planned import planned_of
from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.exports.minutes import Draft, drafted, title_of
from pmsite.locale.texts import texts
from pmsite.model.address import joined
from pmsite.model.calendar import WorkCalendar
from pmsite.model.diagnostic import Severity, printable
from pmsite.model.kind import Kind
from pmsite.model.record import Record
from pmsite.model.suggest import did_you_mean, listed
from pmsite.model.value import shown
from pmsite.pipeline import compiled
from pmsite.release.release import release
from pmsite.views._desk import Desk


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes as they would be written, and what their writer should know of them."""

    path: str
    text: str
    notes: tuple[str, ...]


def minutes(workspace: Workspace, series: str, *, project: str, day: dt.date | None, here: Path) -> Minutes:
    """Draft minutes of the next meeting of a series, on ``day`` if one is given.

    Raises:
        Failure: 2 if project or series cannot be told, or the meeting is there already; 1 if the draft would
            add an error to the content.
    """
    portal = workspace.portal
    owner = _project(workspace, series, project, here)
    meetings = _meetings(portal, owner, series)
    plan = planned_of(portal.graph, owner, portal.settings, portal.as_of)
    calendar = plan.calendar if plan is not None else WorkCalendar()
    when, before = _when(meetings, portal, day, calendar)
    content = gather(workspace.configuration.content)
    texts_ = texts(workspace.language(INTERNAL))
    whole = Desk(portal, texts_, owner)
    seen, found, left = _seen(portal, owner, before[-1], when)
    titles = next_title(before[-1].title) or title_of(whole, before[-1], len(before) + 1)
    draft = Draft(
        _free(workspace, owner, content, portal.graph.kinds["meeting"]),
        titles,
        when,
        after(when, interval([*(meeting.get("date") for meeting in before), when]), calendar),
        after(when, WEEK, calendar),
        before[-1],
        found,
        _free(workspace, owner, content, portal.graph.kinds["action"]),
        _free(workspace, owner, content, portal.graph.kinds["decision"]),
    )
    path = _path(workspace, owner, content, draft)
    text = drafted(Desk(seen, texts_, seen.graph.get(owner.uid) or owner), whole, draft)
    _refuse_errors(workspace, content, path, text)
    return Minutes(path, text, tuple(_notes(draft, portal, left, given=day is not None)))


def _project(workspace: Workspace, series: str, written: str, here: Path) -> Record:
    """The project as written, else the only one that has the series, else as every command tells it."""
    graph = workspace.portal.graph
    having = [project for project in graph.projects if series in series_names(graph, project.id)]
    return having[0] if not written and len(having) == 1 else project_of(workspace, written, here)


def _meetings(portal: Portal, project: Record, series: str) -> list[Record]:
    """Dated meetings of the series.

    Raises:
        Failure: if there is none, with the nearest name and all of them.
    """
    names = series_names(portal.graph, project.id)
    if not names:
        raise Failure(
            f"no meeting of {project.id} belongs to a series yet; write series: weekly into the minutes of one "
            "(pmsite new meeting)",
            USAGE,
        )
    if series not in names:
        near = did_you_mean(series[:80], names)
        hint = f"did you mean {printable(near)}? " if near else ""
        known = printable(listed(names))
        raise Failure(
            f"no series {printable(shown(series))} in {project.id}; {hint}there are: {known}", USAGE
        )
    found = series_of(portal.graph, project.id, series)
    if not found:
        raise Failure(f"no meeting of the series {printable(shown(series))} has a date; add date:", USAGE)
    return found


def _when(
    meetings: Sequence[Record], portal: Portal, day: dt.date | None, calendar: WorkCalendar
) -> tuple[dt.date, list[Record]]:
    """Day of the meeting, and those of the series before it.

    Raises:
        Failure: if one is drafted already, or none lies before the day.
    """
    coming = [
        meeting
        for meeting in meetings
        if meeting.get("date") == day
        or (day is None and meeting.get("status") == "draft" and meeting.get("date") >= portal.as_of)
    ]
    if coming:
        first = coming[0]
        raise Failure(
            f"{first.id} is the meeting of {first.get('date')} already ({first.source.path}); edit it, or give "
            "another day with --date",
            USAGE,
        )
    before = [meeting for meeting in meetings if day is None or meeting.get("date") < day]
    if not before:
        raise Failure(f"no meeting of the series lies before {day}; choose a later --date", USAGE)
    return day or next_day(before, portal.as_of, calendar), before


def _seen(
    portal: Portal, project: Record, last: Record, day: dt.date
) -> tuple[Portal, tuple[Section, ...], int]:
    """The portal as the readers of the series see it, the agenda of it, and how many records are not for them."""
    series = last.get("series")
    whole = sections(portal, project.id, series, day)
    audiences = [name for name in last.audience if name in portal.settings.audiences]
    if not audiences:
        return portal, whole, 0
    cuts = [release(portal, name) for name in audiences]
    uids = [
        {record.uid for item in sections(cut, project.id, series, day) for record in item.records}
        for cut in cuts
    ]
    common = set.intersection(*uids)
    kept = (
        replace(item, records=tuple(record for record in item.records if record.uid in common))
        for item in sections(cuts[0], project.id, series, day)
    )
    found = tuple(item for item in kept if item.records)
    left = {record.uid for item in whole for record in item.records} - common
    return cuts[0], found, len(left)


def _free(workspace: Workspace, project: Record, content: Content, kind: Kind) -> str:
    own = [record for record in workspace.portal.graph if record.project == project.id]
    inside = [path for path in content.files if path.startswith(f"{project.folder}/") or not project.folder]
    return next_id(kind, own, inside)


def _path(workspace: Workspace, project: Record, content: Content, draft: Draft) -> str:
    """File beside those of the series; in the folder of meetings if theirs is another one.

    Raises:
        Failure: if it is there already.
    """
    kind = workspace.portal.graph.kinds["meeting"]
    beside = PurePosixPath(draft.last.source.path).parent
    usual = beside.name.casefold() in {kind.folder, *kind.known_as}
    path = f"{beside}/{draft.id}.md" if usual else joined(project.folder, kind.folder, f"{draft.id}.md")
    if path.casefold() in {known.casefold() for known in content.files}:
        raise Failure(f"{printable(path)} exists already; nothing was written", USAGE)
    return path


def _refuse_errors(workspace: Workspace, content: Content, path: str, text: str) -> None:
    """Refuse a draft that would add an error.

    Raises:
        Failure: with the first of them.
    """
    portal = workspace.portal
    files = {**content.files, path: text.encode("utf-8", "surrogatepass")}
    _, found = compiled(files, content.attachments, portal.settings, portal.as_of)
    known = {(item.code, item.message) for item in workspace.diagnostics}
    for item in found:
        if item.severity is Severity.ERROR and (item.code, item.message) not in known:
            said = f"{printable(item.message)}; {printable(item.remedy)}; nothing was written"
            raise Failure(said, CONTENT)


def _notes(draft: Draft, portal: Portal, left: int, *, given: bool) -> Iterable[str]:
    last = draft.last
    announced: dt.date | None = last.get("next")
    if not given and announced is not None and announced != draft.day:
        yield f"{last.id} announced {announced}, which has passed: dated {draft.day}; --date says another day"
    elif not given and announced is None:
        yield f"{last.id} announced no next meeting: dated {draft.day}, the usual interval on; --date says another day"
    if last.audience:
        names = printable(listed(last.audience))
        yield (
            f"{last.id} is released to {names}: the agenda names only what is released to the same readers"
            + (f"; {left} {'record is' if left == 1 else 'records are'} left out" if left else "")
        )
    if not draft.sections:
        yield f"nothing is open as of {portal.as_of}: the agenda has one item"


__all__ = ["Minutes", "minutes"]
