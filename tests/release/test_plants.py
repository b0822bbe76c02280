"""Thousands of planted words: none reaches the client, every seeded leak is seen, and no internal edit is felt."""

import os
import random

import pytest

from tests.release._client import compiled, leaking, staged
from tests.release._detector import leaks
from tests.release._faults import faults
from tests.release._mutations import many
from tests.release._plants import MARK, planted

SEED = int(os.environ.get("PMSITE_SEED") or random.SystemRandom().randrange(10**9))
FAULTS = sorted(faults())
SAMPLE = random.Random(SEED).sample(FAULTS, 5)


@pytest.fixture(scope="module")
def plants():
    return planted(SEED, copies=1)


@pytest.fixture(scope="module")
def portal(plants):
    found, errors = compiled(plants.files, plants.attachments, commit=f"{MARK}0123456789")
    assert errors == []
    return found


def test_thousands_of_words_are_planted_and_the_team_reads_them(plants, portal):
    assert len(plants.words) >= 2000
    files = staged(portal, plants.attachments, "internal")
    team = b"\n".join([*(path.encode() for path in files), *files.values()])
    read = sum(word.encode() in team for word in plants.words)
    assert read >= 1500


def test_no_planted_word_reaches_the_client(plants, portal):
    found = staged(portal, plants.attachments)
    assert leaking(found) == {}, SEED
    assert "atlas/files/shown.pdf" in found
    said = b"\n".join(found.values())
    for name in ("RISK-90", "T-91", "M91", "zhang.min", "BOREAS", "ACT-71", "DEC-71", "management"):
        assert name.encode() not in said, (name, SEED)
    for words in ("Shown risk", "Shown milestone", "Shown words of issue", "Shown minutes"):
        assert words.encode() in said


@pytest.mark.parametrize("number", range(5))
def test_a_leak_seeded_on_purpose_is_seen(plants, portal, number):
    fault = SAMPLE[number]
    with faults()[fault](portal, plants):
        assert leaking(staged(portal, plants.attachments)), (fault, SEED)


def test_internal_edits_leave_no_trace(plants, portal):
    before = staged(portal, plants.attachments)
    done = many(plants, 12, SEED)
    for what, files in done[5::6]:
        after, errors = compiled(files, plants.attachments)
        assert errors == [], (what, SEED)
        assert staged(after, plants.attachments) == before, (what, SEED)


@pytest.mark.parametrize("text", [b"a canar y", b"Y2FuYXJ", b"can&#97;r", b"%63%61nar", b"\\u0063anar"])
def test_what_is_no_planted_word_is_no_leak(text):
    assert leaks("page.html", text) == []
