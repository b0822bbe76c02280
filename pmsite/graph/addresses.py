"""Two things that would be published at one address."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.graph.graph import Graph
from pmsite.model import rules
from pmsite.model.address import address, form, joined
from pmsite.model.diagnostic import Diagnostic

_VIEWS = ("activity", "plan", "milestones", "terms", "people", "actions", "decisions")
"""Directories of views beside those of the kinds' registers."""
_PROJECT_VIEWS = ("charter", "team", "responsibility")
"""Directories of views that a project alone has."""


def clashes(graph: Graph) -> Iterator[Diagnostic]:
    """Pages and records whose addresses are the same, or differ only in case or Unicode form."""
    taken: dict[str, str] = {}
    folders = {"", *(project.folder for project in graph.projects)}
    names = {kind.folder for kind in graph.kinds if kind.folder} | set(_VIEWS)
    views = {form(joined(folder, name)) for folder in folders for name in names}
    views |= {form(project.folder) for project in graph.projects}
    views |= {form(joined(project.folder, name)) for project in graph.projects for name in _PROJECT_VIEWS}
    homes: dict[str, str] = {}
    for project in sorted(graph.projects, key=lambda project: project.source):
        other = homes.setdefault(form(project.folder), project.folder)
        if other != project.folder:
            message = f"the folder {project.folder} differs from {other} in its letters' form only"
            yield rules.ADDRESS.at(project.source, message, "rename one of the folders")
    for record in sorted(graph, key=lambda record: record.source):
        if record.kind in ("project", "task"):
            continue
        page = form(address(record, graph.kinds).page)
        other = taken.setdefault(page, record.source.path)
        if other != record.source.path:
            message = f"published at the same address as {other}"
            yield rules.ADDRESS.at(record.source, message, "rename one of the files")
        elif record.kind == "page" and page in views and page:
            message = f"the address /{page}/ belongs to a view of the portal"
            yield rules.ADDRESS.at(record.source, message, "rename the file")
