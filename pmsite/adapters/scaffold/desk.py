"""A portal on disk made ready for a new record, and the project it belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from pmsite.adapters.configuration import Configuration
from pmsite.adapters.content import gather
from pmsite.adapters.failure import USAGE, Failure
from pmsite.adapters.scaffold.record import Desk
from pmsite.model.catalogue import Catalogue
from pmsite.model.diagnostic import printable
from pmsite.model.kind import Kind
from pmsite.model.suggest import did_you_mean, listed
from pmsite.model.value import shown
from pmsite.read.documents import document, project_folders
from pmsite.read.records import read
from pmsite.records._catalogue import catalogue

_ANYWHERE = frozenset({"kpi", "page"})
"""Kinds of which the portal has its own: outside of projects unless one is named."""


def open_desk(configuration: Configuration, today: dt.date) -> Desk:
    """The records of a portal and what else a new one is written from.

    Raises:
        Failure: if the disk cannot be read.
    """
    settings = configuration.settings
    kinds = catalogue(settings)
    files = gather(configuration.content).files
    records, _ = read(files, kinds, settings)
    indexes = {path: document(path, data) for path, data in files.items() if path.endswith("/index.md")}
    projects = {key: folder for folder, key in project_folders(indexes).items()}
    return Desk(files, kinds, settings, today, records, projects)


def known_kind(written: str, kinds: Catalogue) -> Kind:
    """The kind of that name.

    Raises:
        Failure: if there is none, with the nearest name.
    """
    kind = kinds.get(written.lower().replace("-", "_"))
    if kind is None:
        names = [item.name for item in kinds if not item.nested]
        near = did_you_mean(written[:80], names)
        hint = f"did you mean {near}?" if near else f"use one of {listed(sorted(names), most=40)}"
        raise Failure(f"no kind {printable(shown(written))}; {hint}", USAGE)
    return kind


def chosen_project(desk: Desk, kind: Kind, written: str, here: Path, content: Path) -> str | None:
    """Key of a record's project: as written, else that of the folder ``here``, else the only one.

    None where it goes to the whole portal.

    Raises:
        Failure: if it cannot be told, or does not exist.
    """
    if kind.portal_wide:
        if written:
            raise Failure(f"a {kind.name} belongs to the whole portal; leave --project out", USAGE)
        return None
    if written:
        return _named(desk.projects, written)
    around = _around(desk.projects, here, content)
    if around is not None or kind.name in _ANYWHERE:
        return around
    if not desk.projects:
        raise Failure("no project yet; begin one with pmsite new project --id KEY --title NAME", USAGE)
    if len(desk.projects) > 1:
        known = listed(sorted(desk.projects))
        raise Failure(f"which project? Add --project with one of {known}", USAGE)
    return next(iter(desk.projects))


def elsewhere(desk: Desk, kind: Kind, content: str) -> str:
    """Where records of a kind without files of its own are written, "" of every other kind."""
    if kind.name == "baseline":
        return "a baseline is frozen from the plan, not written by hand: run pmsite baseline"
    if not kind.nested:
        return ""
    plans = sorted({record.source.path for record in desk.records if record.kind == "plan"})
    where = (
        listed((f"{content}/{path}" for path in plans), most=4)
        if plans
        else "the plan of a project (pmsite new plan)"
    )
    return f"a {kind.name} is written in its plan, under {kind.name}s: see {where}"


def _named(projects: Mapping[str, str], written: str) -> str:
    for key, folder in projects.items():
        if written.casefold() in (key.casefold(), folder.casefold()):
            return key
    near = did_you_mean(written[:80], projects)
    hint = (
        f"did you mean {near}?"
        if near
        else f"use one of {listed(sorted(projects))}"
        if projects
        else "there is none yet"
    )
    raise Failure(f"no project {printable(shown(written))}; {hint}", USAGE)


def _around(projects: Mapping[str, str], here: Path, content: Path) -> str | None:
    """Project in whose folder ``here`` lies, the innermost."""
    inside = [
        key for key, folder in projects.items() if here.resolve().is_relative_to((content / folder).resolve())
    ]
    return max(inside, key=lambda key: len(projects[key]), default=None)
