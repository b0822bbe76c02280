"""A progress report as Markdown: frozen figures, achievements and next steps drafted, the words left to its writer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pmsite.analyses.status import dimensions
from pmsite.exports._report_lines import achieved, coming, plain
from pmsite.graph.frozen import flow
from pmsite.kpis._confirm import Difference
from pmsite.kpis._reported import RATINGS, Period, has_begun, status
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._status import decisions, dimension

_LISTS = ("projects", "kpis", "milestones", "risks", "issues", "changes", "decisions", "actions", "curve")
"""Parts of the figures that are written a row a line."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a report begins with."""

    id: str
    title: str
    period: Period
    following: Period
    figures: Mapping[str, Any]
    earlier: Record | None
    """The report before."""
    late: Sequence[Difference] = ()
    """Figures that were changed by what was entered after the day."""


def drafted(desk: Desk, draft: Draft) -> str:
    """The file of a report; ``desk`` is as of the period's end."""
    head = "\n".join(_head(desk, draft))
    return f"---\n{head}\n---\n\n{_body(desk)}\n"


def title_of(desk: Desk, unit: str, period: Period) -> str:
    """``Progress report, March 2026``."""
    t, first = desk.t, period.first
    year = str(first.year)
    words = {
        "month": lambda: t.long_month(first),
        "quarter": lambda: t("quarter {n} of {year}", n=(first.month + 2) // 3, year=year),
        "week": lambda: t(
            "week {n} of {year}", n=first.isocalendar().week, year=str(first.isocalendar().year)
        ),
    }
    said = words[unit]() if unit in words else _days(desk, period)
    return plain(t("Progress report, {period}", period=said))


def _days(desk: Desk, period: Period) -> str:
    t = desk.t
    return t(
        "{start} to {end}", start=t.dated(period.first, dt.date.min), end=t.dated(period.last, dt.date.min)
    )


def _head(desk: Desk, draft: Draft) -> Iterator[str]:
    yield f"id: {flow(draft.id)}"
    yield f"title: {flow(draft.title)}"
    yield f"period: {{from: {draft.period.first}, to: {draft.period.last}}}"
    yield "status: draft"
    owner = desk.project.get("manager") if desk.project is not None else None
    if owner:
        yield f"owner: {flow(owner)}"
    yield from _dimensions(desk)
    earlier = draft.earlier.get("figures") if draft.earlier is not None else None
    yield from _texts("highlights", achieved(desk, draft.period, earlier or {}))
    yield from _texts("next_steps", coming(desk, draft.following))
    asked = [desk.name(item) for item in decisions(desk, desk.project) if has_begun(item, desk.today)]
    if asked:
        yield f"decisions_needed: {flow(asked)}"
    yield from figures(draft.figures)
    yield from _restated(desk, draft.late)
    if draft.earlier is not None and draft.earlier.audience:
        yield f"# audience: {flow(list(draft.earlier.audience))}"


def _dimensions(desk: Desk) -> Iterator[str]:
    """The computed state of each dimension, proposed as the declared one, with what it rests on."""
    if desk.project is None:
        yield from _projects(desk)
        return
    found = dimensions(desk.portal, desk.project)
    if not found:
        return
    hint = desk.t("declared is proposed as computed: judge it, and say why where it differs")
    yield f"# {plain(hint)}"
    yield "dimensions:"
    for item in found:
        rating = RATINGS[item.health]
        said = plain(_joined(desk, dimension(desk, item).measures))
        parts = {"declared": rating, "computed": rating, **({"comment": said} if said else {})}
        yield f"  {item.name}: {flow(parts)}"


def _projects(desk: Desk) -> Iterator[str]:
    """Of the whole portal: each project by its key, as it is declared and as computed."""
    rows = []
    for project in desk.portal.graph.projects:
        found = status(desk.portal, project)
        declared = found["declared"] if found["declared"] in RATINGS.values() else found["computed"]
        parts = {"declared": declared, "computed": found["computed"]}
        said = plain(str(project.get("status_reason") or ""))
        rows.append(f"  {flow(project.id)}: {flow({**parts, **({'comment': said} if said else {})})}")
    if rows:
        yield "dimensions:"
        yield from rows


def _joined(desk: Desk, parts: Sequence[str]) -> str:
    return ("，" if desk.t.language == "zh" else ", ").join(parts)


def _texts(name: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{name}:"
        yield from (f"  - {flow(line)}" for line in lines)


def _restated(desk: Desk, late: Sequence[Difference]) -> Iterator[str]:
    """What was entered after the day: the figure stays as it was known then, and says so."""
    if late:
        yield "restated:"
    for item in late:
        value = desk.t("none") if item.found is None else str(item.found)
        said = plain(desk.t("entered after {day}: {value}", day=str(desk.today), value=value))
        yield f"  {flow(item.name)}: {flow(said)}"


def figures(found: Mapping[str, Any]) -> Iterator[str]:
    """The frozen figures, a line each part or row, so that a difference shows in a review."""
    yield "figures:"
    for name, value in found.items():
        if name in _LISTS and value:
            yield f"  {name}:"
            yield from (f"    - {flow(row)}" for row in value)
        else:
            yield f"  {name}: {flow(value)}"


def _body(desk: Desk) -> str:
    t = desk.t
    hints = (
        (t("Summary"), t("What the reader must know of this period, in three sentences: the result first.")),
        (t("Causes and measures"), t("Why figures differ from the plan, and what is done about it.")),
        (t("Outlook"), t("What the next period must bring, and what could prevent it.")),
    )
    return "\n\n".join(f"## {title}\n\n<!-- {hint} -->" for title, hint in hints)
