"""KPI: an indicator of the portal's own, as a query over records or a series of measurements."""

from __future__ import annotations

from typing import Annotated

from pmsite.model.fields import Fields, Item
from pmsite.model.kind import Kind
from pmsite.model.value import Choice, Day, Number, Text

MEASURES = ("ratio", "mean", "sum", "count")


class Measurement(Item):
    """A value at a day."""

    date: Day
    value: Number


class Kpi(Fields):
    """An indicator with its target and its rule."""

    unit: Text | None = None
    direction: Annotated[str, Choice("kpi.direction", ("up", "down"))] = "up"
    target: Number | None = None
    amber: Number | None = None
    measure: Annotated[str, Choice("kpi.measure", MEASURES)] | None = None
    of: Text | None = None
    over: Text | None = None
    field: Text | None = None
    where: Text | None = None
    measurements: tuple[Measurement, ...] = ()


KIND = Kind(name="kpi", fields=Kpi, prefix="KPI", folder="kpis", label="KPI", plural="KPIs")
