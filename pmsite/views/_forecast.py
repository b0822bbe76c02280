"""The tables of what drives a finish, and the words of simulated schedules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmsite.model.figure import Cell, Column, Meter, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._milestones import float_cell

_DRIVERS, _CRITICAL = 10, 20  # at most: inputs and tasks listed
SURE = 0.8
"""The share of the runs that counts as sure."""
_RARE = 0.01
"""A share below this, or above its complement, is not told more exactly: the runs are a sample."""


def share_words(desk: Desk, share: float) -> str:
    """A share of the runs as a probability: what none of them showed is not impossible."""
    if share < _RARE:
        return desk.t("below {share}", share=desk.t.percent(_RARE))
    if share > 1 - _RARE:
        return desk.t("above {share}", share=desk.t.percent(1 - _RARE))
    return desk.t.percent(share)


def sureness(desk: Desk, found: Mapping[str, Any]) -> str:
    """By when the finish is four fifths sure, and how likely the target is."""
    t = desk.t
    finish, target = found["forecast"]["finish"], desk.project.get("finish") if desk.project else None
    basis, sure = found.get("forecast_basis") or {}, t.percent(SURE)
    day = t.dated(finish["p80"], desk.today)
    if target is not None and (chance := (found.get("forecast_chance") or {}).get("finish")) is not None:
        return t(
            "{sure} sure to finish by {day}; the target {target} has a chance of {chance}.",
            sure=sure,
            day=day,
            target=t.dated(target, desk.today),
            chance=share_words(desk, chance),
        )
    if basis.get("planned_finish") is not None and basis.get("planned_chance") is not None:
        return t(
            "{sure} sure to finish by {day}; the finish as planned, {planned}, has a chance of {chance}.",
            sure=sure,
            day=day,
            planned=t.dated(basis["planned_finish"], desk.today),
            chance=share_words(desk, basis["planned_chance"]),
        )
    return t("{sure} sure to finish by {day}.", sure=sure, day=day)


def inputs(desk: Desk, found: Mapping[str, Any]) -> tuple[Text, ...]:
    """Inputs of every number of the page."""
    t, basis = desk.t, found.get("forecast_basis") or {}
    if not basis:
        return ()
    text = t(
        "{runs} runs, seed {seed}, {distribution}.",
        runs=t.number(basis["runs"]),
        seed=str(basis["seed"]),
        distribution=distribution(desk, basis),
    )
    return ((Words(text),),)


def distribution(desk: Desk, basis: Mapping[str, Any]) -> str:
    triangle = basis["distribution"] == "triangular"
    return desk.t("triangular distribution") if triangle else desk.t("Beta-PERT distribution, λ = 4")


def chance_cell(desk: Desk, chance: float | None) -> Cell:
    if chance is None:
        return desk.words("–", "mute", sort=-1)
    return desk.words(share_words(desk, chance), sort=chance)


def drivers(desk: Desk, found: Mapping[str, Any]) -> Table:
    """The inputs that move the finish most, as a tornado: bars of their rank correlation."""
    t = desk.t
    items = [(item, record) for item in found["sensitivity"] if (record := _input(desk, item)) is not None]
    rows = [
        Row(
            (
                Cell((desk.ref(record),), sort=record.uid),
                desk.words(desk.label(record.kind)),
                Cell((Meter(abs(item["correlation"]), 1),)),
                desk.words(t.number(item["correlation"], 2), sort=item["correlation"]),
                chance_cell(desk, item["criticality"]),
                desk.words("–", "mute", sort=-1)
                if item["cruciality"] is None
                else desk.words(t.number(item["cruciality"], 2), sort=item["cruciality"]),
            )
        )
        for item, record in items[:_DRIVERS]
    ]
    return Table(
        title=t("What drives the finish"),
        small=t("the {n} strongest of {all}", n=len(rows), all=len(items)) if len(items) > len(rows) else "",
        columns=(
            Column(t("Task or risk"), key="input"),
            Column(t("Kind"), key="kind", least=True),
            Column(t("Influence"), key="influence"),
            Column(t("Correlation"), number=True, key="correlation"),
            Column(t("Criticality"), number=True, key="criticality"),
            Column(t("Cruciality"), number=True, key="cruciality"),
        ),
        rows=tuple(rows),
        caption=t("What drives the finish"),
        formula=formula(desk, "sensitivity", "criticality", inputs=inputs(desk, found)),
        anchor="drivers",
    )


def _input(desk: Desk, item: Mapping[str, Any]) -> Record | None:
    uid = item["id"] if item["kind"] == "risk" else f"{desk.key}/{item['id']}"
    return desk.portal.graph.get(uid)


def criticality(desk: Desk, found: Mapping[str, Any]) -> Table:
    """Open tasks by the share of the runs in which they have no float."""
    t = desk.t
    tasks = {task.id: task for task in desk.of("task")}
    known = [(share, tasks[key]) for key, share in found["criticality"].items() if key in tasks]
    shown = sorted((item for item in known if item[0] >= _RARE), key=lambda item: (-item[0], item[1].id))
    rows = tuple(
        Row(
            (
                Cell((desk.ref(task),), sort=task.id),
                Cell((Meter(share, 1),)),
                desk.words(share_words(desk, share), sort=share),
                float_cell(desk, task, open_=True),
                desk.day(desk.portal.of(task).get("early_finish"), missing=t("n/a")),
            )
        )
        for share, task in shown[:_CRITICAL]
    )
    rest = len(known) - len(rows)
    left = t.plural("{n} open task is critical less often.", "{n} open tasks are critical less often.", rest)
    return Table(
        title=t("How often tasks are critical"),
        columns=(
            Column(t("Task"), key="task"),
            Column(t("On the critical path"), key="meter"),
            Column(t("Criticality"), number=True, key="criticality"),
            Column(t("Float"), number=True, key="float"),
            Column(t("Finish as planned"), number=True, key="finish", least=True),
        ),
        rows=rows,
        caption=t("How often tasks are critical"),
        empty=t("No open task is critical."),
        note=(Words(left),) if rest and rows else (),
        formula=formula(desk, "criticality", inputs=inputs(desk, found)),
        anchor="criticality",
    )
