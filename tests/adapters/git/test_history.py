"""The past of a content folder: every step once, nothing that is not the content's, nothing that is not known."""

import datetime as dt
from pathlib import Path

import pytest

from pmsite.adapters.git import history as reader
from pmsite.adapters.git.history import history
from pmsite.adapters.git.repository import NO_COMMIT, NO_GIT, NO_REPOSITORY, SHALLOW
from tests.adapters.git._scripted import begun, commit, git

LONG = "".join(f"line {number} of a text that is long enough to be known again\n" for number in range(20))


def told(found):
    """Commits as plain text: subject, and of each file what happened to it."""
    return [
        (
            step.subject,
            sorted(
                f"{item.was}>{item.path}"
                if item.was
                else ("-" if item.blob is None else "+" if item.before is None else "~") + item.path
                for item in step.touched
            ),
        )
        for step in found.commits
    ]


def test_each_commit_says_what_it_added_changed_moved_and_deleted(tmp_path):
    begun(tmp_path)
    commit(tmp_path, "2026-01-01", {"a.md": LONG, "b.md": "b", "p/actuals.csv": "date"}, "one")
    commit(
        tmp_path, "2026-01-02", {"a.md": None, "p/c.md": LONG + "more\n", "b.md": "bb"}, "two\n\nfor a reason"
    )
    last = commit(tmp_path, "2026-01-03", {"b.md": None}, "three")
    found = history(tmp_path, dt.UTC)
    assert told(found) == [
        ("three", ["-b.md"]),
        ("two", ["a.md>p/c.md", "~b.md"]),
        ("one", ["+a.md", "+b.md", "+p/actuals.csv"]),
    ]
    assert (found.complete, found.why) == (True, "")
    assert found.commits[1].body == "for a reason"
    assert (found.commits[0].name, found.commits[0].email) == ("Ann", "ann@example.org")
    assert found.commits[0].when == dt.datetime(2026, 1, 3, 12, tzinfo=dt.UTC)
    files = found.files(last)
    assert sorted(files) == ["p/actuals.csv", "p/c.md"]
    assert found.contents([files["p/c.md"]])[files["p/c.md"]].decode() == LONG + "more\n"
    assert found.contents(["0" * 40]) == {}


def test_a_merge_is_one_step_with_all_that_it_brought(tmp_path):
    begun(tmp_path)
    commit(tmp_path, "2026-01-01", {"a.md": "a"}, "base")
    git(tmp_path, "checkout", "-q", "-b", "topic")
    commit(tmp_path, "2026-01-02", {"b.md": "b"}, "topic one")
    commit(tmp_path, "2026-01-03", {"c.md": "c"}, "topic two")
    git(tmp_path, "checkout", "-q", "main")
    commit(tmp_path, "2026-01-04", {"d.md": "d"}, "main")
    git(tmp_path, "merge", "-q", "--no-ff", "-m", "merged", "topic", when="2026-01-05T00:00:00+00:00")
    assert told(history(tmp_path, dt.UTC)) == [
        ("merged", ["+b.md", "+c.md"]),
        ("main", ["+d.md"]),
        ("base", ["+a.md"]),
    ]


def test_what_the_content_does_not_take_is_passed_over(tmp_path):
    begun(tmp_path)
    other = begun(tmp_path / "other")
    commit(other, "2026-01-01", {"x.md": "x"})
    Path(tmp_path / "link.md").symlink_to("a.md")
    git(tmp_path, "submodule", "--quiet", "add", f"file://{other}", "module")
    odd = {
        "ä b.md": "1",
        "a\nb.md": "2",
        "-x.md": "3",
        "七.md": "4",
        ".h/x.md": "5",
        "_p.md": "6",
        "README.md": "7",
    }
    last = commit(tmp_path, "2026-01-02", {**odd, "a.md": "a", "x.pdf": "p", "con.md": "c"}, "all")
    found = history(tmp_path, dt.UTC)
    assert sorted(found.files(last)) == ["-x.md", "a.md", "x.pdf", "ä b.md", "七.md"]
    assert sorted(item.path for item in found.commits[0].touched) == [
        "-x.md",
        "a.md",
        "x.pdf",
        "ä b.md",
        "七.md",
    ]


def test_a_file_that_becomes_a_link_is_gone_and_one_that_is_shown_at_last_is_new(tmp_path):
    begun(tmp_path)
    commit(tmp_path, "2026-01-01", {"a.md": LONG, "_draft.md": LONG + "x"}, "one")
    (tmp_path / "a.md").unlink()
    Path(tmp_path / "a.md").symlink_to("b.md")
    git(tmp_path, "mv", "_draft.md", "b.md")
    commit(tmp_path, "2026-01-02", {}, "two")
    assert told(history(tmp_path, dt.UTC)) == [("two", ["+b.md", "-a.md"]), ("one", ["+a.md"])]


