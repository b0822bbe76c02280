"""What a project's resources name: people, technology, departments."""

from __future__ import annotations

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import here
from pmsite.model.record import Record


def technology(portal: Portal, record: Record) -> dict[str, float]:
    """Capacity of the technology in the resources of a record's project, by id."""
    return {
        item.id: float(item.capacity)
        for resources in here(portal, "resources", record.project)
        for item in resources.get("technology") or ()
    }


def departments(portal: Portal, record: Record) -> set[str]:
    """Ids and names of the departments in the resources of a record's project."""
    return {
        word
        for resources in here(portal, "resources", record.project)
        for item in resources.get("departments") or ()
        for word in (item.id, item.name)
    }


def is_person(portal: Portal, record: Record, who: str) -> bool:
    """Whether a handle is that of a person, by a record or as a member of the project's resources."""
    found = portal.graph.get(who)
    members = (
        item.who
        for resources in here(portal, "resources", record.project)
        for item in resources.get("people") or ()
    )
    return (found is not None and found.kind == "person") or who in members
