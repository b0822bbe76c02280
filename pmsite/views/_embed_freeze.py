"""What a figure shows on a day, taken down: the rows of a frozen block."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from pmsite.graph.embeds import Embed
from pmsite.graph.frozen import LATENESS, MOST_ROWS, SHOWN, Asked, Frozen, FrozenRow, loaded
from pmsite.model.record import Record
from pmsite.model.value import Fraction
from pmsite.views._desk import Desk
from pmsite.views._embed_found import Found, in_order
from pmsite.views._embeds import asked, columns_of
from pmsite.views._milestones import dates
from pmsite.views._risk_matrix import ASSESSMENTS


class TooManyError(Exception):
    """A figure of more records than a block can hold."""

    def __init__(self, number: int) -> None:
        super().__init__(f"{number:,} records; {MOST_ROWS:,} can be frozen")


def frozen(desk: Desk, embed: Embed) -> Frozen:
    """The figure of a block at the close of the desk's day: all records that it finds, in its order.

    Raises:
        TooManyError: if they are more than a block can hold.
    """
    found = asked(desk, embed)
    if embed.figure == "matrix":
        found = Found(desk, tuple(risk for risk in found.records if desk.portal.of(risk).get("open")))
    if len(found.records) > MOST_ROWS:
        raise TooManyError(len(found.records))
    columns = columns_of(found, embed) if embed.figure == "register" else ()
    names = Asked(embed.figure, embed.kinds, columns, embed.group).names(columns)
    path, down = (embed.sort.path, embed.sort.down) if embed.sort is not None else (None, False)
    rows = tuple(_row(found, record, names, embed) for record in in_order(found, path, down=down))
    return Frozen(desk.today, rows, columns)


def _row(found: Found, record: Record, names: tuple[str, ...], embed: Embed) -> FrozenRow:
    """Id, title and values of a record; what it does not have is left out, but for its group."""
    desk, group = found.desk, ".".join(embed.group)
    wanted = {group, *(".".join(path) for path in embed.columns)}
    values: dict[str, Any] = {}
    for name in names:
        value = loaded(_value(found, record, name, embed.figure))
        idle = name in LATENESS and not value and name not in wanted
        if (value is not None or name == group) and not idle:
            values[name] = value
    return FrozenRow(desk.name(record), record.title, record.kind, values)


def _value(found: Found, record: Record, name: str, figure: str) -> Any:
    if name in SHOWN[figure]:
        if figure == "matrix" and name in ASSESSMENTS:
            return _assessment(record, name)
        if record.kind == "milestone" and name not in ("owner", "due", "by"):
            return _milestone(found.desk, record, name)
    values = [plain(value) for value in found.values(record, tuple(name.split(".")))]
    return None if not values else values[0] if len(values) == 1 else values


def _assessment(risk: Record, name: str) -> Any:
    found = risk.get(name)
    if found is None or not found.largest_impact:
        return None
    return {"probability": int(found.probability), "impact": int(found.largest_impact)}


def _milestone(desk: Desk, milestone: Record, name: str) -> Any:
    item = dates(desk, milestone)
    return {
        "baseline": item.baseline,
        "forecast": item.forecast,
        "actual": item.actual,
        "slip_days": item.slip,
        "status": item.status or None,
    }.get(name)


def plain(value: Any) -> Any:
    """A value as plain data: text, number, day, yes or no, lists and mappings of them."""
    if isinstance(value, BaseModel):
        items = {info.alias or name: getattr(value, name) for name, info in type(value).model_fields.items()}
        return {name: plain(item) for name, item in items.items() if item not in (None, (), {})}
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, bool) or value is None or isinstance(value, (dt.date, Fraction)):
        return value
    if isinstance(value, int):
        return int(value)
    return float(f"{value:.12g}") if isinstance(value, float) else str(value)
