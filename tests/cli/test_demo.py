"""``pmsite demo``: what it says and refuses; the replay itself is tested where it is made."""

from pmsite.adapters.demo.demo import Replayed
from pmsite.cli import demo
from tests.cli._desk import pmsite


def test_what_was_made_and_the_way_on_are_shown(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(demo, "replay_demo", lambda _folder: Replayed(300, 12, "0123456789"))
    done = pmsite("demo", "my demo")
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        "my demo: 300 commits by 12 authors, at 0123456",
        "  see it:     cd 'my demo' && pmsite serve",
    ]


def test_a_folder_that_is_not_empty_ends_with_2(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    done = pmsite("demo", str(tmp_path))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "is not empty; name a new or an empty folder, nothing was written" in done.stderr


def test_without_git_it_ends_with_3(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    done = pmsite("demo", str(tmp_path / "x"))
    assert (done.exit_code, done.stdout) == (3, "")
    assert "install it" in done.stderr


def test_a_folder_is_asked_for():
    assert pmsite("demo").exit_code == 2
