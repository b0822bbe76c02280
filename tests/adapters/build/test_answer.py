"""A command whose inputs are as they were says what it said, and does nothing; else it does its work."""

import hashlib
import os
import shutil
import subprocess
import sys
import time

import pytest

from tests.acceptance._run import environment, portal
from tests.adapters.build._sites import differences

CONTENT = {
    "p/index.md": "---\nkind: project\nid: P\ntitle: One\nmanager: li.wei\n---\n\nFirst words.\n",
    "people/li.wei.md": "---\ntitle: Li Wei\nrole: Manager\ndepartment: pmo\n---\n",
}
SETTLED = 2.1
"""Seconds after which the times of files tell edits apart on every disk."""
RUN = """
import sys
from pmsite.cli import main
try:
    main()
finally:
    sys.stderr.write("WORKED" if "pmsite.pipeline" in sys.modules else "EARLY")
"""
ANSWER = ".pmsite/cache/answers/build-internal.json"


def asked(folder, *arguments, **changes):
    """Whether a command came to an early end, by what it did not load; what it printed, and its exit code."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=folder, env=environment(**changes), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr.endswith(("EARLY", "WORKED")), done.stderr
    return done.stderr.endswith("EARLY"), done.stdout, done.returncode


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A portal that was built and checked some time ago."""
    here = portal(tmp_path_factory.mktemp("answer") / "portal", CONTENT)
    for command in ("build", "check"):
        asked(here, command)
    time.sleep(SETTLED)
    for command in ("build", "check"):
        asked(here, command)
    return here


@pytest.fixture
def untouched(built):
    """The same, which a test does not change."""
    yield built
    assert asked(built, "build")[0]


def edit(folder, old, new, name="p/index.md"):
    file = folder / "content" / name
    file.write_text(file.read_text().replace(old, new))


def test_a_command_without_an_edit_says_what_it_said_and_loads_nothing(untouched):
    pages = sum(1 for _ in (untouched / "site").rglob("*.html"))
    assert asked(untouched, "build") == (True, f"site/: {pages} pages as of 2026-03-31\n", 0)
    early, said, code = asked(untouched, "check")
    worked, fresh, same = asked(untouched, "check", PMSITE_ANYTHING="1")
    assert early
    assert not worked
    assert (said, code) == (fresh, same)


@pytest.mark.parametrize("arguments", [("build", "--as-of", "2026-03-30"), ("check", "--format", "json")])
def test_other_options_are_another_question(built, arguments):
    assert not asked(built, *arguments)[0]
    assert asked(built, *arguments)[0]
    assert not asked(built, arguments[0])[0]


@pytest.fixture
def copied(built, tmp_path):
    """A copy of it whose files are as they were, its own answers kept."""
    here = shutil.copytree(built, tmp_path / "portal")
    asked(here, "build")
    return here


def same_length(folder):
    edit(folder, "First", "Other")


def restored_time(folder):
    file = folder / "content/p/index.md"
    state = file.stat()
    edit(folder, "First", "Other")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))


def replaced(folder):
    other = folder / "content/p/.other"
    other.write_text((folder / "content/p/index.md").read_text().replace("First", "Other"))
    other.replace(folder / "content/p/index.md")


def added(folder):
    (folder / "content/terms").mkdir()
    (folder / "content/terms/TERM-001.md").write_text("---\nid: TERM-001\ntitle: Word\n---\n\nSaid.\n")


def configured(folder):
    file = folder / "mkdocs.yml"
    file.write_text(file.read_text().replace("site_name: Test", "site_name: Tests"))


def drawn(folder):
    (folder / "theme/figures").mkdir(parents=True)
    (folder / "theme/figures/x.css").write_text("p { color: red }\n")


def committed(folder):
    git = ["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "content"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *words], check=True)


def page_gone(folder):
    (folder / "site/index.html").unlink()


def page_written(folder):
    page = folder / "site/index.html"
    page.write_text(page.read_text().replace("a", "b", 1))


def manifest_gone(folder):
    (folder / ".pmsite/manifest/internal.json").unlink()


EDITS = [
    same_length,
    restored_time,
    replaced,
    added,
    configured,
    drawn,
    committed,
    page_gone,
    page_written,
    manifest_gone,
]


@pytest.mark.parametrize("change", EDITS)
def test_whatever_was_changed_right_after_a_build_is_seen(copied, tmp_path, change):
    """Within the tick of the clock, too: nobody waits here between the build and the edit."""
    change(copied)
    assert not asked(copied, "build")[0]
    fresh = tmp_path / "fresh"
    shutil.copytree(copied, fresh, ignore=shutil.ignore_patterns(".pmsite", "site"))
    assert not asked(fresh, "build")[0]
    assert not differences(copied / "site", fresh / "site")
    assert (copied / ".pmsite/manifest/internal.json").read_bytes() == (
        fresh / ".pmsite/manifest/internal.json"
    ).read_bytes()


@pytest.mark.parametrize("damage", ["cut", "flipped", "foreign"])
def test_an_answer_that_is_not_whole_or_of_another_portal_is_none(copied, built, damage):
    file = copied / ANSWER
    data = file.read_bytes()
    file.write_bytes(
        {
            "cut": data[:-20],
            "flipped": data.replace(b"pages", b"sages"),
            "foreign": (built / ANSWER).read_bytes(),
        }[damage]
    )
    early, said, _ = asked(copied, "build")
    assert not early
    assert "pages as of 2026-03-31" in said


def test_what_a_killed_build_left_goes_with_the_next_one(copied, tmp_path):
    (copied / ".pmsite/building").touch()
    left = copied / ".site.new-abc/p"
    left.mkdir(parents=True)
    early, _, code = asked(copied, "build")
    assert (early, code) == (False, 0)
    assert not left.parent.exists()
    assert not (copied / ".pmsite/building").exists()


def test_a_folder_of_a_killed_run_goes_though_there_is_nothing_to_build(untouched, tmp_path):
    left = tmp_path / "pmsite-audience-4194303-abcdefgh"
    left.mkdir()
    os.utime(left, (1, 1))
    assert asked(untouched, "build", TMPDIR=str(tmp_path))[0]
    assert not left.exists()


def test_a_day_that_the_clock_gave_is_asked_again(tmp_path):
    here = portal(tmp_path / "portal", CONTENT, "timezone: Asia/Shanghai")
    assert not asked(here, "check")[0]
    assert asked(here, "check")[0]
    file = here / ".pmsite/cache/answers/check.json"
    text = file.read_bytes().partition(b"\n")[2]
    today = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600)).encode()
    assert today in text
    other = text.replace(today, b"2020-02-02")
    file.write_bytes(hashlib.sha256(other).hexdigest().encode() + b"\n" + other)
    assert not asked(here, "check")[0]


def test_a_hook_may_read_anything_so_nothing_is_taken_for_granted(tmp_path):
    here = portal(tmp_path / "portal", CONTENT)
    (here / "hook.py").write_text("")
    with (here / "mkdocs.yml").open("a") as file:
        file.write("hooks: [hook.py]\n")
    time.sleep(0.1)
    for _ in range(2):
        assert not asked(here, "build")[0]
