"""The department of a person: as the resources of the project have it, else as the person's record has it."""

from __future__ import annotations

from collections.abc import Mapping

from pmsite.graph.graph import Graph

OWN = "own"
"""The organisation of the project office; people of others belong to their company."""


class Departments:
    """Departments of people by id; of people of other organisations their company, else ``client`` and so on.

    Departments that two projects list by one name are one; of one id by two names, the second is called by its name.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._members: dict[str, dict[str, str]] = {}
        self._ids: dict[tuple[str, str], str] = {}
        self.names: dict[str, str] = {}
        """Names by id, in the order of the resources."""
        known: dict[str, str] = {}
        for record in graph.of("resources"):
            project = record.project or ""
            for item in record.get("departments") or ():
                key = known.setdefault(item.name, item.name if item.id in self.names else item.id)
                self.names[key] = item.name
                self._ids |= {
                    (place, word): key
                    for place in (project, "")
                    for word in (item.id, item.name)
                    if place or (place, word) not in self._ids
                }
            members = self._members.setdefault(project, {})
            for item in record.get("people") or ():
                if item.department:
                    members.setdefault(item.who, item.department)

    def of(self, handle: str, project: str | None) -> str:
        """Id of the department of a person at work for a project; "" where nothing says it."""
        own: Mapping[str, str] = self._members.get(project or "", {})
        if handle in own:
            return self._known(own[handle], project)
        found = self._graph.get(handle)
        if found is not None and found.kind == "person":
            organisation = str(found.get("organisation") or OWN)
            if organisation != OWN:
                return str(found.get("company") or organisation)
            if found.get("department"):
                return self._known(found.get("department"), project)
        elsewhere = ((key, members[handle]) for key, members in self._members.items() if handle in members)
        where, written = next(elsewhere, (project, ""))
        return self._known(written, where)

    def _known(self, written: str, project: str | None) -> str:
        return self._ids.get((project or "", written)) or self._ids.get(("", written), written)
