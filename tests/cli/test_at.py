"""``--at``: the portal as it was, the same bytes as of a checkout, and why not where it cannot be had."""

import json

import pytest

from tests.acceptance._run import portal, succeed
from tests.cli._desk import CLEAN, pmsite
from tests.cli._git import begin, commit, git

RISK = (
    "---\nid: RISK-1\ntitle: {title}\nowner: li.wei\naudience: client\n"
    "inherent: {{probability: 3, impact: 2}}\n---\n"
)
PROJECT = CLEAN["p/index.md"].replace("title: Project", "title: Project\naudience: client")
BASE = {**CLEAN, "p/index.md": PROJECT, "p/risks/RISK-1.md": RISK.format(title="Parts late")}
CHINA = "timezone: Asia/Shanghai\nlanguage: zh"


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """A portal in a sub-folder; a record's file is renamed; the theme, the configuration and the site move."""
    root = begin(tmp_path_factory.mktemp("story") / "work")
    home = root / "docs/portal"
    names = {}
    portal(home, BASE, CHINA)
    (root / "other.txt").write_text("beside the portal")
    (root / ".gitignore").write_text("site/\nsite-*/\n.pmsite/\n.gitconfig\n")
    names["first"] = commit(root, "2026-03-02T01:00:00+08:00")
    portal(home, {"p/risks/RISK-1.md": RISK.format(title="Parts very late")}, CHINA)
    names["raised"] = commit(root, "2026-03-31T23:59:59+08:00")
    git(root, "mv", "docs/portal/content/p/risks/RISK-1.md", "docs/portal/content/p/risks/RISK-1-parts.md")
    names["renamed"] = commit(root, "2026-04-01T00:00:00+08:00")
    git(root, "checkout", "-q", "-b", "side")
    portal(home, {"p/risks/RISK-2.md": RISK.replace("RISK-1", "RISK-2").format(title="Aside")}, CHINA)
    commit(root, "2026-04-02T12:00:00+08:00")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "merge", "side", when="2026-04-10T12:00:00+08:00")
    names["merged"] = git(root, "rev-parse", "HEAD")[:7]
    portal(home, {"p/risks/RISK-1-parts.md": RISK.format(title="Parts on time")}, "as_of: 2026-06-01")
    names["last"] = commit(root, "2026-05-05T12:00:00+08:00")
    portal(home, {"p/index.md": "---\nbroken"}, CHINA)  # the working tree is no matter
    return home, names


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def checkout(story, revision, place, *options):
    """The portal's folder in a clone at a commit."""
    root = story[0].parents[1]
    git(root, "clone", "-q", *options, f"file://{root}", str(place))
    if revision:
        git(place, "checkout", "-q", "--detach", revision)
    return place / "docs/portal"


def staged(home, monkeypatch, place, *arguments):
    monkeypatch.chdir(home)
    done = pmsite("stage", str(place), *arguments)
    assert done.exit_code == 0, done.output
    return files(place)


def test_a_build_at_a_day_is_that_of_a_checkout_byte_for_byte(story, tmp_path):
    home, names = story
    (home / "site").mkdir()
    (home / "site/index.html").write_text("old")
    done = succeed("pmsite", "build", "--at", "2026-04-01", cwd=home)
    assert done.stdout.endswith(f" pages as of 2026-04-01, content of 2026-04-01, {names['renamed']}\n")
    there = checkout(story, names["renamed"], tmp_path / "clone")
    succeed("pmsite", "build", "--as-of", "2026-04-01", cwd=there, TZ="America/New_York")
    found = files(home / "site")
    assert found == files(there / "site")
    pages = {name: data.decode() for name, data in found.items() if name.endswith(".html")}
    day = "2026年4月1日\N{NO-BREAK SPACE}周三"
    words = f"数据截至{day}，内容为{day}的版本，提交{names['renamed']}"
    assert [name for name, page in pages.items() if page.count('class="pm-mark"') != 1] == []
    assert [name for name, page in pages.items() if words not in page] == []
    assert "404.html" in pages


