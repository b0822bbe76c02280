# ruff: noqa: E501 - lines of a script
"""What a client's site holds, against everything that could let something slip."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

from pmsite.adapters.audience.ways import WAYS
from tests.acceptance._run import BIN, environment, succeed
from tests.acceptance.test_canaries import committed, every_file, written
from tests.release._client import compiled, leaking, staged
from tests.release._detector import leaks
from tests.release._faults import faults
from tests.release._mutations import many
from tests.release._plants import planted

_OPENED = re.compile(
    r'\b(?:open|openat|openat2|creat|readlink|execve)\((?:[^"]*)"(?P<path>[^"]*)"[^\n]*\)\s*=\s*(?P<code>-?\d+)'
)


def no_planted_word_reaches_a_client(folder: Path, seed: int) -> str:
    """Thousands of words in every field, construct, name, file, comment and commit: none in any byte, read any way."""
    plants = planted(seed, copies=3)
    portal = committed(written(folder / "portal", plants), plants)
    succeed("pmsite", "build", "--audience", "client", cwd=portal, seconds=300)
    found = every_file(portal / "site-client")
    told = {path: said for path, data in found.items() if (said := leaks(path, data))}
    assert len(plants.words) >= 2000
    assert not told, f"{len(told)} files, first {next(iter(told.items()))}"
    size = sum(map(len, found.values())) / 1e6
    return f"{len(plants.words)} words, {len(found)} files, {size:.1f} MB, none found"


def leaks_seeded_on_purpose_are_seen(folder: Path, seed: int) -> str:
    """Each fault in the code that releases and stages is seen by the search that finds nothing without it."""
    plants = planted(seed, copies=1)
    portal, errors = compiled(plants.files, plants.attachments)
    assert not errors, errors[0]
    assert not leaking(staged(portal, plants.attachments))
    missed = []
    for name, fault in faults().items():
        with fault(portal, plants):
            if not leaking(staged(portal, plants.attachments)):
                missed.append(name)
    assert len(faults()) >= 20
    assert not missed, ", ".join(missed)
    return f"{len(faults())} of {len(faults())} seen"


def internal_edits_change_no_byte(folder: Path, seed: int) -> str:
    """500 edits, additions, deletions and renamings of internal records, one upon the other: the same staged files.

    They are compared after every fifth, and two whole sites, before and after all.
    """
    plants = planted(seed, copies=1)
    before, errors = compiled(plants.files, plants.attachments)
    assert not errors, errors[0]
    expected = staged(before, plants.attachments)
    done = many(plants, 500, seed)
    compared = 0
    for what, files in done[4::5]:
        after, errors = compiled(files, plants.attachments)
        assert not errors, f"{what}: {errors[0]}"
        found = staged(after, plants.attachments)
        differing = [path for path in {*found, *expected} if found.get(path) != expected.get(path)]
        assert not differing, (
            f"{what} and the four before: {len(differing)} files differ, first {differing[0]}"
        )
        compared += 1
    sites = []
    for name, files in (("first", plants.files), ("last", done[-1][1])):
        portal = written(folder / name, plants, files)
        succeed("pmsite", "build", "--audience", "client", cwd=portal, seconds=300)
        sites.append(every_file(portal / "site-client"))
    assert sites[0] == sites[1], "the whole sites differ"
    return f"500 mutations, {compared} comparisons of {len(expected)} files, two whole sites, no byte differs"


def the_generator_opens_no_file_of_the_source(folder: Path, seed: int) -> str:
    """Every file that the process opens, by strace, in each way that this machine permits; and the sites are the same."""
    strace = shutil.which("strace")
    assert strace, "strace is missing: apt-get install strace"
    chance, sites, counts = random.Random(seed), [], []
    plants = planted(chance.randrange(10**9), copies=1)
    source = written(folder / "source", plants)
    for way in WAYS:
        log = folder / f"{way}.log"
        code = (
            "import sys, pathlib\nfrom pmsite.adapters.audience import build, ways\n"
            "from pmsite.adapters.workspace import open_workspace\nfrom pmsite.adapters.failure import Failure\n"
            "whole = ways._command\n"
            f"def traced(*a):\n    found = whole(*a)\n    return found and [{strace!r}, '-f', '-qq', '-s', '4096', '-e',"
            f" 'trace=%file', '-o', {str(log)!r}, *found]\n"
            "ways._command = traced\n"
            "try:\n    print(build.build_audience(open_workspace(pathlib.Path('mkdocs.yml').resolve()), 'client', [sys.argv[1]]).way)\n"
            "except Failure as failure:\n    print(failure.message)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, way],
            cwd=source,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=900,
            check=True,
        )
        if done.stdout.strip() != way:
            assert way != "process", done.stdout + done.stderr
            continue
        opened = {
            found["path"]
            for found in _OPENED.finditer(log.read_text(errors="replace"))
            if int(found["code"]) >= 0
        }
        inside = sorted(
            path
            for path in opened
            if os.path.realpath(path).startswith(str((source / "content").resolve()))
            or path.endswith("source/mkdocs.yml")
        )
        assert len(opened) > 100, f"{way}: only {len(opened)} files were traced"
        assert not inside, f"{way}: {inside[0]}"
        counts.append(f"{way} {len(opened)}")
        sites.append(every_file(source / "site-client"))
    assert all(site == sites[0] for site in sites), "the sites differ"
    assert BIN.is_dir()
    return f"files opened: {', '.join(counts)}; of the source 0; {len(sites)} sites the same"


PROMISES = (
    no_planted_word_reaches_a_client,
    leaks_seeded_on_purpose_are_seen,
    internal_edits_change_no_byte,
    the_generator_opens_no_file_of_the_source,
)
