"""What a project's dashboard shows of the future: how sure the finish is, cost, risks."""

from __future__ import annotations

from pmsite.model.figure import Band, Figure, Link, Listing, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._earned_curve import curve
from pmsite.views._earned_table import Measures
from pmsite.views._forecast import sureness
from pmsite.views._risk_matrix import matrix
from pmsite.views._status import open_threats, risk_item, risks_finding

_TOP_RISKS = 3


def sure(desk: Desk, project: Record) -> Text:
    """How sure the finish is; nothing where no forecast is computed."""
    values = desk.portal.of(project)
    if ((values.get("forecast") or {}).get("finish") or {}).get("p80") is None:
        return ()
    return (Words(sureness(desk, values)), Link(desk.t("Probability of dates"), desk.at("forecast")))


def money_and_risks(desk: Desk, project: Record) -> list[Figure]:
    """The cost curve with the risks at its side; the risks alone where there is no earned value."""
    t = desk.t
    earned = desk.portal.of(project).get("earned_value") or {}
    risks: list[Figure] = []
    if desk.of("risk"):
        threats = open_threats(desk)
        highest = Listing(
            title=t("Highest now"),
            more=Link(t("Register"), desk.at("risks")),
            items=tuple(risk_item(desk, item) for item in threats[:_TOP_RISKS]),
            empty=t("No open threat."),
        )
        risks = [matrix(desk, threats, title=risks_finding(desk, threats), small=True), highest]
    if not earned.get("bac"):
        return [Band(layout="2", figures=tuple(risks))] if risks else []
    found = Measures(desk, earned, str(project.get("currency") or ""))
    cost = curve(desk, found, more=Link(t("Earned value"), desk.at("earned-value")))
    return [Band(layout="2-1", figures=(cost, Band(layout="1", figures=tuple(risks))))] if risks else [cost]
