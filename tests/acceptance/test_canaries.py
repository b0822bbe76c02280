"""The client's site, every byte of it, holds nothing of what the client must not see."""

import gzip
import os
import random

from tests.acceptance._run import portal, succeed
from tests.release._canaries import SETTINGS, attachments, files, words

SEED = int(os.environ.get("PMSITE_SEED") or random.SystemRandom().randrange(10**9))


def every_file(folder):
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def test_no_byte_of_the_clients_site_holds_a_canary(tmp_path):
    word = words(SEED)
    portal(tmp_path, {**files(word), **attachments(word)}, SETTINGS)
    succeed("pmsite", "build", "--audience", "client", cwd=tmp_path)
    succeed("pmsite", "stage", "--inline", "--audience", "client", "staged", cwd=tmp_path)
    canaries = {name: canary.casefold().encode() for name, canary in word.items()}
    folders = (tmp_path / "site-client", tmp_path / ".pmsite" / "stage" / "client", tmp_path / "staged")
    for folder in folders:
        found = every_file(folder)
        assert "atlas/files/shown.pdf" in found
        for name, path in found.items():
            data = path.read_bytes()
            data = gzip.decompress(data) if name.endswith(".gz") else data
            seen = [place for place, canary in canaries.items() if canary in name.encode() + data.lower()]
            assert seen == [], (SEED, folder.name, name)


def test_internal_records_leave_the_clients_site_byte_for_byte(tmp_path):
    word = words(SEED)
    first, second = tmp_path / "first", tmp_path / "second"
    portal(first, {**files(word), **attachments(word)}, SETTINGS)
    other = {**attachments(word), "atlas/files/other.pdf": b"%PDF other"}
    portal(second, {**files(word, extra=5), **other}, SETTINGS)
    for folder in (first, second):
        succeed("pmsite", "build", "--audience", "client", cwd=folder)
    one, two = every_file(first / "site-client"), every_file(second / "site-client")
    assert set(one) == set(two)
    assert [name for name in one if one[name].read_bytes() != two[name].read_bytes()] == [], SEED
