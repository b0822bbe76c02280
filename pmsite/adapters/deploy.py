"""Publishing a built site into a folder of a web server: what was built, byte for byte, in one step, or nothing.

A folder is exchanged with a new one beside it. Where the place is a link (the pattern of release folders), the new
site becomes a folder beside the one that it leads to, and the link is replaced: one step on every file system.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pmsite.adapters.configuration import Configuration
from pmsite.adapters.failure import CONTENT, USAGE, Failure, environment
from pmsite.adapters.finish import manifest_of
from pmsite.adapters.publish import SOURCES, building, building_beside, publish, swept_beside
from pmsite.adapters.signals import held
from pmsite.adapters.temporary import waited
from pmsite.adapters.verify._files import files
from pmsite.adapters.verify.manifest import listed
from pmsite.adapters.whose import of_another
from pmsite.analyses.portal import INTERNAL

_SITE = ("index.html", "assets/pmsite.css")
"""Files that every built site has; a folder without them is somebody else's."""
_RELEASE = 12
"""Digits of a site's digest in the name of its release folder."""
_MOST = 10


@dataclass(frozen=True, slots=True)
class Deployed:
    """What was published, and where it lies."""

    files: int
    folder: Path


def deployed(where: Configuration, audience: str, to: Path) -> Deployed:
    """Publish the built site of an audience into ``to``; who looks there sees the old site or the new one, whole.

    Raises:
        Failure: if nothing was built, the built site was changed since, ``to`` is no place for a site, or the disk
            refuses; the old site then stays.
    """
    to = Path(os.path.abspath(to))  # noqa: PTH100 - a link stays one
    site = where.site_of(audience)
    with building(where.base):
        wanted = listed(manifest_of(where.base, audience), audience)
        _suits(where, site, to, wanted)
        _is_theirs(where, audience, to)
        _is_what_was_built(site, wanted)
        try:
            with _alone(to.parent):
                return _linked(site, to, wanted) if to.is_symlink() else _placed(site, to, wanted, like=to)
        except OSError as error:
            raise environment(error, "cannot publish") from None


def _suits(where: Configuration, site: Path, to: Path, wanted: Mapping[str, str]) -> None:
    """Refuse a place that holds something else than a site, or that is part of the portal."""
    try:
        place = to.resolve()
    except (OSError, RuntimeError):  # a loop is a RuntimeError before Python 3.13
        raise Failure(f"cannot publish: {to} is a link that leads nowhere; mend it", USAGE) from None
    base, own = where.base.resolve(), site.resolve()
    inside = [where.content.resolve(), base / ".pmsite", base / ".git", own]
    if base.is_relative_to(place) or any(place.is_relative_to(one) for one in inside):
        message = f"{to} is part of the portal; name a folder outside of it"
    elif not to.parent.is_dir() or not place.parent.is_dir():
        message = f"no folder {to.parent if not to.parent.is_dir() else place.parent}; create it first"
    elif place.exists() and not place.is_dir():
        message = f"{to} is no folder"
    elif not place.exists():
        return
    elif place.is_mount():
        message = f"{to} is where a disk is mounted, which cannot be exchanged; name a folder in it"
    elif found := next((name for name in SOURCES if (place / name).exists()), None):
        message = f"{to} holds sources ({found}), not a site; name another folder"
    elif any(place.iterdir()) and not all((place / name).is_file() for name in _SITE):
        message = f"{to} holds something else than a site; name another folder, or empty it first"
    elif foreign := sorted(
        one.name for one in place.iterdir() if one.name.startswith(".") and one.name not in _tops(wanted)
    ):
        message = (
            f"{to} holds {foreign[0]}, which no build made and publishing would delete; move it elsewhere"
        )
    else:
        return
    raise Failure(f"cannot publish: {message}", USAGE)


def _is_theirs(where: Configuration, audience: str, to: Path) -> None:
    """Refuse a place that holds the site of another audience: its readers would see what was not released to them."""
    try:
        if not of_another(to, audience):
            return
    except OSError as error:
        raise environment(error, "cannot read whose site is there") from None
    names = (INTERNAL, *where.settings.audiences)
    held = next(
        (name for name in names if not of_another(to, name)), "an audience that is no longer configured"
    )
    message = f"{to} holds the site of {held}, not of {audience}; name another folder, or empty it first"
    raise Failure(f"cannot publish: {message}", USAGE)


def _tops(wanted: Mapping[str, str]) -> set[str]:
    return {path.partition("/")[0] for path in wanted}


