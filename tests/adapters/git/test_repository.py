"""HEAD's day and name: right in any time zone, unknown where git does not know."""

import datetime as dt
import subprocess
from zoneinfo import ZoneInfo

import pytest

from pmsite.adapters.git import repository as git_repository
from pmsite.adapters.git.repository import head


def git(folder, *arguments, when="2026-03-31T20:00:00+00:00"):
    environment = {
        "GIT_COMMITTER_DATE": when,
        "GIT_AUTHOR_DATE": when,
        "HOME": str(folder),
        "PATH": "/usr/bin:/bin",
    }
    command = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@b", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


@pytest.fixture
def repository(tmp_path):
    git(tmp_path, "init", "-q")
    (tmp_path / "a.md").write_text("x")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "x")
    return tmp_path


@pytest.mark.parametrize(("zone", "day"), [("UTC", 31), ("Asia/Shanghai", 1), ("America/New_York", 31)])
def test_the_day_is_that_of_the_portals_time_zone(repository, zone, day):
    found = head(repository, ZoneInfo(zone))
    assert found is not None
    assert found[0].day == day
    assert len(found[1]) == 7


def test_a_detached_head_and_a_shallow_clone_have_a_day(repository, tmp_path_factory):
    git(repository, "checkout", "-q", "--detach")
    assert head(repository, dt.UTC) is not None
    clone = tmp_path_factory.mktemp("clone") / "c"
    git(repository, "clone", "-q", "--depth", "1", f"file://{repository}", str(clone))
    assert head(clone, dt.UTC) == head(repository, dt.UTC)


def test_without_git_without_a_commit_and_outside_of_a_repository_nothing_is_known(
    repository, tmp_path_factory, monkeypatch
):
    empty = tmp_path_factory.mktemp("empty")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(empty.parent))
    assert head(empty, dt.UTC) is None
    git(empty, "init", "-q")
    assert head(empty, dt.UTC) is None
    monkeypatch.setattr(git_repository.shutil, "which", lambda _name: None)
    assert head(repository, dt.UTC) is None
