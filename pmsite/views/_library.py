"""Documents as the library shows them: type, last revision, when they are to be looked at again, file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pmsite.graph.attachments import file_field
from pmsite.model.figure import Text
from pmsite.model.record import Record
from pmsite.records.document import Revision
from pmsite.views._attachments import file_text
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
        "handover_file": t("Handover file"),
        "manual": t("Manual"),
        "project_plan": t("Project plan"),
        "quality_plan": t("Quality plan"),
        "requirements_specification": t("Requirements specification"),
        "risk_management_plan": t("Risk management plan"),
        "roll_out_handbook": t("Roll-out handbook"),
        "test_plan": t("Test plan"),
        "test_report": t("Test report"),
        "training_plan": t("Training plan"),
    }
    return known.get(name or "") or desk.label(name, "document.type")


def file_link(desk: Desk, document: Record) -> Text:
    """The file of a document, linked where it is published; its name where it is not."""
    written = str(document.get("file") or "")
    path = file_field(document, desk.portal.attachments) if written else None
    return file_text(desk, path or written) if written else ()


def in_review(document: Record) -> bool:
    """Whether a document waits for its reviewer."""
    return bool(document.get("status") == "in_review")


def in_force(document: Record) -> bool:
    """Whether others may rely on a document."""
    return document.get("status") in ("approved", "published")


def field_names(desk: Desk, record: Record, names: Iterable[str]) -> str:
    """Fields by their labels, in small letters within a line: ``reviewer, next review``."""
    labels = [desk.label(name, record.kind, "field") for name in names]
    small = [label[:1].lower() + label[1:] if label[1:2].islower() else label for label in labels]
    return ("、" if desk.t.language == "zh" else ", ").join(small)