def _is_what_was_built(folder: Path, wanted: Mapping[str, str]) -> None:
    """Compare a folder with the digests of a build.

    Raises:
        Failure: with each file that is another one, missing or too much.
    """
    try:
        there = set(files(folder))
        wrong = [f"{path}: is not there" for path in wanted if path not in there]
        wrong += [f"{path}: was not built" for path in there if path not in wanted]
        for path in sorted(there.intersection(wanted)):
            file = folder / path
            if file.is_symlink() or _digest(file) != wanted[path]:
                wrong.append(f"{path}: other bytes than built")
    except OSError as error:
        raise environment(error, "cannot read the built site") from None
    if wrong:
        more = f"\nand {len(wrong) - _MOST} more" if len(wrong) > _MOST else ""
        said = "\n".join(sorted(wrong)[:_MOST])
        message = f"{said}{more}\n{folder.name} is not what was built; nothing was published: build it again"
        raise Failure(message, CONTENT)


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _placed(site: Path, to: Path, wanted: Mapping[str, str], *, name: str = "", like: Path) -> Deployed:
    """Copy a site beside ``to``, compare the copy, and put it there; it is owned as ``like`` is.

    What a killed run left is swept by ``name``, which is that of ``to`` unless another one is given.
    """
    with building_beside(to.with_name(name or to.name)) as built:
        _as_before(built, like)
        _copied(site, built, wanted)
        _is_what_was_built(built, wanted)
        _kept(built)
        with held():
            publish(built, to, mode=built.stat().st_mode & 0o7777)
            _synced(to.parent)
    return Deployed(len(wanted), to)


def _as_before(built: Path, like: Path) -> None:
    """The mode and the group of the folder that was there; else readable by everybody, as web servers need it."""
    built.chmod(0o755)
    if like.is_dir():
        before = like.stat()
        with suppress(OSError):
            os.chown(built, -1, before.st_gid)
        built.chmod(before.st_mode & 0o7777 | 0o700)


def _copied(site: Path, built: Path, wanted: Mapping[str, str]) -> None:
    """Copy the files; who may read the folder may read all of it, whatever the mask of permissions is."""
    top = built.stat()
    for path in wanted:
        target = built / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / path, target)
    for folder, names, here in os.walk(built):
        for name, bits in (*((one, 0o7777) for one in names), *((one, 0o666) for one in here)):
            found = Path(folder) / name
            with suppress(OSError):
                os.chown(found, -1, top.st_gid)
            found.chmod(top.st_mode & bits | (0o700 if bits == 0o7777 else 0o600))  # noqa: PLR2004 - of folders


def _kept(built: Path) -> None:
    """Have the disk keep every file and folder before anything leads to them."""
    for folder, _, names in os.walk(built, topdown=False):
        for name in names:
            _synced(Path(folder) / name)
        _synced(Path(folder))


def _synced(path: Path) -> None:
    found = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system that keeps nothing has nothing to keep
            os.fsync(found)
    finally:
        os.close(found)


def _linked(site: Path, link: Path, wanted: Mapping[str, str]) -> Deployed:
    """Put a site into a release folder of its own and have the link lead to it.

    The folder that it led to before stays, for the way back; older ones that were made here go.
    """
    before = link.resolve()
    written = link.readlink()
    told = hashlib.sha256("".join(f"{path}\n{wanted[path]}\n" for path in sorted(wanted)).encode())
    release = before.parent / f"{link.name}-{told.hexdigest()[:_RELEASE]}"
    swept_beside(link)
    _placed(site, release, wanted, name=link.name, like=before)
    lead = str(release) if written.is_absolute() else os.path.relpath(release, link.parent.resolve())
    new = Path(tempfile.mktemp(prefix=f".{link.name}.new-", dir=link.parent))  # noqa: S306 - a link cannot be opened
    try:
        new.symlink_to(lead)
        new.replace(link)
    finally:
        new.unlink(missing_ok=True)
    _synced(link.parent)
    _only(release, before, link.name)
    return Deployed(len(wanted), release)


def _only(release: Path, before: Path, name: str) -> None:
    """Delete releases but the present one and the one before."""
    made = re.compile(rf"{re.escape(name)}-[0-9a-f]{{{_RELEASE}}}")
    for folder in sorted(release.parent.iterdir()):
        if made.fullmatch(folder.name) and folder not in (release, before) and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One publication into a folder's sub-folders at a time, whoever it is from; leaves nothing there."""
    lock = waited(folder)
    try:
        yield
    finally:
        if lock >= 0:
            os.close(lock)
