import json

import pytest

from tests.cli._desk import ALL, CLEAN, desk, pmsite


@pytest.fixture
def home(tmp_path, monkeypatch):
    return desk(tmp_path, monkeypatch, CLEAN)


def test_a_file_and_standard_output_get_the_same_text(home):
    done = pmsite("export", "json", "-o", "portal.json")
    assert (done.exit_code, done.stdout) == (0, "")
    assert (home / "portal.json").read_text() == pmsite("export", "json").stdout
    assert json.loads((home / "portal.json").read_text())["schema"] == "pmsite/1"


def test_content_with_errors_is_exported_with_its_diagnostics(tmp_path, monkeypatch):
    desk(tmp_path, monkeypatch, ALL)
    done = pmsite("export", "json")
    assert done.exit_code == 0
    found = json.loads(done.stdout)["diagnostics"]
    assert [item["severity"] for item in found].count("error") == 3
    assert found == json.loads(pmsite("check", "--format", "json").stdout)["diagnostics"]


@pytest.mark.parametrize("target", ["nowhere/portal.json", "mkdocs.yml/portal.json"])
def test_a_target_that_cannot_be_written_is_one_line_that_names_it_and_exit_code_3(home, target):
    before = sorted(home.rglob("*"))
    done = pmsite("export", "json", "-o", target)
    assert done.exit_code == 3
    said = [
        line for line in done.stderr.splitlines() if not line.startswith("compiling: ")
    ]  # on a busy machine
    assert len(said) == 1
    assert said[0].startswith(f"cannot write {target}: ")
    assert sorted(home.rglob("*")) == before


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(home, monkeypatch):
    (home / "portal.json").write_text("old")

    def full(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    done = pmsite("export", "json", "-o", "portal.json")
    assert done.exit_code == 3
    assert done.stderr == "cannot write portal.json: No space left on device\n"
    assert (home / "portal.json").read_text() == "old"
    assert not list(home.glob(".portal*"))


def test_a_folder_is_no_target(home):
    assert pmsite("export", "json", "-o", "content").exit_code == 2


def test_an_unknown_format_names_those_that_there_are(home):
    done = pmsite("export", "jsn")
    assert done.exit_code == 2
    assert "json" in done.stderr


def test_the_schema_needs_no_portal(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert json.loads(pmsite("export", "schema").stdout)["title"] == "pmsite/1"


def test_a_misspelt_field_is_not_exported_as_if_it_were_known(tmp_path, monkeypatch):
    desk(tmp_path, monkeypatch, ALL)
    assert "ownr" not in json.dumps(
        [record["fields"] for project in json.loads(pmsite("export", "json").stdout)["projects"]
         for record in project["records"]]
    )  # fmt: skip
