"""What every trend of the history shares: its points, where each is from, and what is said where there are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Figure, Formula, Paragraphs, Revision, Text, Words
from pmsite.model.trend import LEAST, Figures, Snapshot
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk

ANCHOR = "trend"


def points(desk: Desk) -> tuple[Snapshot, ...]:
    """Snapshots of the history, oldest first; none where they are too few for a line."""
    found = desk.portal.trends
    return found.snapshots if found.drawn else ()


def projects(desk: Desk, snapshot: Snapshot) -> Iterator[tuple[str, Figures]]:
    """Figures at a snapshot by project: of the desk's own, else of all that are still there."""
    for project in desk.portal.graph.projects:
        if desk.key in (None, project.id) and (found := snapshot.project(project.id)):
            yield project.id, found


def since_first(desk: Desk) -> tuple[Snapshot, ...]:
    """Snapshots from the one on at which something of this project (or of any) was known."""
    found = points(desk)
    known = next((at for at, snapshot in enumerate(found) if any(projects(desk, snapshot))), len(found))
    return found[known:] if len(found) - known >= LEAST else ()


def unknown(desk: Desk, title: str, anchor: str = ANCHOR) -> Figure | None:
    """Why a trend is not drawn and what to do about it; None where nobody looked, or for an audience."""
    t, found = desk.t, desk.portal.trends
    if not found.snapshots or desk.portal.audience != INTERNAL:
        return None
    known = len(since_first(desk) or found.snapshots)
    if found.why and len(found.snapshots) < LEAST:
        text = t("Unknown: {why}.", why=t(found.why))
    elif found.since is None or known >= LEAST:
        text = t("The history knows too little of it for a line; one begins with three points.")
    else:
        text = t.plural(
            "A line begins with three points; the history since {day} gives {n}.",
            "A line begins with three points; the history since {day} gives {n}.",
            known,
            day=t.dated(found.since, desk.today),
        )
    return Paragraphs(title=title, lines=((Words(text, "mute"),),), anchor=anchor)


def label(desk: Desk, snapshot: Snapshot) -> str:
    """The day of a snapshot."""
    return desk.t.dated(snapshot.day, desk.today)


def source(desk: Desk, snapshot: Snapshot) -> Text:
    """The commit whose portal a snapshot is: a link to its files, or how to build it; an audience sees none."""
    if desk.portal.audience != INTERNAL:
        return ()
    if not snapshot.commit:
        return (Words(desk.t("as shown here"), "mute"),)
    short = snapshot.commit[:7]
    url = desk.portal.trends.tree.replace("{commit}", snapshot.commit)
    return (Revision(short, f"pmsite build --at {short}", url),)


def source_label(desk: Desk) -> str:
    """Head of the column of the commits; an audience has none."""
    return desk.t("Commit") if desk.portal.audience == INTERNAL else ""


def unit(desk: Desk) -> str:
    """At which days the points stand."""
    t = desk.t
    if desk.portal.trends.period == "week":
        return t("ends of weeks, to date; from the history")
    return t("ends of months, to date; from the history")


def note(desk: Desk) -> Text:
    """How to get the portal of a point, and what the history does not know."""
    t, found = desk.t, desk.portal.trends
    if desk.portal.audience != INTERNAL:
        return ()
    pieces = [Words(t("To see the portal as it was on a day: pmsite build --at DATE."))]
    if found.why and found.since is not None:
        pieces.append(
            Words(
                t(
                    "Before {day} it is unknown: {why}.",
                    day=t.dated(found.since, desk.today),
                    why=t(found.why),
                )
            )
        )
    if found.skipped:
        pieces.append(
            Words(
                t.plural(
                    "{n} old file cannot be read by today's rules and is left out: {first}.",
                    "{n} old files cannot be read by today's rules and are left out; the first: {first}.",
                    len(found.skipped),
                    first=found.skipped[0],
                )
            )
        )
    return tuple(pieces)


def explained(desk: Desk, key: str) -> Formula:
    """What stands behind a trend; to the team also what a point is."""
    return formula(desk, key, *(("snapshot",) if desk.portal.audience == INTERNAL else ()))


def signed(desk: Desk, number: float | None, sign: str) -> str:
    """A count with its sign; "" for none and for what is not known."""
    return f"{sign}{desk.t.number(number)}" if number else ""


def spoken(desk: Desk, found: Sequence[tuple[Snapshot, str]]) -> str:
    """What a drawing says for those who do not see it: every point with its value."""
    return desk.t.joined([f"{label(desk, snapshot)}: {value}" for snapshot, value in found])
