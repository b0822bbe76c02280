"""Ways to run a generator so that it cannot reach the source: bubblewrap, ``unshare``, or a clean process.

The first two show the process a file system that holds the system, Python, pmsite and one folder. The third only
takes away everything that says where the source is; ``guard`` then refuses what the process was not given. The
site is the same in all of them.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pmsite
from pmsite.adapters.audience.guard import STARTED, own_folders
from pmsite.adapters.failure import ENVIRONMENT, Failure

MOST_SECONDS = 1800
"""A generator that takes longer hangs."""
WAYS = ("bubblewrap", "unshare", "process")
_FOLDERS = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/nix")
_FILES = ("/etc/ld.so.cache", "/etc/alternatives", "/etc/mime.types", "/etc/localtime")
_DEVICES = ("/dev/null", "/dev/urandom", "/dev/random", "/dev/zero")
_PROBE = 1 << 20
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_ENTER = """set -eu
root=$1 folder=$2; shift 2
mount -t tmpfs -o mode=755 tmpfs "$root"
mkdir -p "$root/tmp" "$root/.old" "$root/proc"
mount --rbind /proc "$root/proc"
while [ "$1" != -- ]; do
  what=$1 path=$2; shift 2
  case $what in
    link) ln -s "$(readlink "$path")" "$root$path" ;;
    hide) mount -t tmpfs -o mode=755 tmpfs "$root$path" ;;
    *)
      if [ -d "$path" ]; then mkdir -p "$root$path"; else mkdir -p "$root${path%/*}"; : > "$root$path"; fi
      mount --rbind "$path" "$root$path"
      if [ "$what" = read ]; then mount -o remount,bind,ro "$path" "$root$path" 2>/dev/null || :; fi ;;
  esac
done
shift
cd "$root"
pivot_root . .old
cd /
umount -l /.old
umount -l /proc
cd "$folder"
exec "$@"
"""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a generator is shown: in order, (how, path) with read, write, link or hide."""

    folder: Path
    shown: tuple[tuple[str, str], ...]


def reach(folder: Path, source: Sequence[Path]) -> Reach:
    """The system, Python and pmsite to read, ``folder`` to write, and nothing below ``source`` but code."""
    hidden = sorted({os.path.realpath(path) for path in source})
    system = [path for path in (*_FOLDERS, *_FILES, *_DEVICES) if Path(path).exists()]
    code = sorted({*own_folders(), str(Path(os.path.realpath(sys.executable)).parent)})
    shown: list[tuple[str, str]] = []
    for path in system:
        link = Path(path).is_symlink() and path in _FOLDERS
        shown.append(("link" if link else "dev" if path in _DEVICES else "read", path))
    outer = [path for path in code if not any(_below(path, own) for own in (*_FOLDERS, *hidden))]
    shown += [
        ("read", path) for path in outer if not any(path != other and _below(path, other) for other in outer)
    ]
    bound = [path for how, path in shown if how == "read"]
    shown += [("hide", path) for path in hidden if any(_below(path, other) for other in bound)]
    inner = [path for path in code if any(_below(path, own) for own in hidden)]
    shown += [
        ("read", path) for path in inner if not any(path != other and _below(path, other) for other in inner)
    ]
    return Reach(folder, (*shown, ("write", str(folder))))


def generate(folder: Path, source: Sequence[Path], day: int, ways: Sequence[str] = WAYS) -> str:
    """Run the generator in ``folder``; the way that was permitted here, first of ``ways`` first.

    ``day`` is the as-of day's midnight in seconds since 1970: the time of the build.

    Raises:
        Failure: if it could not be started, or took too long.
    """
    python = [sys.executable, "-s", "-P", "-B", "-m", "pmsite.adapters.audience.child"]
    shown = reach(folder, source)
    with _empty(folder) as root:
        for way in ways:
            command = _command(way, shown, root, python)
            if command is not None and _ran(command, folder, day):
                return way
    message = f"the generator could not be started in {' or '.join(ways)}"
    raise Failure(message, ENVIRONMENT)


def _command(way: str, shown: Reach, root: Path, python: list[str]) -> list[str] | None:
    """The command of a way; None where the system does not have it."""
    if way == "process":
        return python
    program = shutil.which("bwrap" if way == "bubblewrap" else way, path=_PATH)
    if program is None:
        return None
    if way == "unshare":
        options = ["--user", "--map-root-user", "--mount", "--net", "--ipc", "--uts"]
        pairs = [word for pair in shown.shown for word in pair]
        return [
            program, *options, "sh", "-c", _ENTER, "sh", str(root), str(shown.folder), *pairs, "--", *python
        ]  # fmt: skip
    words = ["--unshare-all", "--die-with-parent", "--tmpfs", "/tmp"]  # noqa: S108 - inside of the sandbox
    for how, path in shown.shown:
        words += {
            "link": ["--symlink", str(Path(path).readlink()) if how == "link" else "", path],
            "hide": ["--tmpfs", path],
            "dev": ["--dev-bind", path, path],
            "read": ["--ro-bind", path, path],
            "write": ["--bind", path, path],
        }[how]
    return [program, *words, "--chdir", str(shown.folder), "--", *python]


def _ran(command: list[str], folder: Path, day: int) -> bool:
    """Run a command in a clean environment; False where the generator in it was never reached."""
    (folder / "tmp").mkdir(exist_ok=True)
    with (folder / "stderr").open("w+b") as said:
        try:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=environment(folder, day),
                stdin=subprocess.PIPE,  # stays open as long as the site is wanted
                stdout=subprocess.DEVNULL,
                stderr=said,
            )
        except OSError:
            return False
        with process:
            code = _waited(process)
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").strip().splitlines()
    started = (folder / STARTED).exists()
    if started and code not in (0, 1):
        message = f"the generator broke off: {lines[-1] if lines else _refused(folder) or code}"
        raise Failure(message, ENVIRONMENT)
    return started


def _refused(folder: Path) -> str:
    """Why a generator could not even say what is wrong: what the disk says to the same; "" if it is content."""
    probe = folder / "probe"
    try:
        probe.write_bytes(bytes(_PROBE))
        probe.unlink()
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _waited(process: subprocess.Popen[bytes]) -> int:
    try:
        return process.wait(MOST_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        message = f"the generator took more than {MOST_SECONDS} seconds"
        raise Failure(message, ENVIRONMENT) from None
    except BaseException:
        process.kill()
        raise


def environment(folder: Path, day: int) -> dict[str, str]:
    """Everything that a generator finds around it; nothing of it says where the source is."""
    around = {
        "PATH": _PATH,
        "HOME": str(folder),
        "TMPDIR": str(folder / "tmp"),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "SOURCE_DATE_EPOCH": str(day),
        "PYTHONHASHSEED": "0",
        "NO_MKDOCS_2_WARNING": "1",
    }
    package = str(Path(pmsite.__file__).parent.parent)
    if package in os.environ.get("PYTHONPATH", "").split(os.pathsep):
        around["PYTHONPATH"] = package
    return around


@contextlib.contextmanager
def _empty(folder: Path) -> Iterator[Path]:
    root = folder / "root"
    root.mkdir()
    try:
        yield root
    finally:
        with contextlib.suppress(OSError):
            root.rmdir()


def _below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