def test_a_portal_in_a_folder_of_a_larger_repository_sees_its_own_commits_only(tmp_path):
    begun(tmp_path)
    commit(
        tmp_path, "2026-01-01", {"[x]/content/a.md": "a", "src/code.md": "c", "[x]/contents/b.md": "b"}, "all"
    )
    commit(tmp_path, "2026-01-02", {"src/code.md": "d"}, "code")
    last = commit(tmp_path, "2026-01-03", {"[x]/content/p/a.md": "b"}, "ours")
    found = history(tmp_path / "[x]" / "content", dt.UTC)
    assert told(found) == [("ours", ["+p/a.md"]), ("all", ["+a.md"])]
    assert sorted(found.files(last)) == ["a.md", "p/a.md"]


def test_a_content_folder_that_was_moved_keeps_its_past(tmp_path):
    begun(tmp_path)
    first = commit(
        tmp_path, "2026-01-01", {"docs/a.md": LONG, "docs/p/b.md": LONG[::-1], "x.txt": "x"}, "one"
    )
    commit(tmp_path, "2026-01-02", {"docs/a.md": LONG + "2"}, "two")
    (tmp_path / "portal").mkdir()
    git(tmp_path, "mv", "docs", "portal/content")
    commit(tmp_path, "2026-01-03", {"portal/content/a.md": LONG + "3", "portal/content/c.md": "c"}, "moved")
    commit(tmp_path, "2026-01-04", {"portal/content/c.md": "cc"}, "after")
    found = history(tmp_path / "portal" / "content", dt.UTC)
    assert told(found) == [
        ("after", ["~c.md"]),
        ("moved", ["+c.md", "~a.md"]),
        ("two", ["~a.md"]),
        ("one", ["+a.md", "+p/b.md"]),
    ]
    assert sorted(found.files(first)) == ["a.md", "p/b.md"]
    assert found.complete


def test_of_a_shallow_clone_only_what_it_has_is_known(tmp_path):
    origin = begun(tmp_path / "origin")
    for number in range(4):
        commit(origin, f"2026-01-0{number + 1}", {f"a{number}.md": "a"}, f"{number}")
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{origin}", "clone")
    found = history(tmp_path / "clone", dt.UTC)
    assert told(found) == [("3", ["+a3.md"]), ("2", [])]
    assert (found.complete, found.why) == (False, SHALLOW)
    assert "fetch-depth: 0" in found.why
    assert sorted(found.files(found.commits[1].sha)) == ["a0.md", "a1.md", "a2.md"]
    git(tmp_path, "clone", "-q", "--depth", "9", f"file://{origin}", "deep")
    assert history(tmp_path / "deep", dt.UTC).complete


def test_a_detached_head_has_the_past_of_its_commit(tmp_path):
    begun(tmp_path)
    for number in range(3):
        commit(tmp_path, f"2026-01-0{number + 1}", {"a.md": f"{number}"}, f"{number}")
    git(tmp_path, "checkout", "-q", "--detach", "HEAD~1")
    assert [step.subject for step in history(tmp_path, dt.UTC).commits] == ["1", "0"]


def test_where_nothing_is_known_it_says_why(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    bare = tmp_path / "bare"
    bare.mkdir()
    assert (history(bare, dt.UTC).why, history(bare, dt.UTC).complete) == (NO_REPOSITORY, False)
    begun(bare)
    assert history(bare, dt.UTC).why == NO_COMMIT
    commit(bare, "2026-01-01", {"x.md": "x"})
    (bare / "content").mkdir()
    assert history(bare / "content", dt.UTC).why == reader.UNTRACKED
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert history(bare, dt.UTC).why == NO_GIT
    assert history(bare, dt.UTC).files("x") == {} == history(bare, dt.UTC).contents(["x"])


@pytest.mark.parametrize(
    "setting",
    [
        "diff.noprefix=true",
        "diff.relative=true",
        "log.showRoot=false",
        "core.quotePath=true",
        "color.ui=always",
    ],
)
def test_nobodys_settings_change_what_is_read(tmp_path, monkeypatch, setting):
    begun(tmp_path)
    commit(tmp_path, "2026-01-01", {"p/ä.md": LONG, "b.md": "b"}, "one")
    commit(tmp_path, "2026-01-02", {"p/ä.md": None, "p/c.md": LONG}, "two")
    before = history(tmp_path / "p", dt.UTC)
    git(tmp_path, "config", *setting.split("="))
    git(tmp_path, "config", "log.showSignature", "true")
    git(tmp_path, "config", "diff.external", "false")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nothing"))
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    after = history(tmp_path / "p", dt.UTC)
    assert told(after) == [("two", ["ä.md>c.md"]), ("one", ["+ä.md"])]
    assert after.commits == before.commits
