"""Risks identified and lowered: threats whose score fell and whose responses are all done."""

from __future__ import annotations

import datetime as dt

from pmsite.analyses.portal import Portal
from pmsite.kpis._responses import done_by, responses
from pmsite.kpis._value import Counted, Definition, parts, t
from pmsite.model.record import Record

DEFINITION = Definition(
    key="risks_lowered",
    order=6,
    label=t("Risks identified and lowered"),
    short=t("Risks lowered"),
    sentence=t("{numerator} of {n} threats were lowered"),
    formula=t(
        "Threats whose current score is below the inherent one and that have at least one response, all of "
        "them done."
    ),
    counted=(t("Lowered"), t("Threats"), t("Not lowered")),
    unit="count",
    target=3,
    total=True,
)


def counted(portal: Portal, project: str | None, day: dt.date) -> Counted:
    """Threats known by a day, and those of them that were lowered by then."""
    threats = [
        risk
        for risk in portal.graph.of("risk", project)
        if risk.get("type") != "opportunity" and (_known(risk) or day) <= day
    ]
    lowered = [risk for risk in threats if _lowered(portal, risk, day)]
    return Counted(
        numerator=len(lowered) if threats else None,
        n=len(threats),
        hits=tuple(risk.uid for risk in lowered),
        records=tuple(risk.uid for risk in lowered),
        parts=parts((risk.uid for risk in threats), (risk.uid for risk in lowered)),
        why="" if threats else t("no threat is recorded"),
    )


def _known(risk: Record) -> dt.date | None:
    found: dt.date | None = risk.get("identified") or risk.get("created")
    return found


def _lowered(portal: Portal, risk: Record, day: dt.date) -> bool:
    """The score has no date of its own: a threat counts from the day on which its last response was done."""
    scores = portal.of(risk).get("score") or {}
    before, now = scores.get("inherent"), scores.get("current")
    if before is None or now is None or now >= before:
        return False
    planned = responses(portal, risk)
    return bool(planned) and all(done_by(item, day) for item in planned)
