"""What every kind's front matter has in common."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from pmsite.model.value import Day, Id, LinkTo, Many, Reference, Text


class Part(BaseModel):
    """A mapping inside a front matter: frozen, no unknown keys, no infinities."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        allow_inf_nan=False,
        populate_by_name=True,
        arbitrary_types_allowed=True,
        defer_build=True,  # a portal has records of some kinds; a part is only checked within a record
    )


class Item(Part):
    """An item of a list inside a front matter, which may be for some audiences only."""

    audience: Many[Text] = ()
    """Who sees it of those who see the record; everyone of them where empty."""


class Fields(Part):
    """The common fields of a record, written at the top of its file or of its list item."""

    title_field: ClassVar[str] = "title"
    """Field that holds the title where ``title`` is not written (``name`` of a task)."""

    id: Id | None = None
    kind: Text | None = None
    title: Text | None = None
    status: Text | None = None
    owner: Annotated[Reference, LinkTo(("person",), "owns")] | None = None
    tags: Many[Text] = ()
    audience: Many[Text] = ()
    field_audience: dict[Text, Many[Text]] = Field(default_factory=dict)
    file_audience: dict[Text, Many[Text]] = Field(default_factory=dict)
    """Who sees a file that the record names, by its address as it is written; everyone who sees the record if none."""
    related: Many[Annotated[Reference, LinkTo((), "related")]] = ()
    created: Day | None = None
    closed: Day | None = None
    source: Annotated[Text, LinkTo((), "source_of", loose=True)] | None = None
