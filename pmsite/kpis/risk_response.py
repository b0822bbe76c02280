"""Risk response implementation rate: response actions done, of those that are due."""

from __future__ import annotations

import datetime as dt

from pmsite.analyses.portal import Portal
from pmsite.kpis._responses import done_by, responses
from pmsite.kpis._value import Counted, Definition, parts, t

DEFINITION = Definition(
    key="risk_response",
    order=3,
    label=t("Risk response implementation rate"),
    short=t("Risk response"),
    sentence=t("{numerator} of {denominator} risk responses due are done"),
    formula=t(
        "Response actions of risks that are done, by their due date or since, divided by all response "
        "actions whose due date has come. Cancelled ones are left out."
    ),
    counted=(t("Done"), t("Due"), t("Open")),
    target=0.95,
)


def counted(portal: Portal, project: str | None, day: dt.date) -> Counted:
    """Response actions due by a day, and those of them that were done."""
    every = [item for risk in portal.graph.of("risk", project) for item in responses(portal, risk)]
    due = [item for item in every if item.get("due") is not None and item.get("due") <= day]
    done = [item for item in due if done_by(item, day)]
    why = ""
    if not due:
        why = t("no risk response is due yet") if every else t("no risk has a response")
    return Counted(
        numerator=len(done),
        denominator=len(due),
        n=len(due),
        hits=tuple(item.uid for item in done),
        records=tuple(item.uid for item in due),
        parts=parts((item.uid for item in due), (item.uid for item in done)),
        why=why,
    )
