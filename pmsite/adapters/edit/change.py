"""Fields of a record set: found, edited, checked; nothing is written here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from pmsite.adapters.content import gather
from pmsite.adapters.edit.front import put
from pmsite.adapters.edit.item import put_item
from pmsite.adapters.edit.step import forbidden_step
from pmsite.adapters.edit.value import Value, understood
from pmsite.adapters.edit.written import Written, written
from pmsite.adapters.failure import CONTENT, USAGE, Failure
from pmsite.adapters.workspace import Workspace
from pmsite.analyses.baselines import sealed
from pmsite.analyses.portal import Portal
from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic, Severity, printable
from pmsite.model.record import Record
from pmsite.model.suggest import listed, remedy
from pmsite.model.value import shown
from pmsite.pipeline import compiled

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after, and what the check would newly warn of."""

    path: str
    before: bytes
    after: bytes
    warnings: tuple[Diagnostic, ...]


def assignments(texts: Sequence[str]) -> dict[str, Value | None]:
    """Fields and their values from ``field=value``; None takes a field out.

    Raises:
        Failure: if one is not of that form, or a field stands twice.
    """
    found: dict[str, Value | None] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        name = name.strip()
        if not equals or not all(name.split(".")):
            raise Failure(f"{printable(shown(text))} is no field=value; nothing was written", USAGE)
        if name in found:
            raise Failure(f"{printable(shown(name))} stands twice; nothing was written", USAGE)
        found[name] = understood(printable(name), value)
    return found


def named(workspace: Workspace, identifier: str, here: Path) -> Record:
    """The record of an id, ``ATLAS/RISK-004`` or ``RISK-004``; of several the one of the project of ``here``.

    Raises:
        Failure: if there is none, or it cannot be told which.
    """
    graph = workspace.portal.graph
    found = [record for record in graph if identifier in (record.uid, record.id)]
    if len(found) > 1:
        folder = here.resolve()
        content = workspace.configuration.content
        found = [
            record
            for record in found
            if record.folder and folder.is_relative_to((content / record.folder).resolve())
        ] or found
    if len(found) == 1:
        return found[0]
    if found:
        names = listed(sorted(record.uid for record in found))
        raise Failure(f"which {printable(identifier)}? Write one of {names}", USAGE)
    mend = remedy(identifier, [name for record in graph for name in (record.uid, record.id)], "")
    more = f"; {mend}" if mend else ""
    raise Failure(f"no record {printable(shown(identifier))}{more}; nothing was written", USAGE)


def changed(workspace: Workspace, record: Record, fields: dict[str, Value | None]) -> Change:
    """The record's file with all fields set, checked with the rest of the content.

    Raises:
        Failure: 2 where a field cannot be set so, 1 where the content would have an error that it has not now.
    """
    found, warnings = changed_all(workspace, [(record, fields)])
    return replace(found[0], warnings=warnings)


def changed_all(
    workspace: Workspace,
    wanted: Sequence[tuple[Record, Mapping[str, Value | None]]],
    added: Mapping[str, bytes] = MappingProxyType({}),
    *,
    incomplete: bool = False,
) -> tuple[list[Change], tuple[Diagnostic, ...]]:
    """The files of several records with all their fields set, and what the check would newly warn of.

    ``added`` are new files that are checked with them; their own errors are told with the warnings where they may be
    ``incomplete``.

    Raises:
        Failure: as :func:`changed`, of the first field that cannot be set.
    """
    content = gather(workspace.configuration.content)
    files: dict[str, Written] = {}
    for record, fields in sorted(wanted, key=lambda item: bool(item[0].at or item[0].parent is None)):
        if record.kind == "baseline" and sealed(record) is not None:
            raise Failure(
                f"{record.id} is sealed and is not edited; freeze the plan anew: pmsite baseline create",
                USAGE,
            )
        _known(workspace, record, fields)
        path = record.source.path
        file = files[path] if path in files else _opened(path, content.files.get(path, b""))
        for name, value in fields.items():
            file = _put(workspace, file, record, name, value)
        files[path] = file
    changes = [Change(path, content.files.get(path, b""), file.data, ()) for path, file in files.items()]
    edits = {item.path: item.after for item in changes if item.after != item.before}
    if not edits and not added:
        return changes, ()
    portal = workspace.portal
    edited, found = compiled(
        {**content.files, **edits, **added}, content.attachments, portal.settings, portal.as_of
    )
    fresh = _fresh(found, workspace.diagnostics)
    borne = {path for path in added if incomplete}
    errors = [item for item in fresh if item.severity is Severity.ERROR and item.source.path not in borne]
    steps = [step for record, _ in wanted for step in _steps(record, edited, errors)]
    _refuse([*steps, *errors])
    told = (Severity.WARNING, Severity.ERROR)
    return changes, tuple(item for item in fresh if item.severity in told)


def _opened(path: str, data: bytes) -> Written:
    try:
        return written(path, data.decode("utf-8"))
    except UnicodeDecodeError:
        raise Failure(f"{printable(path)} is not UTF-8; nothing was written", CONTENT) from None


def _steps(record: Record, edited: Portal, errors: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The step between states that is not to be taken; none is told where the new file cannot be read whole."""
    unread = {rule.code for rule in rules.RULES}
    if any(item.code in unread and item.source.path == record.source.path for item in errors):
        return []
    return list(forbidden_step(record, edited))


def _known(workspace: Workspace, record: Record, fields: Iterable[str]) -> None:
    """Refuse a field that the record's kind does not have."""
    model = workspace.portal.graph.kinds[record.kind].fields
    known = [name for key, info in model.model_fields.items() for name in {key, info.alias or key}]
    for name in fields:
        first = name.split(".")[0]
        if first not in known:
            mend = remedy(first, known, f"fields here are {listed(sorted(known), most=40)}")
            what = printable(shown(first))
            raise Failure(f"{record.kind} has no field {what}; {mend}; nothing was written", USAGE)


def _put(workspace: Workspace, file: Written, record: Record, name: str, value: Value | None) -> Written:
    if record.parent is not None and not record.at:
        return put_item(file, record, workspace.portal.graph.kinds[record.kind], name, value)
    if file.front is None:
        raise Failure(
            f"{printable(file.path)} has no front matter; begin it with --- and id: {record.id}", USAGE
        )
    return put(file, record.at, tuple(name.split(".")), value)


def _fresh(found: Iterable[Diagnostic], known: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Problems that were not there before; lines may have moved."""
    old = Counter(map(_what, known))
    fresh = []
    for item in found:
        if old[_what(item)]:
            old[_what(item)] -= 1
        else:
            fresh.append(item)
    return fresh


def _what(item: Diagnostic) -> tuple[str, str, str]:
    return item.code, item.source.path, re.sub(r"line \d+", "line", item.message)


def _refuse(errors: list[Diagnostic]) -> None:
    if not errors:
        return
    lines = [str(item) for item in errors[:_SHOWN]]
    if len(errors) > _SHOWN:
        lines.append(f"and {len(errors) - _SHOWN} more")
    unknown = any(item.code == rules.UNKNOWN_FIELD.code for item in errors)
    raise Failure("\n".join([*lines, "nothing was written"]), USAGE if unknown else CONTENT)
