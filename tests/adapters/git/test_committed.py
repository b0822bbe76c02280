"""A folder of builds that somebody has committed is refused by whatever would read it; the folder's own is not."""

import hashlib
import json
import subprocess

import pytest

from pmsite.adapters.failure import USAGE, Failure
from pmsite.adapters.git.committed import committed, refuse_committed
from tests.acceptance._run import portal, run, succeed

FILES = {
    "p/index.md": "---\nkind: project\nid: P\ntitle: One\nmanager: li.wei\n---\n\nTrue words.\n",
    "people/li.wei.md": "---\ntitle: Li Wei\nrole: Manager\ndepartment: pmo\n---\n",
}


def git(folder, *arguments):
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments], cwd=folder, check=True
    )


def test_a_folder_of_its_own_is_nobodys_commit(tmp_path):
    assert not committed(tmp_path)
    git(tmp_path, "init", "-q")
    (tmp_path / ".pmsite").mkdir()
    (tmp_path / ".pmsite/x").write_text("x")
    refuse_committed(tmp_path)


@pytest.mark.parametrize("below", ["", "portals/one"])
def test_a_folder_that_git_tracks_is_refused(tmp_path, below):
    folder = tmp_path / below
    (folder / ".pmsite/cache").mkdir(parents=True)
    (folder / ".pmsite/cache/x").write_text("x")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    assert committed(folder)
    with pytest.raises(Failure, match=r"\.pmsite/ is in git") as found:
        refuse_committed(folder)
    assert found.value.exit_code == USAGE


def test_a_page_that_a_commit_brings_along_is_never_published(tmp_path):
    """What somebody who knows the format would do: a site of his own, with a list that says it is right."""
    here = portal(tmp_path / "portal", FILES)
    succeed("pmsite", "build", cwd=here)
    page, listed = here / "site/p/index.html", here / ".pmsite/cache/pages/internal.json"
    page.write_text(page.read_text(encoding="utf-8").replace("True words.", "False words."), encoding="utf-8")
    data = json.loads(listed.read_bytes().partition(b"\n")[2])
    key, asked, *_ = data["pages"]["p/index.html"]
    state = page.stat()
    digest = hashlib.sha256(page.read_bytes()).hexdigest()
    data["pages"]["p/index.html"] = [key, asked, digest, state.st_size, state.st_mtime_ns, state.st_ino]
    text = json.dumps(data).encode()
    listed.write_bytes(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
    git(here, "init", "-q")
    git(here, "add", "-f", "-A")
    for command in (["build"], ["check"], ["export", "json"]):
        done = run("pmsite", *command, cwd=here)
        assert done.returncode == USAGE, (command, done.stdout, done.stderr)
        assert ".pmsite/ is in git" in done.stderr
    git(here, "rm", "-r", "-q", "--cached", ".pmsite")
    (here / ".gitignore").write_text("/.pmsite/\n")
    succeed("pmsite", "cache", "clear", cwd=here)
    succeed("pmsite", "build", cwd=here)
    assert "True words." in page.read_text(encoding="utf-8")
