"""The same commit on another machine: other folder, home, hash seed, time zone, locale, mask of permissions and day."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.acceptance._run import BIN, environment

EXPORTS = {
    "export.json": ("json",),
    "export.xlsx": ("xlsx",),
    "export.csv": ("csv", "--kind", "risk"),
    "export.ics": ("ics",),
    "export.pdf": ("pdf",),
}
"""Arguments of exports by the file that they write."""
_CLOCK = '''"""Another day, for every program that asks Python."""
import datetime, time

_SHIFT = {shift}
_datetime, _date, _time, _ns = datetime.datetime, datetime.date, time.time, time.time_ns
_local, _gm, _strf = time.localtime, time.gmtime, time.strftime


class _Kind(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls._real)

    def __subclasscheck__(cls, kind):
        return issubclass(kind, cls._real)


class date(_date, metaclass=_Kind):
    _real = _date

    @classmethod
    def today(cls):
        return _date.fromtimestamp(_time() + _SHIFT)


class datetime_(_datetime, metaclass=_Kind):
    _real = _datetime

    @classmethod
    def now(cls, tz=None):
        return _datetime.fromtimestamp(_time() + _SHIFT, tz)

    @classmethod
    def utcnow(cls):
        return _datetime.fromtimestamp(_time() + _SHIFT, datetime.timezone.utc).replace(tzinfo=None)

    today = now


datetime_.__name__ = datetime_.__qualname__ = "datetime"
time.time = lambda: _time() + _SHIFT
time.time_ns = lambda: _ns() + _SHIFT * 10**9
time.localtime = lambda seconds=None: _local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gm(time.time() if seconds is None else seconds)
time.strftime = lambda form, when=None: _strf(form, time.localtime() if when is None else when)
datetime.datetime, datetime.date = datetime_, date
'''
_ZONES = ("UTC", "Asia/Shanghai", "America/Lima", "Pacific/Apia", "Asia/Kathmandu", "America/St_Johns")
_LOCALES = ("C", "C.UTF-8", "POSIX", "zh_CN.UTF-8", "tr_TR.UTF-8")
_MASKS = ("022", "077", "002")


def around(folder: Path, chance: random.Random, zone: str) -> dict[str, str]:
    """What commands find around them on such a machine, and where its clock is set."""
    home, clock = folder / "home", folder / "clock"
    home.mkdir(parents=True)
    clock.mkdir()
    shift = chance.randrange(-20 * 365, 20 * 365) * 86_400 + chance.randrange(86_400)
    (clock / "sitecustomize.py").write_text(_CLOCK.replace("{shift}", str(shift)), encoding="utf-8")
    package = environment().get("PYTHONPATH", "")
    return environment(
        PYTHONPATH=f"{clock}:{package}" if package else str(clock),
        PYTHONHASHSEED=str(chance.randrange(2**32)),
        TZ=zone,
        LC_ALL=chance.choice(_LOCALES),
        LANG=chance.choice(_LOCALES),
        HOME=str(home),
        USER=chance.choice(("li", "zhang")),
        COLUMNS=str(chance.randrange(40, 200)),
        MASK=chance.choice(_MASKS),
    )


def committed(folder: Path) -> None:
    """Make a repository of a portal, with one commit of a known day."""
    who = ("-c", "user.name=Li", "-c", "user.email=li@example.org", "-c", "commit.gpgsign=false")
    day = {"GIT_AUTHOR_DATE": "2026-06-01T12:00:00+0800", "GIT_COMMITTER_DATE": "2026-06-01T12:00:00+0800"}
    (folder / ".gitignore").write_text("site*/\n.pmsite/\n", encoding="utf-8")
    for words in (("init", "-q", "-b", "main"), ("add", "."), (*who, "commit", "-q", "-m", "All")):
        subprocess.run(["git", *words], cwd=folder, env=environment(**day), check=True)


def made(
    source: Path,
    folder: Path,
    audiences: tuple[str, ...],
    surroundings: dict[str, str],
    exports: Mapping[str, Sequence[str]],
) -> dict[str, bytes]:
    """Clone a portal into ``folder`` and make everything of it: sites and exports, by path."""
    subprocess.run(["git", "clone", "-q", source, folder], env=surroundings, check=True)
    commands: list[list[str]] = [["build"], *(["build", "--audience", name] for name in audiences)]
    commands += [["export", *arguments, "-o", name] for name, arguments in exports.items()]
    for command in commands:
        done = subprocess.run(
            ["sh", "-c", 'umask "$MASK"; exec "$@"', "sh", BIN / "pmsite", *command],
            cwd=folder,
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    names = ("site", *(f"site-{name}" for name in audiences))
    files = [path for name in names for path in (folder / name).rglob("*") if path.is_file()]
    files += [folder / name for name in exports]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


def differing(
    source: Path,
    folder: Path,
    audiences: tuple[str, ...],
    chance: random.Random,
    exports: Mapping[str, Sequence[str]] = EXPORTS,
) -> tuple[int, list[str]]:
    """Number of files that two machines make of one commit, and those that differ."""
    zones = chance.sample(_ZONES, 2)
    one, other = (
        made(
            source,
            folder / name / "portal",
            audiences,
            around(folder / name / "around", chance, zone),
            exports,
        )
        for name, zone in zip(("one", "elsewhere/other"), zones, strict=True)
    )
    return len(one), sorted(path for path in {*one, *other} if one.get(path) != other.get(path))
