"""The client's site, every byte of it, holds nothing of what the client must not see."""

import os
import random
import subprocess

from tests.acceptance._run import succeed
from tests.release._detector import leaks
from tests.release._mutations import many
from tests.release._plants import CONFIGURATION, MARK, Plants, planted

SEED = int(os.environ.get("PMSITE_SEED") or random.SystemRandom().randrange(10**9))


def every_file(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def written(folder, plants: Plants, files=None):
    """The planted portal on disk."""
    for path, data in {**(files or plants.files), **plants.attachments}.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
    words = iter(plants.mint(f"configuration {number}") for number in range(9))
    (folder / "mkdocs.yml").write_text(CONFIGURATION.format(*words))
    return folder


def committed(folder, plants: Plants):
    """The portal in a repository whose authors, messages, branch and tag are planted words."""
    name, mail, message, branch, tag = (
        plants.mint(f"commit {what}") for what in ("author", "mail", "message", "branch", "tag")
    )
    own = ["-c", f"user.name={name}", "-c", f"user.email={mail}@example.com"]
    for command in (["init", "-q", "-b", branch], ["add", "-A"], ["commit", "-qm", message], ["tag", tag]):
        subprocess.run(["git", *own, *command], cwd=folder, check=True, capture_output=True)
    return folder


def test_no_byte_of_the_clients_site_holds_a_planted_word(tmp_path):
    plants = planted(SEED, copies=1)
    portal = committed(written(tmp_path / f"{MARK}0000000000", plants), plants)
    succeed("pmsite", "build", "--audience", "client", cwd=portal)
    succeed("pmsite", "stage", "--inline", "--audience", "client", "staged", cwd=portal)
    for folder in (portal / "site-client", portal / ".pmsite" / "stage" / "client", portal / "staged"):
        found = every_file(folder)
        assert "atlas/files/shown.pdf" in found
        assert b"Shown words of issue." in b"".join(found.values())
        assert {path: said for path, data in found.items() if (said := leaks(path, data))} == {}, (
            SEED,
            folder.name,
        )


def test_internal_edits_leave_the_clients_site_byte_for_byte(tmp_path):
    plants = planted(SEED, copies=1)
    edited = many(plants, 20, SEED)[-1][1]
    first, second = written(tmp_path / "first", plants), written(tmp_path / "second", plants, edited)
    for folder in (first, second):
        succeed("pmsite", "build", "--audience", "client", cwd=folder)
    one, two = every_file(first / "site-client"), every_file(second / "site-client")
    assert set(one) == set(two)
    assert [name for name in one if one[name] != two[name]] == [], SEED
