"""The last net: no page of an audience's site names a record that is not released to it, whatever let it through."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from pmsite.adapters.failure import CONTENT, Failure, environment
from pmsite.analyses.portal import Portal
from pmsite.release.release import kept

_TELLING = re.compile(
    r"[A-Z][A-Za-z0-9]*(?:[._-][A-Za-z0-9]+)*[._-]\d[A-Za-z0-9]*\Z|[a-z][a-z0-9]*\.[a-z0-9.]+\Z"
)
"""Ids that no other word looks like: RISK-004, BL-2; and handles, li.wei."""
_RUN = re.compile(rb"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_READ = (".html", ".json", ".xml", ".txt", ".csv", ".ics", ".svg")
_SAMPLES = ("search/index.json",)
"""Files that give ids as examples, and none else."""
_MOST = 10


def hidden(portal: Portal, audience: str) -> frozenset[bytes]:
    """Ids of the records that an audience does not see, where none that it sees has the same one."""
    shown = {record.id for record in kept(portal, audience)}
    return frozenset(
        record.id.encode()
        for record in portal.graph
        if record.id not in shown and record.kind != "page" and _TELLING.match(record.id)
    )


def caught(site: Path, ids: frozenset[bytes], attachments: frozenset[str]) -> None:
    """Refuse a site with such an id in a page or in the name of a file; what people attached is theirs.

    Raises:
        Failure: with where it stands.
    """
    try:
        found = list(_caught(site, ids, attachments))
    except OSError as error:
        raise environment(error, "cannot verify the site") from None
    if found:
        more = f"\nand {len(found) - _MOST} more" if len(found) > _MOST else ""
        lines = "\n".join(found[:_MOST])
        message = f"{lines}{more}\nthe site names what is not released; nothing was published"
        raise Failure(message, CONTENT)


def _caught(site: Path, ids: frozenset[bytes], attachments: frozenset[str]) -> Iterator[str]:
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if not file.is_file() or path in (*attachments, *_SAMPLES) or path.startswith("assets/"):
            continue
        data = path.encode() + b"\n" + _inside(file)
        for id in sorted(ids.intersection(_RUN.findall(data))):
            yield f"{path}: names {id.decode()}, which is not released"


def _inside(file: Path) -> bytes:
    """What a file says: of a workbook its parts, of other types that are no text nothing."""
    if file.suffix != ".xlsx":
        return file.read_bytes() if file.suffix in _READ else b""
    with zipfile.ZipFile(file) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())
