"""Earned value of a project: what it has cost for what is done, and what the end will cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmsite.analyses.limits import cost_limits, index_limits
from pmsite.analyses.portal import INTERNAL
from pmsite.analyses.status import index_health
from pmsite.model.figure import Card, Cards, Figure, Head, Page, Paragraphs, Status, Text, Words
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._earned_curve import curve
from pmsite.views._earned_parts import departments, packages, tasks
from pmsite.views._earned_table import Measures
from pmsite.views._earned_words import missing, over_budget, reason
from pmsite.views._lines import said
from pmsite.views._status import light

_EVEN = 0.005
"""Share of a value below which a difference is none to speak of."""


def pages(desk: Desk) -> Iterator[Page]:
    """The earned value of a project with a plan."""
    project = desk.project
    earned = desk.portal.of(project).get("earned_value") if project is not None else None
    if project is None or not earned or not desk.of("plan"):
        return
    currency = str(project.get("currency") or "")
    title = desk.t("Earned value")
    found = Measures(desk, earned, currency)
    figures: list[Figure] = [_head(desk, found, title)]
    if earned["bac"] is None:
        figures.append(_nothing(desk, earned))
    else:
        figures += [_cards(desk, found), curve(desk, found), found.table()]
        if desk.portal.audience == INTERNAL:
            figures += [
                packages(desk, earned, currency),
                departments(desk, earned, currency),
                tasks(desk, earned, currency),
            ]
    yield Page(
        desk.at("earned-value"),
        title,
        tuple(figures),
        project=desk.key or "",
        area="plan",
        nav=title,
        order=40,
    )


def _head(desk: Desk, found: Measures, title: str) -> Head:
    t, earned = desk.t, found.earned
    record = desk.portal.graph.get(f"{desk.key}/{earned['baseline']}") if earned["baseline"] else None
    sub: Text = (Words(t("Against baseline")), desk.ref(record)) if record is not None else ()
    return desk.head(title, said(t, _cost(desk, found), _end(desk, found), _time(desk, found)), sub=sub)


def _cost(desk: Desk, found: Measures) -> str:
    """What has been spent, for how much work."""
    t, e = desk.t, found.earned
    ev, ac = e["ev"], e["ac"]
    if ac is None and ev is None:
        why = reason(desk, e, "bac" if e["bac"] is None else "ev")
        return t("No earned value: {why}.", why=why) if why else t("No earned value.")
    if ev is None:
        why = reason(desk, e, "ev")
        return t("{spent} is spent; what is earned is not known: {why}.", spent=found.money(ac), why=why)
    if ac is None:
        share = found.said("percent_complete")
        return t("{share} of the work is done; what it cost is not booked.", share=share)
    values = {
        "spent": found.money(ac),
        "worth": found.money(ev),
        "share": t.percent(abs(e["cv"]) / ev) if ev else "",
    }
    if not ev:
        return t("{spent} is spent, and nothing is earned yet.", **values)
    if abs(e["cv"]) < _EVEN * ev:
        return t("{spent} is spent for work of {worth}: as planned.", **values)
    if e["cv"] < 0:
        return t("{spent} is spent for work of {worth}: {share} too much.", **values)
    return t("{spent} is spent for work of {worth}: {share} saved.", **values)


def _end(desk: Desk, found: Measures) -> str:
    """What the end will cost."""
    t, e = desk.t, found.earned
    if e["eac_cpi"] is None or e["percent_complete"] == 1:
        return ""
    share = e["eac_cpi"] / e["bac"] - 1
    values = {"money": found.money(e["eac_cpi"]), "share": t.percent(abs(share))}
    if abs(share) < _EVEN:
        return t("At this rate the end costs {money}, as budgeted.", **values)
    if share > 0:
        return t("At this rate the end costs {money}, {share} over the budget.", **values)
    return t("At this rate the end costs {money}, {share} under the budget.", **values)


def _time(desk: Desk, found: Measures) -> str:
    """How far the work is from its plan, in working days."""
    t, e = desk.t, found.earned
    if e["sv_t"] is None:
        return ""
    days = round(e["sv_t"])
    if e["percent_complete"] == 1:
        return _finished(desk, days)
    if not days:
        return t("The work is on its plan.")
    if days < 0:
        return t.plural(
            "The work is {n} working day behind its plan.",
            "The work is {n} working days behind its plan.",
            -days,
        )
    return t.plural(
        "The work is {n} working day ahead of its plan.",
        "The work is {n} working days ahead of its plan.",
        days,
    )


def _finished(desk: Desk, days: int) -> str:
    """When all work was done, against its plan."""
    t = desk.t
    if not days:
        return t("All work was done on the day of its plan.")
    if days < 0:
        return t.plural(
            "All work was done {n} working day after its plan.",
            "All work was done {n} working days after its plan.",
            -days,
        )
    return t.plural(
        "All work was done {n} working day before its plan.",
        "All work was done {n} working days before its plan.",
        days,
    )


def _cards(desk: Desk, found: Measures) -> Cards:
    t, e, project = desk.t, found.earned, desk.project
    why: Mapping[str, Any] = e["why"]

    def card(key: str, name: str, value: str, *lines: str, status: Status | None = None) -> Card:
        if e[key] is None:
            return Card(name, t("n/a"), lines=(missing(desk, why.get(key, "")).text,))
        return Card(name, value, status=status, lines=lines)

    def lit(key: str, limits: tuple[float, float]) -> Status | None:
        return light(desk, index_health(e[key], limits)) if e[key] is not None else None

    cost = cost_limits(project, desk.portal.settings) if project is not None else (1.0, 1.0)
    time = index_limits(desk.portal.settings)
    finish = e.get("finish_t")
    share = e["eac_cpi"] / e["bac"] - 1 if e["eac_cpi"] is not None else 0.0
    return Cards(
        cards=(
            card(
                "cpi",
                t("Cost performance index (CPI)"),
                found.said("cpi"),
                t("limit {limit}", limit=t.number(cost[0], 2)),
                status=lit("cpi", cost),
            ),
            card(
                "spi",
                t("Schedule performance index (SPI)"),
                found.said("spi"),
                t("limit {limit}", limit=t.number(time[0], 2)),
                status=lit("spi", time),
            ),
            card(
                "eac_cpi",
                t("Estimate at completion (BAC/CPI)"),
                found.said("eac_cpi"),
                over_budget(desk, share),
                t("BAC {money}", money=found.said("bac")),
            ),
            card(
                "sv_t",
                t("Schedule variance in time, SV(t)"),
                found.said("sv_t"),
                t("all work done on {day}", day=t.dated(finish, desk.today)) if finish else "",
            ),
        ),
        formula=formula(desk, "cpi", "spi", "eac", "es"),
        anchor="indices",
    )


def _nothing(desk: Desk, earned: Mapping[str, Any]) -> Paragraphs:
    """Why there is no earned value, and what it needs."""
    t = desk.t
    need = t(
        "Earned value needs a dated baseline with the cost of its tasks, progress entries of the tasks, and "
        "booked cost."
    )
    return Paragraphs(
        title=t("No earned value"),
        lines=((missing(desk, earned["why"].get("bac", "")),), (Words(need, "soft"),)),
        anchor="measures",
    )
