"""Which states of a change mean that it was approved, and whose word decides."""

from __future__ import annotations

from typing import Any

from pmsite.model.record import Record

APPROVED = frozenset({"approved", "conditional", "implementing", "verified", "baselined"})
"""States that only an approved change reaches."""


def deciding(record: Record) -> list[tuple[int, Any]]:
    """Approvals that decide, with their place in the list: the required ones, all where none is required."""
    approvals = list(enumerate(record.get("approvals") or ()))
    return [item for item in approvals if item[1].required] or approvals
