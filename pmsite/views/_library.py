"""Documents as the library shows them: type, last revision, when they are to be looked at again, file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pmsite.graph.attachments import file_field
from pmsite.model.address import Address
from pmsite.model.figure import Link, Text, Words
from pmsite.model.record import Record
from pmsite.model.settings import CompletenessItem
from pmsite.records.document import Revision
from pmsite.views._desk import Desk

SOON = dt.timedelta(days=30)
"""How far ahead a review is soon."""
STALE = dt.timedelta(days=180)
"""Time without a revision after which a document that plans no review is stale."""


def review(document: Record) -> dt.date | None:
    """Day by which a document is to be looked at again."""
    found: dt.date | None = document.get("next_review")
    return found


def is_due(desk: Desk, document: Record) -> bool:
    """Whether the review of a document in force is overdue."""
    day = review(document)
    return day is not None and day < desk.today and desk.portal.is_open(document)


def is_soon(desk: Desk, document: Record) -> bool:
    """Whether the review of a document in force is due in the next thirty days."""
    day = review(document)
    return day is not None and desk.today <= day <= desk.today + SOON and desk.portal.is_open(document)


def last_revision(desk: Desk, document: Record) -> Revision | None:
    """The last row of the revision table by the as-of day."""
    found = [item for item in document.get("revisions") or () if item.date <= desk.today]
    return max(found, key=lambda item: item.date) if found else None


def is_stale(desk: Desk, document: Record) -> bool:
    """Whether a document in force was not revised for long, and plans no review."""
    last = last_revision(desk, document)
    return (
        review(document) is None
        and last is not None
        and last.date < desk.today - STALE
        and desk.portal.is_open(document)
    )


def type_name(desk: Desk, name: str | None) -> str:
    """A document's type in words; those that most projects have are known in both languages."""
    t = desk.t
    known = {
        "acceptance_protocol": t("Acceptance protocol"),
        "charter": t("Project charter"),
        "communication_plan": t("Communication plan"),
        "contract": t("Contract"),
        "design": t("Design"),
        "manual": t("Manual"),
        "project_plan": t("Project plan"),
        "quality_plan": t("Quality plan"),
        "requirements_specification": t("Requirements specification"),
        "risk_management_plan": t("Risk management plan"),
        "test_plan": t("Test plan"),
        "test_report": t("Test report"),
        "training_plan": t("Training plan"),
    }
    return known.get(name or "") or desk.label(name, "document.type")


def file_link(desk: Desk, document: Record) -> Text:
    """The file of a document, linked where it is published; its name where it is not."""
    written = str(document.get("file") or "")
    if not written:
        return ()
    name = written.rsplit("/", 1)[-1]
    path = file_field(document, desk.portal.attachments)
    if path is not None and desk.portal.attachments.get(path) == "":
        return (Link(name, Address(path, raw=True)),)
    return (Words(name, "soft"),)


def expected(desk: Desk) -> tuple[tuple[CompletenessItem, tuple[Record, ...]], ...]:
    """What the project's phase prescribes, each with the records in force that are it."""
    phase = desk.project.get("phase") if desk.project is not None else None
    items = desk.portal.settings.completeness.get(phase or "", ())
    return tuple((item, tuple(_are(desk, item))) for item in items)


def _are(desk: Desk, item: CompletenessItem) -> Iterable[Record]:
    for record in desk.of(item.kind):
        fits = item.type is None or record.get("type") == item.type
        if fits and record.get("status") not in ("superseded", "obsolete", "cancelled", "rejected"):
            yield record