@pytest.mark.parametrize("audience", ["internal", "client"])
@pytest.mark.parametrize(
    ("at", "name", "day"),
    [
        ("2026-03-31", "raised", "2026-03-31"),
        ("2026-04-09", "renamed", "2026-04-09"),
        ("2026-04-10", "merged", "2026-04-10"),
        ("HEAD~1", "merged", "2026-04-10"),
        ("main~4", "first", "2026-03-02"),
    ],
)
def test_the_staged_tree_is_that_of_a_checkout(story, tmp_path, monkeypatch, at, name, day, audience):
    home, names = story
    there = checkout(story, names[name], tmp_path / "clone")
    for_whom = ("--audience", audience)
    now = staged(home, monkeypatch, tmp_path / "one", "--at", at, *for_whom)
    assert now == staged(there, monkeypatch, tmp_path / "other", "--as-of", day, *for_whom)
    mark = json.loads(now["_pmsite/site.json"])["mark"]
    assert (names[name] in mark) == (audience == "internal")
    assert mark.startswith("数据截至2026年")


def test_the_title_is_that_of_then(story, monkeypatch):
    monkeypatch.chdir(story[0])
    for at, title in (
        ("2026-03-02", "Parts late"),
        ("2026-03-31", "Parts very late"),
        ("HEAD", "Parts on time"),
    ):
        found = json.loads(pmsite("export", "json", "--at", at).stdout)
        (risk,) = [item for item in found["projects"][0]["records"] if item["id"] == "RISK-1"]
        assert risk["title"] == title
    assert found["as_of"] == "2026-05-05"  # of a revision its commit's day, not what it configures
    assert (
        json.loads(pmsite("export", "json", "--at", "HEAD", "--as-of", "2026-01-05").stdout)["as_of"]
        == "2026-01-05"
    )


def test_the_content_may_be_later_than_the_day_and_the_page_says_so(story, tmp_path, monkeypatch):
    home, names = story
    found = staged(home, monkeypatch, tmp_path / "out", "--at", names["merged"], "--as-of", "2026-03-05")
    day, later = "2026年3月5日\N{NO-BREAK SPACE}周四", "2026年4月10日\N{NO-BREAK SPACE}周五"
    words = f"数据截至{day}，但内容较晚，为{later}的版本，提交{names['merged']}"
    assert json.loads(found["_pmsite/site.json"])["mark"] == words


def test_no_day_asked_for_no_mark(story, tmp_path, monkeypatch):
    there = checkout(story, "", tmp_path / "clone")
    found = staged(there, monkeypatch, tmp_path / "out")
    assert json.loads(found["_pmsite/site.json"])["mark"] == ""


def test_a_detached_checkout_and_a_branch_that_is_not_checked_out_do_as_well(story, tmp_path, monkeypatch):
    home, names = story
    there = checkout(story, names["raised"], tmp_path / "clone")
    at = ("--at", "origin/main~1")
    assert staged(there, monkeypatch, tmp_path / "one", *at) == staged(
        home, monkeypatch, tmp_path / "other", "--at", names["merged"]
    )


def test_a_shallow_clone_does_what_it_can_and_names_the_remedy(story, tmp_path, monkeypatch):
    _, names = story
    there = checkout(story, "", tmp_path / "clone", "--depth", "2")
    monkeypatch.chdir(there)
    assert pmsite("check", "--at", "2026-04-20").exit_code == 0
    for at, code in (("2026-04-09", 3), (names["first"], 2), ("HEAD~3", 2)):
        done = pmsite("check", "--at", at)
        assert (done.exit_code, done.stdout) == (code, "")
        assert "git fetch --unshallow" in done.stderr


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-03-01", "no commit at or before 2026-03-01; the first is of 2026-03-02, "),
        ("2026-02-30", "2026-02-30 is no day; write a day of the calendar as YYYY-MM-DD"),
        ("mian", "no commit mian; did you mean main?"),
        ("--upload-pack=x", "no commit --upload-pack=x; write a day, a branch, a tag or a commit"),
        ("HEAD:other.txt", "no commit HEAD:other.txt; write a day"),
        ("a\nb\x1b[2J", "no commit a"),
    ],
)
def test_what_is_no_commit_is_refused_with_a_remedy(story, monkeypatch, at, said):
    monkeypatch.chdir(story[0])
    done = pmsite("check", f"--at={at}")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(said)
    assert "\x1b" not in done.stderr


