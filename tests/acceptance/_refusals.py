"""What refuses in the midst of a build: a hook, a disk that is full, a folder that cannot be written; and company."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.acceptance._faults import COMMANDS, TITLES, Scene, bytes_of
from tests.acceptance._run import BIN, Done, environment, run

EVENTS = (
    "startup", "shutdown", "config", "pre_build", "files", "nav", "env", "post_build", "build_error", "pre_template",
    "template_context", "post_template", "pre_page", "page_markdown", "page_content", "page_context", "post_page",
)  # fmt: skip
"""Events of MkDocs in which a hook may fail; beside them ``import``, and ``last``: after every other plugin."""
MOMENTS = ("import", "last", *EVENTS)
ERRORS = (
    "RuntimeError('no such luck')",
    "PluginError('no such luck')",
    "OSError(28, 'No space left on device')",
    "SystemExit(0)",
    "KeyError('luck')",
)
_FULL = """set -e
mount -t tmpfs -o size="$1"k tmpfs "$2"
cp -a "$3/." "$2/"
cd "$2/portal"
shift 3
set +e
TMPDIR=../tmp "$@" >../said 2>&1
echo $? >../code || :
cp -a .. "$OUT"
"""
_FIXED = """set -e
mount --bind "$1" "$1"
mount -o remount,bind,ro "$1"
shift
exec "$@"
"""
_APART = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c")


def hooked(scene: Scene, moment: str, error: str, program: str = "pmsite") -> None:
    """A build whose hook fails leaves the old site, says one line and where, and leaves nothing over."""
    file, hook = scene.root / "mkdocs.yml", scene.root / "hook.py"
    plain = file.read_text(encoding="utf-8")
    raised = f"    raise {error}\n"
    text = "from mkdocs.exceptions import PluginError\nfrom mkdocs.plugins import event_priority\n"
    if moment == "import":
        text += f"if True:\n{raised}"
    elif moment == "last":
        text += f"@event_priority(-10**6)\ndef on_post_build(**_):\n{raised}"
    else:
        text += f"def on_{moment}(*_, **__):\n{raised}"
    if moment == "build_error":
        text += "def on_pre_build(**_):\n    raise PluginError('first')\n"
    hook.write_text(text, encoding="utf-8")
    file.write_text(f"{plain}hooks: [hook.py]\n", encoding="utf-8")
    before = bytes_of(scene.sites["internal"])
    scene.write(next(title for title in TITLES if title.encode() not in before["p/risks/index.html"]))
    try:
        done = run(program, "build", cwd=scene.root, TMPDIR=str(scene.temporary))
    finally:
        file.write_text(plain, encoding="utf-8")
        hook.unlink()
        shutil.rmtree(scene.root / "__pycache__", ignore_errors=True)
    what = f"{program}, {moment}, {error}: exit {done.returncode}\n{done.stdout}{done.stderr}"
    after = bytes_of(scene.sites["internal"])
    if program == "pmsite":
        assert done.returncode in (1, 2, 3), what
        assert "Traceback" not in done.stderr + done.stdout, what
        assert "luck" in done.stderr or "space" in done.stderr or "hook.py" in done.stderr, what
        assert after == before, what
    assert not scene.broken(), what
    assert not scene.left_over(), f"{what}: left over {scene.left_over()}"


def apart() -> bool:
    """Whether this machine permits file systems of one's own."""
    return shutil.which("unshare") is not None and _apart("mount -t tmpfs tmpfs /mnt").returncode == 0


