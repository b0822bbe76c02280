"""Resources: departments, people, technology and funds that a project may use."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pmsite.model.fields import Fields, Item
from pmsite.model.kind import Kind
from pmsite.model.value import Day, HoursADay, Id, LinkTo, Quantity, Reference, Text


class Department(Item):
    """A department that takes part."""

    id: Id
    name: Text
    head: Annotated[Reference, LinkTo(("person",), "heads", "headed_by")] | None = None


class Leave(Item):
    """Days on which a person does not work, both included."""

    from_: Day = Field(alias="from")
    to: Day
    reason: Text | None = None


class Rate(Item):
    """Cost of an hour from a day on."""

    from_: Day = Field(alias="from")
    per_hour: Quantity


class Member(Item):
    """A person's place, hours and rates."""

    who: Annotated[Reference, LinkTo(("person",), "resource_of", "member")]
    department: Text | None = None
    hours_per_day: HoursADay = 8
    calendar: Text | None = None
    leave: tuple[Leave, ...] = ()
    rates: tuple[Rate, ...] = ()


class Technology(Item):
    """A device, a licence or a room: how many, and what a day costs."""

    id: Id
    name: Text
    department: Text | None = None
    capacity: Quantity = 1
    per_day: Quantity | None = None


class Fund(Item):
    """Money of a category: granted and committed."""

    category: Text
    amount: Quantity
    committed: Quantity | None = None
    forecast: Quantity | None = None


class Request(Item):
    """What was asked of another department, and its answer."""

    id: Id
    to: Text
    what: Text
    from_: Day | None = Field(None, alias="from")
    asked: Day | None = None
    answered: Day | None = None
    answer: Text | None = None


class Resources(Fields):
    """The resources of a project."""

    departments: tuple[Department, ...] = ()
    people: tuple[Member, ...] = ()
    technology: tuple[Technology, ...] = ()
    funds: tuple[Fund, ...] = ()
    requests: tuple[Request, ...] = ()


KIND = Kind(
    name="resources",
    fields=Resources,
    prefix="RES",
    folder="resources",
    file_names=("resources",),
    label="Resources",
    plural="Resources",
)
