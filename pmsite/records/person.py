"""Person: a member of the directory, a stakeholder with influence and interest."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pmsite.model.fields import Fields
from pmsite.model.kind import Kind
from pmsite.model.value import Choice, Scale, Text

ORGANISATIONS = ("own", "client", "supplier")


class Person(Fields):
    """A person, named everywhere by handle (``li.wei``)."""

    names: dict[Text, Text] = Field(default_factory=dict)
    organisation: Annotated[str, Choice("person.organisation", ORGANISATIONS)] = "own"
    company: Text | None = None
    department: Text | None = None
    role: Text | None = None
    email: Text | None = None
    phone: Text | None = None
    influence: Scale | None = None
    interest: Scale | None = None


KIND = Kind(name="person", fields=Person, folder="people", label="Person", plural="People", portal_wide=True)
