"""Document: a controlled document with version, roles and review date."""

from __future__ import annotations

from typing import Annotated

from pmsite.model.fields import Fields, Item
from pmsite.model.kind import Kind
from pmsite.model.value import Choice, Day, LinkTo, Reference, Text

STATUS = ("draft", "in_review", "approved", "published", "superseded", "obsolete")


class Revision(Item):
    """A row of the revision table."""

    version: Text
    date: Day
    type: Text | None = None
    summary: Text | None = None
    by: Annotated[Reference, LinkTo(("person",), "revised", "revised_by")] | None = None


class Document(Fields):
    """A document of the library: its file or its page, and its revisions."""

    status: Annotated[str, Choice("document.status", STATUS)] = "draft"
    type: Text | None = None
    version: Text | None = None
    author: Annotated[Reference, LinkTo(("person",), "wrote")] | None = None
    reviewer: Annotated[Reference, LinkTo(("person",), "reviews")] | None = None
    approver: Annotated[Reference, LinkTo(("person",), "approves")] | None = None
    confidentiality: Text | None = None
    file: Text | None = None
    next_review: Day | None = None
    revisions: tuple[Revision, ...] = ()


KIND = Kind(
    name="document",
    fields=Document,
    prefix="DOC",
    folder="documents",
    label="Document",
    plural="Documents",
    states=STATUS,
    closed_states=frozenset({"superseded", "obsolete"}),
)
