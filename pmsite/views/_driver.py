"""What drives a date, in one sentence of the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmsite.model.figure import Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import work_words


def driver(desk: Desk, record: Record) -> Text:
    """What an activity's dates follow from; nothing where it has none, or where that is withheld.

    "starts 3 Mar because T-04 finishes 2 Mar, FS+0; moving T-04 by 1 day moves this": made from the driver's
    facts, as ``pmsite.analyses.schedule.explain`` says it in English for the data.
    """
    found = desk.portal.of(record).get("driven_by")
    return (Words(_sentence(desk, record, found), "mute"),) if found else ()


def _sentence(desk: Desk, record: Record, found: Mapping[str, Any]) -> str:
    t = desk.t
    held = t.dated(found["held"], found["date"])
    if found["kind"] == "actual":
        milestone = record.kind == "milestone"
        return t("was reached {day}", day=held) if milestone else t("finished {day}", day=held)
    what = {
        "start": t("starts {day}", day=held),
        "remaining": t("goes on {day}", day=held),
        "finish": t("finishes {day}", day=held),
        "both": t("falls on {day}", day=held),
    }[found["holds"]]
    day = t.dated(found["date"], found["held"])
    if found["kind"] == "progress":
        left = work_words(desk, found["left"])
        return t("{what} with {left} left at the as-of date {day}", what=what, left=left, day=day)
    cause = _link(desk, found, day) if found["kind"] == "link" else _reason(desk, found, day)
    text = t("{what} because {cause}", what=what, cause=cause)
    if found["kind"] == "link" and found["movable"]:
        return t("{text}; moving {id} by 1 day moves this", text=text, id=found["id"])
    return text


def _link(desk: Desk, found: Mapping[str, Any], day: str) -> str:
    """The predecessor's day and the link to it: ``T-04 finishes 2 Mar, FS+0``."""
    t = desk.t
    values = {"id": found["id"], "day": day, "link": f"{found['link']}{found['lag']}"}
    starts = found["link"].startswith("S")
    if found["movable"]:
        said = (
            t("{id} starts {day}, {link}", **values) if starts else t("{id} finishes {day}, {link}", **values)
        )
    else:
        said = (
            t("{id} started {day}, {link}", **values)
            if starts
            else t("{id} finished {day}, {link}", **values)
        )
    return t("{cause} (through {id})", cause=said, id=found["through"]) if found["through"] else said


def _reason(desk: Desk, found: Mapping[str, Any], day: str) -> str:
    """Why a date stands that no link holds."""
    t, through = desk.t, found["through"]
    return {
        "plan_start": t("the plan starts {day}", day=day),
        "as_of": t("it has not been reached by the as-of date {day}", day=day)
        if found["holds"] == "both"
        else t("it has not started by the as-of date {day}", day=day),
        "no_earlier_than": t("the start-no-earlier-than of {id} is {day}", id=through, day=day)
        if through
        else t("its start-no-earlier-than is {day}", day=day),
        "must_start": t("its must-start is {day}", day=day),
        "must_finish": t("its must-finish is {day}", day=day),
        "forecast": t("its forecast is written"),
        "part": t("its last part {id} finishes {day}", id=found["id"], day=day),
    }[found["kind"]]