def test_before_there_was_a_portal(tmp_path, monkeypatch):
    root = begin(tmp_path / "work")
    (root / "a.txt").write_text("x")
    first = commit(root, "2026-01-01T00:00:00Z")
    portal(root, CLEAN)
    monkeypatch.chdir(root)
    done = pmsite("check", "--at", "2026-01-01")
    assert done.exit_code == 2
    assert done.stderr == (
        f"there was no mkdocs.yml at {first} of 2026-01-01; it is in no commit: git add and git commit\n"
    )
    second = commit(root, "2026-02-01T00:00:00Z")
    done = pmsite("check", "--at", "2026-01-31")
    assert done.stderr.endswith(f"; it is there since {second} of 2026-02-01\n")


def test_a_configuration_that_was_wrong_is_named_with_its_commit(tmp_path, monkeypatch):
    root = begin(tmp_path / "work")
    portal(root, CLEAN, "as_off: 2026-03-31")
    first = commit(root, "2026-01-01T00:00:00Z")
    portal(root, CLEAN)
    monkeypatch.chdir(root)
    done = pmsite("check", "--at", "HEAD")
    assert done.exit_code == 2
    assert done.stderr.startswith(f"mkdocs.yml at {first}:\nmkdocs.yml:7:7: ")


def test_without_git_or_a_repository(tmp_path, monkeypatch):
    portal(tmp_path, CLEAN)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = pmsite("check", "--at", "HEAD")
    assert (done.exit_code, "git init" in done.stderr) == (2, True)
    monkeypatch.setenv("PATH", str(tmp_path))
    done = pmsite("check", "--at", "2026-01-01")
    assert (done.exit_code, done.stderr) == (3, "git is not installed\n")


def test_nothing_is_left_and_the_repository_is_as_before(story, tmp_path, monkeypatch):
    home, _ = story
    root = home.parents[1]
    monkeypatch.chdir(home)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    marker = tmp_path / "hooked"
    hook = root / ".git/hooks/post-index-change"
    hook.write_text(f"#!/bin/sh\ntouch {marker}\n")
    hook.chmod(0o755)
    before = files(root / ".git")
    assert pmsite("check", "--at", "2026-04-01").exit_code == 0
    assert files(root / ".git") == before
    assert list(tmp_path.iterdir()) == []


def test_line_ends_and_filters_are_those_of_a_checkout(tmp_path, monkeypatch):
    root = begin(tmp_path / "work")
    portal(
        root,
        {**CLEAN, "files/a.txt": "one\ntwo\n", "index.md": "---\ntitle: Home\n---\n\n[a](files/a.txt)\n"},
    )
    (root / ".gitattributes").write_text("*.txt text eol=crlf\ncontent/files/** export-ignore\n")
    commit(root, "2026-01-01T00:00:00Z")
    found = staged(root, monkeypatch, tmp_path / "out", "--at", "HEAD")
    assert found["files/a.txt"] == b"one\r\ntwo\r\n"


def test_a_folder_within_the_content_is_refused_with_at_too(story, monkeypatch):
    home, _ = story
    monkeypatch.chdir(home)
    done = pmsite("stage", "content/out", "--at", "HEAD")
    assert done.exit_code == 2
    assert "holds the content or lies in it" in done.stderr
