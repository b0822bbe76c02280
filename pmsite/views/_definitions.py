"""What every computed number means: its formula in words and where the definition comes from."""

from __future__ import annotations

from pmsite.analyses.portal import INTERNAL
from pmsite.model.address import Address
from pmsite.model.figure import Formula, Link, Text, Words
from pmsite.views import (
    _definitions_actions,
    _definitions_documents,
    _definitions_plan,
    _definitions_records,
    _definitions_trends,
    _definitions_value,
)
from pmsite.views._definition import PAGE, Definition, Group, t
from pmsite.views._desk import Desk

__all__ = ["GROUPS", "PAGE", "Definition", "formula", "t"]
GROUPS: tuple[Group, ...] = (
    _definitions_plan.GROUPS[0],
    *_definitions_value.GROUPS,
    *_definitions_plan.GROUPS[1:],
    *_definitions_records.GROUPS,
    *_definitions_actions.GROUPS,
    *_definitions_documents.GROUPS,
    *_definitions_trends.GROUPS,
)
"""Definitions by group, in the order of the page."""
_BY_KEY = {item.key: item for _, group in GROUPS for item in group}


def formula(desk: Desk, *keys: str, inputs: tuple[Text, ...] = ()) -> Formula:
    """What stands behind a figure: definitions by key, its inputs, the as-of day, the way to all definitions.

    An audience has no page with these definitions.
    """
    lines: list[Text] = [
        (Words(desk.t(_BY_KEY[key].name), "strong"), Words(desk.t(_BY_KEY[key].formula))) for key in keys
    ]
    lines += inputs
    lines.append((Words(desk.t("As of {day}.", day=desk.t.full_day(desk.today)), "mute"),))
    told = desk.portal.audience == INTERNAL and bool(desk.portal.graph.projects)
    more = Link(desk.t("How the numbers are computed"), Address(PAGE, keys[0] if keys else ""))
    return Formula(tuple(lines), more if told else None)
