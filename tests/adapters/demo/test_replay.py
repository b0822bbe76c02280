"""A replay gives the same commits whatever the machine is like, and refuses what it cannot do."""

import shutil
import subprocess
from zoneinfo import ZoneInfo

import pytest

from pmsite.adapters.demo.chain import written
from pmsite.adapters.demo.replay import replay
from pmsite.adapters.demo.story import told
from pmsite.adapters.failure import ENVIRONMENT, USAGE, Failure
from tests.adapters.demo._story import LAST, STORY

SHANGHAI = ZoneInfo("Asia/Shanghai")
PEOPLE = {"li.wei": ("Li Wei", "li.wei@small.example")}


def play(target):
    return replay(target, written(told({"s.yml": STORY}), LAST), PEOPLE, SHANGHAI)


def git(folder, *arguments):
    return subprocess.run(
        ["git", "-C", folder, *arguments], capture_output=True, text=True, check=True
    ).stdout


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def test_the_last_state_is_checked_out_and_nothing_is_left_to_commit(tmp_path):
    play(tmp_path / "x")
    assert tree(tmp_path / "x") == LAST
    assert git(tmp_path / "x", "status", "--porcelain") == ""
    git(tmp_path / "x", "fsck", "--strict")


def test_a_commit_says_who_when_and_why(tmp_path):
    play(tmp_path)
    said = git(tmp_path, "log", "--reverse", "--format=%an|%ae|%cn|%ce|%ai|%ci|%s|%b").split("\n")
    assert said[1] == (
        "Li Wei|li.wei@small.example|Li Wei|li.wei@small.example|2026-02-03 17:05:00 +0800|"
        "2026-02-03 17:05:00 +0800|Minutes of the kick-off|And the risk that came up."
    )
    assert git(tmp_path, "log", "--format=%s", "--follow", "content/guide.md").split() == [
        *("Second", "week"),
        "Begin",
    ]


def test_the_commits_are_the_same_on_every_machine(tmp_path, monkeypatch):
    here = play(tmp_path / "here")
    home = tmp_path / "home"
    hooks = home / "hooks"
    hooks.mkdir(parents=True)
    for name in ("post-checkout", "reference-transaction", "commit-msg"):
        (hooks / name).write_text("#!/bin/sh\nexit 1\n")
        (hooks / name).chmod(0o755)
    (home / ".gitattributes").write_text("* text eol=crlf\n")
    (home / ".gitconfig").write_text(
        f"[user]\n\tname = Else\n\temail = else@else.example\n[core]\n\thooksPath = {hooks}\n\tautocrlf = true\n"
        f"\teol = crlf\n\tattributesFile = {home}/.gitattributes\n"
        "[commit]\n\tgpgsign = true\n[gpg]\n\tprogram = false\n"
        "[init]\n\tdefaultBranch = else\n\tdefaultObjectFormat = sha256\n[i18n]\n\tcommitEncoding = latin1\n"
    )
    (home / "git").mkdir()
    shutil.copy(home / ".gitattributes", home / "git" / "attributes")
    changes = {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "TZ": "America/Lima",
        "GIT_DIR": str(tmp_path / "elsewhere"),
        "GIT_AUTHOR_DATE": "2001-01-01 00:00 +0000",
        "GIT_COMMITTER_NAME": "Else",
        "GIT_DEFAULT_HASH": "sha256",
        "GIT_INDEX_FILE": str(tmp_path / "index"),
        "LC_ALL": "zh_CN.UTF-8",
    }
    for name, value in changes.items():
        monkeypatch.setenv(name, value)
    assert play(tmp_path / "there") == here
    assert tree(tmp_path / "there") == LAST
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_is_not_empty_stays_as_it_is(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(Failure, match="is not empty") as failure:
        play(tmp_path)
    assert failure.value.exit_code == USAGE
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(Failure, match="is a file") as failure:
        play(tmp_path / "mine.txt")
    assert failure.value.exit_code == USAGE


def test_without_git_the_remedy_is_told_and_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Failure, match="git is not installed; install it") as failure:
        play(tmp_path / "x")
    assert failure.value.exit_code == ENVIRONMENT
    assert not (tmp_path / "x").exists()


def test_a_git_that_fails_is_told_in_a_line(tmp_path, monkeypatch):
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nmkdir -p .git\necho 'fatal: no space left' >&2\nexit 128\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    (tmp_path / "empty").mkdir()
    for folder in ("x", "empty"):
        with pytest.raises(Failure, match=r"^git init: fatal: no space left; ") as failure:
            play(tmp_path / folder)
        assert failure.value.exit_code == ENVIRONMENT
    assert not (tmp_path / "x").exists()
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Failure, match="cannot write") as failure:
        play(tmp_path / "file" / "x")
    assert failure.value.exit_code == ENVIRONMENT