def _apart(script: str, *arguments: str | Path, **changes: str) -> Done:
    return subprocess.run(
        [*_APART, script, "sh", *map(str, arguments)],
        env=environment(**changes),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def full(scene: Scene, chance: random.Random, folder: Path, name: str) -> str:
    """A command on a disk that is full before its end (or only nearly): the old site or the new one, and one line."""
    scene.write(chance.choice(TITLES))
    size = int(subprocess.check_output(["du", "-sk", scene.root], text=True).split()[0])
    room = size + chance.randrange(16, 2_000)
    disk, out = folder / "disk", folder / "out"
    disk.mkdir(parents=True)
    source = folder / "source"
    shutil.copytree(scene.root, source / "portal", symlinks=True)
    (source / "tmp").mkdir()
    done = _apart(_FULL, str(room), disk, source, BIN / "pmsite", *COMMANDS[name], OUT=str(out))
    assert done.returncode == 0, done.stderr
    said = (out / "said").read_text(encoding="utf-8")
    code = int((out / "code").read_text() or -1)
    _judged(scene, out / "portal", code, said, "No space left", f"{name} in {room} kB")
    assert not list((out / "tmp").iterdir()), f"{name}: left over {list((out / 'tmp').iterdir())}"
    shutil.rmtree(folder)
    return "full" if code else "enough"


def limited(scene: Scene, chance: random.Random, name: str) -> str:
    """A command that may write no file larger than a limit: as a disk without room, without rights."""
    scene.write(chance.choice(TITLES))
    limit = chance.choice((1, 4, 16, 48, 64, 96))
    script = f'ulimit -f {limit * 2}; exec "$@"'
    command = ["sh", "-c", script, "sh", BIN / "pmsite", *COMMANDS[name]]
    around = environment(TMPDIR=str(scene.temporary))
    done = subprocess.run(
        command, cwd=scene.root, env=around, capture_output=True, text=True, timeout=300, check=False
    )
    _judged(scene, scene.root, done.returncode, done.stdout + done.stderr, "too large", f"{name}, {limit} kB")
    return "full" if done.returncode else "enough"


def fixed(scene: Scene, name: str, where: str) -> None:
    """A command whose place cannot be written: it ends with 3 in one line."""
    place, command = scene.root / where, [BIN / "pmsite", *COMMANDS[name]]
    around = {"TMPDIR": str(scene.temporary)}
    if os.geteuid() == 0 or apart():
        inside = ["env", "-C", scene.root, *command]
        done = _apart(_FIXED, place, *inside, **around)
    else:
        place.chmod(0o555)
        try:
            done = run("pmsite", *COMMANDS[name], cwd=scene.root, **around)
        finally:
            place.chmod(0o755)
    assert done.returncode == 3, f"{name}: exit {done.returncode}\n{done.stderr}"
    said = done.stdout + done.stderr
    _judged(scene, scene.root, done.returncode, said, "ead-only" if "ead-only" in said else "denied", name)


def _judged(scene: Scene, top: Path, code: int, said: str, reason: str, what: str) -> None:
    """Sites below ``top`` are whole; a refusal is one line with its reason, exit 3, and nothing left over."""
    what = f"{what}: exit {code}\n{said}"
    assert "Traceback" not in said, what
    assert code in (0, 3), what
    if code:
        assert reason in said, what
        assert len([line for line in said.splitlines() if reason in line]) == 1, what
    for name, site in scene.sites.items():
        there = bytes_of(top / site.relative_to(scene.root))
        assert there in scene.whole[name], f"{what}: {name} is not whole"
    assert not scene.left_over(top), f"{what}: left over {scene.left_over(top)}"


def together(scene: Scene, chance: random.Random, number: int = 8) -> None:
    """Commands at once: all succeed, and none deletes another's work."""
    names = [chance.choice([*COMMANDS]) for _ in range(number - 2)] + ["internal", "client"]
    with ThreadPoolExecutor(number) as pool:
        done = list(
            pool.map(
                lambda name: run(
                    "pmsite", *COMMANDS[name], cwd=scene.root, seconds=600, TMPDIR=str(scene.temporary)
                ),
                names,
            )
        )
    assert [one.returncode for one in done] == [0] * number, [one.stderr for one in done]
    assert not scene.broken()
    assert not scene.left_over(), scene.left_over()


def seeded() -> random.Random:
    """Numbers of a test run: by ``PMSITE_SEED``, else new ones, which are said."""
    seed = int(os.environ.get("PMSITE_SEED") or random.SystemRandom().randrange(10**9))
    print(f"PMSITE_SEED={seed}", file=sys.stderr)
    return random.Random(seed)
