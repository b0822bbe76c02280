"""``pmsite fmt``: which files are formed, what ``--check`` says, what is left alone."""

from pathlib import Path

import pytest

from tests.cli._desk import CLEAN, NOTICE, desk, pmsite

UGLY = "\ufeff---\r\nid:  RISK-1  \r\ntitle: Late # n \r\ntags: [ a ,b ]\r\nowner: li.wei\r\n---\r\n\r\nText  \r\n"
FORMED = (
    "\ufeff---\r\nid: RISK-1\r\ntitle: Late # n \r\ntags: [a, b]\r\nowner: li.wei\r\n---\r\n\r\nText  \r\n"
)
PATH = "content/p/risks/RISK-1.md"
OTHER = "content/p/issues/ISS-1.md"
FILES = {
    **CLEAN,
    **NOTICE,
    "p/risks/RISK-1.md": UGLY,
    "p/issues/ISS-1.md": "---\nid: ISS-1\ntitle:  Broken\nowner: li.wei\n---\n",
    "README.md": "---\na:  b\n---\n",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    return desk(tmp_path, monkeypatch, FILES)


def text(path):
    return Path(path).read_bytes().decode()


def test_all_records_are_formed_once(folder):
    done = pmsite("fmt")
    assert (done.exit_code, done.stdout.splitlines()) == (0, [OTHER, PATH])
    assert text(PATH) == FORMED
    assert text("content/README.md") == FILES["README.md"]
    assert (pmsite("fmt").stdout, pmsite("fmt", "--check").exit_code) == ("", 0)


def test_check_lists_and_writes_nothing(folder):
    done = pmsite("fmt", "--check")
    assert (done.exit_code, done.stdout.splitlines()) == (1, [OTHER, PATH])
    assert text(PATH) == UGLY


def test_files_and_folders_are_chosen(folder):
    assert pmsite("fmt", "content/p/issues", "--check").stdout == f"{OTHER}\n"
    assert pmsite("fmt", PATH).stdout == f"{PATH}\n"
    assert (text(PATH), text(OTHER)) == (FORMED, FILES["p/issues/ISS-1.md"])


@pytest.mark.parametrize("path", ["mkdocs.yml", "content/README.md", "nowhere"])
def test_a_path_without_records_is_a_usage_error(folder, path):
    assert pmsite("fmt", path).exit_code == 2


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_formed(folder):
    (folder / OTHER).write_text("---\nid: ISS-1\nid:  ISS-2\n---\n")
    done = pmsite("fmt")
    assert (done.exit_code, done.stdout) == (1, f"{PATH}\n")
    assert done.stderr.startswith("p/issues/ISS-1.md:3:1: PM")
    assert text(OTHER) == "---\nid: ISS-1\nid:  ISS-2\n---\n"
    assert text(PATH) == FORMED


def test_a_file_whose_values_would_change_is_left_alone(folder, monkeypatch):
    monkeypatch.setattr("pmsite.cli.fmt.canonical", lambda _path, _data: None)
    done = pmsite("fmt", PATH)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "p/risks/RISK-1.md: another form would change a value; left as it is\n"
    assert text(PATH) == UGLY
