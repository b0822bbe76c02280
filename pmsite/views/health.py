"""Schedule health: the fourteen tests after the DCMA assessment, with what offends them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pmsite.model.figure import Cell, Column, Page, Row, Status, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views import _health_words as words
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, listed

_MOST = 8
"""Tasks that a row names; more are counted."""


def pages(desk: Desk) -> Iterator[Page]:
    """The health of a project's schedule."""
    points = desk.portal.of(desk.project).get("health") if desk.project is not None else None
    if not points:
        return
    title = desk.t("Schedule health")
    yield Page(
        desk.at("health"),
        title,
        (desk.head(title, _sentence(desk, points), small=_count(desk, points)), _table(desk, points)),
        project=desk.key or "",
        area="plan",
        nav=title,
        order=20,
    )


def _count(desk: Desk, points: Sequence[Mapping[str, Any]]) -> str:
    passed = sum(point["passed"] is True for point in points)
    return desk.t("{passed} of {all} passed", passed=passed, all=len(points))


def _sentence(desk: Desk, points: Sequence[Mapping[str, Any]]) -> str:
    """How many tests pass, which fail, how many cannot be told."""
    t = desk.t
    failed = [words.name(desk, point["key"]) for point in points if point["passed"] is False]
    told = sum(point["passed"] is not None for point in points)
    if not told:
        return t("The health of the schedule cannot be told: {why}.", why=words.why(desk, points[0]["why"]))
    unknown = len(points) - told
    if not failed:
        first = t.plural(
            "The schedule passes the one test that can be told", "The schedule passes all {n} tests", told
        )
    else:
        first = t.plural(
            "{n} test of the schedule fails: {names}",
            "{n} tests of the schedule fail: {names}",
            len(failed),
            names=t.joined(failed),
        )
    if unknown:
        return t.plural("{text}; {n} cannot be told.", "{text}; {n} cannot be told.", unknown, text=first)
    return t("{text}.", text=first)


def _table(desk: Desk, points: Sequence[Mapping[str, Any]]) -> Table:
    t = desk.t
    return Table(
        title=t("Fourteen tests of the network"),
        small=t("after the DCMA 14-point assessment"),
        columns=(
            Column(t("Test"), key="test", long=True),
            Column(t("Result"), key="result"),
            Column(t("Value"), number=True, key="value"),
            Column(t("Limit"), number=True, key="limit"),
            Column(t("Tasks"), key="tasks", long=True),
        ),
        rows=tuple(_row(desk, point) for point in points),
        caption=t("Fourteen tests of the network"),
        note=(
            Words(
                t(
                    "Unfinished tasks: those without tasks of their own that are not done; milestones are none. "
                    "Links of unfinished work: those written at tasks and milestones that are not done."
                )
            ),
        ),
        formula=formula(
            desk,
            "health",
            inputs=((Words(t("Source: DCMA, Earned Value Management System Program Analysis Pamphlet.")),),),
        ),
        anchor="tests",
    )


def _row(desk: Desk, point: Mapping[str, Any]) -> Row:
    key, value = point["key"], point["value"]
    return Row(
        (
            Cell((Words(words.name(desk, key), "strong"),), (Words(words.rule(desk, key)),), sort=key),
            Cell((_result(desk, point["passed"]),), sort={False: 0, None: 1, True: 2}[point["passed"]]),
            Cell(
                (Words(words.value(desk, point), "" if value is not None else "mute"),),
                (Words(words.basis(desk, point)),),
                sort=value if value is not None else -1,
            ),
            desk.words(words.limit(desk, point)),
            Cell(_tasks(desk, point["ids"]), sort=len(point["ids"])),
        ),
        anchor=key.replace("_", "-"),
    )


def _result(desk: Desk, passed: bool | None) -> Status:  # noqa: FBT001 - what a point says
    if passed is None:
        return Status("none", desk.t("n/a"))
    return Status("ok", desk.t("passed")) if passed else Status("off", desk.t("failed"))


def _tasks(desk: Desk, ids: Sequence[str]) -> Text:
    """Tasks by id, as far as they are on this portal; the rest is counted."""
    found = [task for name in ids if (task := _record(desk, name)) is not None]
    if not found:
        return dash()
    texts: list[Text] = [(desk.ref(task, title=False),) for task in found[:_MOST]]
    if len(found) > _MOST:
        texts.append((Words(desk.t("and {n} more", n=len(found) - _MOST)),))
    return listed(desk.t, texts)


def _record(desk: Desk, name: str) -> Record | None:
    return desk.portal.graph.get(f"{desk.key}/{name}")
