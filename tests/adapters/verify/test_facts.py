"""What was read of a site's files is used while they are the same files, and never longer."""

import hashlib
import os

import pytest

from pmsite.adapters.verify._facts import Facts, keep, recollect
from pmsite.adapters.verify.links import problems
from pmsite.adapters.verify.manifest import entries
from tests.adapters.verify._site import site

PAGES = {"index.html": '<a href="a/#here">x</a>', "a/index.html": '<p id="here">', "style.css": "p{}"}


@pytest.fixture
def again(tmp_path):
    """A function that verifies a site with what was kept of it: its problems, and the digests of its manifest."""

    def run():
        made = site(tmp_path / "site", {})
        facts = recollect(tmp_path, "")
        object.__setattr__(made, "facts", facts)
        found = [f"{one.path}: {one.what}" for one in problems(made)]
        digests = {entry.path: entry.sha256 for entry in entries(made)}
        keep(facts, tmp_path, "")
        return found, digests

    site(tmp_path / "site", PAGES)
    run()
    return run


def test_a_site_that_is_as_it_was_is_not_read(again, tmp_path, monkeypatch):
    before = again()
    for file in (tmp_path / "site").rglob("*.html"):
        state = file.stat()
        file.write_bytes(b"x" * state.st_size)  # as no build leaves it: the same file, size and time
        os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert again() == before


@pytest.mark.parametrize("text", ['<p id="other">', '<p id="ther1">'])
def test_a_page_that_was_written_again_is_read_again(again, tmp_path, text):
    assert again()[0] == []
    page = tmp_path / "site/a/index.html"
    page.unlink()
    page.write_text(text)
    found, digests = again()
    assert found == ["index.html: a/#here leads to no place of a/index.html"]
    assert digests["a/index.html"] == hashlib.sha256(text.encode()).hexdigest()


def test_a_page_that_went_leaves_links_that_lead_nowhere(again, tmp_path):
    (tmp_path / "site/a/index.html").unlink()
    assert again()[0] == ["index.html: a/#here leads to no file of the site"]


DAMAGES = {
    "cut": lambda data: data[:-9],
    "empty": lambda _: b"",
    "other": lambda data: data.replace(b"here", b"hers"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_memory_is_none(again, tmp_path, damage):
    file = tmp_path / ".pmsite/cache/verified/internal.json"
    file.write_bytes(damage(file.read_bytes()))
    assert recollect(tmp_path, "") == Facts()
    assert again()[0] == []
