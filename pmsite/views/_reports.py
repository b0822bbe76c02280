"""Progress reports as pages show them: their order, their period, their ratings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from pmsite.analyses.status import NAMES
from pmsite.model.figure import Health, Icon, State, Status
from pmsite.model.record import Record
from pmsite.records.report import Dimension
from pmsite.views._desk import Desk
from pmsite.views._impact import is_pending
from pmsite.views._lines import own, targets
from pmsite.views._status import approvers, dimension_name, light
from pmsite.views._tracker import is_open

_HEALTH: dict[str, Health] = {"on_track": "ok", "at_risk": "warn", "off_track": "off"}


def end_of(report: Record) -> dt.date | None:
    """Last day that a report is about."""
    period = report.get("period")
    return period.to if period is not None else None


def in_order(reports: Iterable[Record]) -> list[Record]:
    """Reports by the end of their period; those without one first."""
    return sorted(reports, key=lambda item: (end_of(item) or dt.date.min, item.id))


def before(desk: Desk, report: Record) -> Record | None:
    """The report before this one."""
    reports = in_order(own(desk, "report"))
    place = reports.index(report)
    return reports[place - 1] if place else None


def is_latest(desk: Desk, report: Record) -> bool:
    """Whether no later report exists."""
    return in_order(own(desk, "report"))[-1].uid == report.uid


def period_words(desk: Desk, report: Record) -> str:
    """``1 May to 29 May``."""
    t, period = desk.t, report.get("period")
    if period is None:
        return ""
    return t("{start} to {end}", start=t.dated(period.from_, desk.today), end=t.dated(period.to, desk.today))


def rating(desk: Desk, value: str | None) -> Status | None:
    """A written rating as a light."""
    if value is None:
        return None
    return light(desk, _HEALTH.get(value, "none"))


def names_of(reports: Iterable[Record]) -> list[str]:
    """Dimensions of some reports: the six first, then a portal's own."""
    found = dict.fromkeys(name for report in reports for name in report.get("dimensions") or {})
    return [*(name for name in NAMES if name in found), *(name for name in found if name not in NAMES)]


def rated(dimensions: Iterable[Dimension], *, computed: bool = False) -> Health:
    """The worst of the declared ratings, or of the computed ones."""
    values = [item.computed if computed else item.declared for item in dimensions]
    order: Sequence[Health] = ("none", "ok", "warn", "off")
    return max((_HEALTH.get(value or "", "none") for value in values), key=order.index, default="none")


def of_projects(report: Record) -> bool:
    """Whether a report is on all projects: what it rates are they."""
    return report.project is None and bool((report.get("figures") or {}).get("projects"))


def finding(desk: Desk, report: Record) -> str:
    """How many dimensions are on track, and which are not."""
    t, found = desk.t, report.get("dimensions") or {}
    said = {name: item.declared or item.computed for name, item in found.items()}
    rated_ = {name: value for name, value in said.items() if value in _HEALTH}
    if not rated_:
        return t("The report gives no status.")
    fine = sum(value == "on_track" for value in rated_.values())
    if fine == len(rated_):
        if of_projects(report):
            return t.plural("The only project is on track.", "All {n} projects are on track.", fine)
        return t.plural("The only dimension is on track.", "All {n} dimensions are on track.", fine)
    parts = []
    for value, words in (("off_track", t("off track")), ("at_risk", t("at risk"))):
        names = [dimension_name(desk, name) for name in names_of([report]) if rated_.get(name) == value]
        parts += [t("{state}: {names}", state=words, names=t.joined(names))] if names else []
    every = t.number(len(rated_))
    count = t.plural(
        "{n} of {all} dimensions is on track", "{n} of {all} dimensions are on track", fine, all=every
    )
    if of_projects(report):
        count = t.plural(
            "{n} of {all} projects is on track", "{n} of {all} projects are on track", fine, all=every
        )
    return t("{count}; {rest}.", count=count, rest=("；" if t.language == "zh" else "; ").join(parts))


def asked(desk: Desk, report: Record) -> list[Record]:
    """Records that a report asks to decide on."""
    return targets(desk, report, "decisions_needed")


def is_waiting(desk: Desk, record: Record) -> bool:
    """Whether the decision on a record is still to be taken."""
    if record.kind == "change":
        return is_pending(desk, record)
    if record.kind == "action":
        return is_open(desk, record)
    if record.kind == "decision":
        return record.get("status") in ("draft", "proposed")
    return bool(record.get("status")) and desk.portal.is_open(record)


def waiting_state(desk: Desk, record: Record) -> State:
    """Who must decide and by when; how it was decided where it was."""
    t = desk.t
    if not is_waiting(desk, record) or record.kind == "action":
        return desk.state(record)
    day: dt.date | None = record.get("needed_by") or record.get("due")
    names = t.joined(approvers(desk, record)) if record.kind == "change" else ""
    icon: Icon = "late" if day is not None and day < desk.today else "wait"
    if names and day is not None:
        return State(icon, t("{names}, by {day}", names=names, day=t.dated(day, desk.today)))
    if day is not None:
        return State(icon, t("by {day}", day=t.dated(day, desk.today)))
    return State("wait", names) if names else desk.state(record)
