import pytest

from tests.acceptance._run import portal, run
from tests.cli._desk import ALL, CLEAN

SETTINGS = "as_of: 2026-03-31"


def site(folder, name="site"):
    return {
        path.relative_to(folder / name): path.read_bytes()
        for path in (folder / name).rglob("*")
        if path.is_file()
    }


def left_over(folder):
    return [path.name for path in folder.iterdir() if ".new-" in path.name]


@pytest.fixture
def built(tmp_path):
    portal(tmp_path, CLEAN, SETTINGS)
    done = run("pmsite", "build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path


def test_it_says_where_and_how_many_pages(tmp_path):
    portal(tmp_path, CLEAN, SETTINGS)
    done = run("pmsite", "build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    pages = len(list((tmp_path / "site").rglob("*.html")))
    assert done.stdout == f"site/: {pages} pages as of 2026-03-31\n"
    assert left_over(tmp_path) == []


def test_content_with_errors_publishes_nothing_and_the_old_site_stays(built):
    before = site(built)
    portal(built, ALL, SETTINGS)
    for command in (("pmsite", "build"), ("mkdocs", "build")):
        done = run(*command, cwd=built)
        assert done.returncode == 1
        assert "PM010 risk has no field ownr; did you mean owner?" in done.stdout + done.stderr
        assert "Traceback" not in done.stdout + done.stderr
        assert site(built) == before
        assert left_over(built) == []


def test_the_site_of_an_audience_lies_beside(built):
    before = site(built)
    done = run("pmsite", "build", "--audience", "client", cwd=built)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("site-client/: ")
    assert (built / "site-client/index.html").is_file()
    assert not (built / "site-client/people/li.wei").exists()
    assert site(built) == before


def test_the_site_may_lie_anywhere(tmp_path):
    here = portal(tmp_path / "here", CLEAN, SETTINGS)
    configuration = here / "mkdocs.yml"
    configuration.write_text(f"site_dir: {tmp_path / 'there'}\n" + configuration.read_text())
    done = run("pmsite", "build", cwd=here)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "there/index.html").is_file()
    assert f"{tmp_path / 'there'}/: " in done.stdout


@pytest.mark.parametrize("command", [("pmsite", "build"), ("mkdocs", "build")], ids=" ".join)
def test_a_site_that_cannot_be_written_is_one_line_without_traceback(tmp_path, command):
    portal(tmp_path, CLEAN, SETTINGS)
    (tmp_path / "file").write_text("a file")
    configuration = tmp_path / "mkdocs.yml"
    configuration.write_text("site_dir: file/site\n" + configuration.read_text())
    done = run(*command, cwd=tmp_path)
    said = (done.stdout + done.stderr).strip()
    assert done.returncode == (3 if command[0] == "pmsite" else 1)
    assert "file" in said
    assert "Traceback" not in said
    if command[0] == "pmsite":
        assert len(said.splitlines()) == 1
    assert (tmp_path / "file").read_text() == "a file"
