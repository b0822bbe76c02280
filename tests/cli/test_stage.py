import pytest

from tests.cli._desk import ALL, CLEAN, desk, pmsite


@pytest.fixture
def home(tmp_path, monkeypatch):
    return desk(tmp_path, monkeypatch, CLEAN)


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_tree_is_pages_fragments_and_navigation(home):
    done = pmsite("stage", "out")
    assert done.exit_code == 0
    found = files(home / "out")
    assert {"index.md", "p/index.md", "people/li.wei/index.md", "_pmsite/site.json"} <= set(found)
    assert any(path.startswith("_figures/") for path in found)
    assert b"pmsite-figure-" in found["p/index.md"]


def test_inline_pages_need_nothing_of_ours_but_the_style(home):
    assert pmsite("stage", "--inline", "out").exit_code == 0
    found = files(home / "out")
    assert not any(path.startswith(("_figures/", "_pmsite/")) for path in found)
    assert b"pmsite-figure-" not in b"".join(found.values())
    assert "assets/pmsite.css" in found


def test_the_same_again_writes_nothing_and_what_is_gone_goes(home):
    pmsite("stage", "out")
    before = files(home / "out")
    assert ", 0 written" in pmsite("stage", "out").stdout
    (home / "content/people/li.wei.md").unlink()
    (home / "out/left.md").write_text("left over")
    pmsite("stage", "out")
    gone = set(before) - set(files(home / "out"))
    assert "people/li.wei/index.md" in gone
    assert not (home / "out/left.md").exists()


def test_a_folder_with_something_else_in_it_is_refused_and_stays(home):
    (home / "mine").mkdir()
    (home / "mine/notes.txt").write_text("mine")
    done = pmsite("stage", "mine")
    assert done.exit_code == 2
    assert done.stderr == "mine is not empty and was not written by pmsite stage; choose an empty folder\n"
    assert files(home / "mine") == {"notes.txt": b"mine"}


@pytest.mark.parametrize("target", ["content", "content/p/out", "."])
def test_the_content_is_never_written_over(home, target):
    before = files(home)
    done = pmsite("stage", target)
    assert done.exit_code == 2
    assert "holds the content or lies in it" in done.stderr
    assert {path: data for path, data in files(home).items() if not path.startswith(".pmsite")} == before


def test_content_with_errors_is_not_staged(tmp_path, monkeypatch):
    desk(tmp_path, monkeypatch, ALL)
    done = pmsite("stage", "out")
    assert done.exit_code == 1
    assert "PM010" in done.stdout
    assert not (tmp_path / "out").exists()


def test_a_target_that_cannot_be_written_is_one_line_and_exit_code_3(home):
    done = pmsite("stage", "mkdocs.yml/out")
    assert done.exit_code == 3
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert "mkdocs.yml" in done.stderr
    assert (home / "mkdocs.yml").is_file(), "what was in the way is the user's"
