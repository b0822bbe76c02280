"""The promises about what is published, whatever happens to the build: kills, full disks, hooks, company."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from tests.acceptance._faults import COMMANDS, Scene, killed
from tests.acceptance._refusals import ERRORS, MOMENTS, apart, fixed, full, hooked, limited, together

KILLS, FULL, ROUNDS = 200, 24, 3


def killed_builds_leave_whole_sites(folder: Path, seed: int) -> str:
    """SIGKILL, SIGTERM, SIGINT and SIGHUP at random moments of builds and publications."""
    return killed(Scene(folder), random.Random(seed), KILLS)


def full_disks_leave_whole_sites(folder: Path, seed: int) -> str:
    """Disks of random size, and limits of a file's size, through builds and publications."""
    chance, scene = random.Random(seed), Scene(folder)
    found: Counter[str] = Counter()
    real = apart()
    for number in range(FULL):
        name = list(COMMANDS)[number % len(COMMANDS)]
        found[full(scene, chance, folder / f"full{number}", name) if real else "no disk of its own"] += 1
        found[f"limit: {limited(scene, chance, name)}"] += 1
    assert found["limit: full"]
    assert found["full"] or not real
    return ", ".join(f"{count} {what}" for what, count in sorted(found.items()))


def read_only_targets_leave_whole_sites(folder: Path, seed: int) -> str:
    """The portal's folder, ``.pmsite``, and the folder of the web server."""
    scene, places = Scene(folder), 0
    for name, where in (
        ("internal", "."),
        ("client", "."),
        ("internal", ".pmsite"),
        ("client", ".pmsite"),
        ("publish", "www"),
        ("publish client", "www"),
        ("publish client", "www/releases"),
    ):
        scene.write("Very late")
        fixed(scene, name, where)
        places += 1
    return f"{places} places"


def failing_hooks_leave_whole_sites(folder: Path, seed: int) -> str:
    """A hook that raises at each event, by pmsite and by plain MkDocs."""
    chance, scene = random.Random(seed), Scene(folder)
    for moment in MOMENTS:
        for error in ERRORS:
            hooked(scene, moment, error)
        hooked(scene, moment, chance.choice(ERRORS), "mkdocs")
    return f"{len(MOMENTS)} moments, {len(ERRORS)} errors each, {len(MOMENTS)} times plain MkDocs"


def eight_builds_at_once_succeed(folder: Path, seed: int) -> str:
    """Builds and publications of one portal, eight at a time."""
    chance, scene = random.Random(seed), Scene(folder)
    for _ in range(ROUNDS):
        together(scene, chance)
    return f"{ROUNDS} times 8"


PROMISES = (
    killed_builds_leave_whole_sites,
    full_disks_leave_whole_sites,
    read_only_targets_leave_whole_sites,
    failing_hooks_leave_whole_sites,
    eight_builds_at_once_succeed,
)
