import datetime as dt
import errno
import tempfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from pmsite.adapters.configuration import load
from pmsite.adapters.content import gather
from pmsite.adapters.workspace import open_workspace
from pmsite.cli import check, init
from pmsite.graph.build import build
from pmsite.read.records import read
from pmsite.records._catalogue import catalogue

MONDAY, SUNDAY = dt.date(2026, 6, 1), dt.date(2026, 11, 22)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(init, "_today", lambda _language: MONDAY)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(init.COMMAND, arguments)


def files(folder: Path):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("day", [MONDAY, SUNDAY, dt.date(2026, 12, 31)], ids=str)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_new_portal_checks_without_a_warning(home, monkeypatch, language, day):
    monkeypatch.setattr(init, "_today", lambda _language: day)
    assert run("portal", "--language", language).exit_code == 0
    monkeypatch.chdir(home / "portal")
    checked = CliRunner().invoke(check.COMMAND, ["--strict", "--as-of", day.isoformat()])
    assert (checked.exit_code, checked.stdout) == (0, "")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_new_portal_has_a_record_of_each_common_kind_and_every_link_holds(home, language):
    run("portal", "-l", language)
    configuration = load(home / "portal/mkdocs.yml")
    kinds = catalogue(configuration.settings)
    records, unread = read(gather(configuration.content).files, kinds, configuration.settings)
    graph, unlinked = build(records, kinds)
    assert (*unread, *unlinked) == ()
    assert {record.kind for record in graph} >= {
        "action", "baseline", "change", "decision", "document", "meeting", "milestone",
        "page", "person", "plan", "project", "requirement", "resources", "risk", "task", "term",
    }  # fmt: skip
    assert configuration.settings.language == language
    assert configuration.settings.as_of is None


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_example_is_on_its_baseline_on_the_day_it_is_made(home, language):
    run("portal", "-l", language)
    portal = open_workspace(home / "portal/mkdocs.yml", as_of=MONDAY).portal
    assert [portal.of(f"BOOKING/{name}")["slip_days"] for name in ("M1", "M2", "M3")] == [0, 0, 0]


def test_decisions_and_actions_stand_in_fields_and_in_list_items(home):
    run("portal")
    minutes = (home / "portal/content/booking/meetings/MTG-001-kick-off.md").read_text()
    front, body = minutes.split("---\n", 2)[1:]
    assert "DEC-001" in front
    assert "ACT-001" in front
    assert "- DEC-002 " in body
    assert "- [ ] ACT-003 " in body


def test_it_says_what_to_do_next_in_three_lines(home):
    done = run("my portal")
    assert done.exit_code == 0
    first, *following = done.stdout.splitlines()
    assert "22 files" in first
    assert len(following) == 3
    assert "cd 'my portal' && pmsite serve" in following[0]


def test_here_is_the_default_and_the_example_takes_the_key_given(home):
    (home / ".git").mkdir()
    done = run("--project", "ATLAS")
    assert "cd " not in done.stdout
    assert "git init" not in done.stdout
    assert (home / "content/atlas/plan.md").is_file()
    assert "[[ATLAS]]" in (home / "content/index.md").read_text()


def test_nothing_is_written_where_a_file_has_other_content(home):
    (home / "mkdocs.yml").write_text("site_name: Mine\n")
    done = run()
    assert done.exit_code == 2
    assert done.stderr == "mkdocs.yml exists already; nothing was written\n"
    assert files(home) == ["mkdocs.yml"]
    assert (home / "mkdocs.yml").read_text() == "site_name: Mine\n"


def test_files_with_the_same_content_stay_and_the_rest_is_written(home):
    (home / ".gitignore").write_bytes(b"site/\nsite-*/\n.pmsite/\n.venv/\n")
    assert "21 files" in run().stdout
    assert "nothing to do" in run().stdout


@pytest.mark.parametrize("way", ["content", "portal"])
def test_a_file_in_the_place_of_a_folder_is_named(home, way):
    (home / "portal").mkdir()
    target = home / "portal" / way if way == "content" else home / "portal/file"
    target.write_text("a file")
    done = run("portal" if way == "content" else "portal/file/deeper")
    assert done.exit_code == 2
    assert "exist" in done.stderr
    assert len(files(home)) == 1


def test_a_target_that_cannot_be_written_is_one_line_and_exit_code_3(home, monkeypatch):
    def refuse(**_options):
        raise PermissionError(errno.EACCES, "Permission denied", "portal")

    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    done = run("portal")
    assert done.exit_code == 3
    assert done.stderr == "cannot write portal: Permission denied\n"


def test_a_disk_that_fills_up_half_way_leaves_what_was_there(home, monkeypatch):
    (home / "content").mkdir()
    (home / "content/notes.txt").write_text("mine")
    rename, done = Path.rename, []

    def full(source, target):
        done.append(target)
        if len(done) == 5:
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", full)
    result = run()
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert [path.name for path in home.iterdir()] == ["content"]
    assert files(home) == ["content/notes.txt"]


@pytest.mark.parametrize("key", ["risks", "RISK-1", "con", "two words", "TRUE", "项目", "plan", "../up", ""])
def test_a_key_that_cannot_be_told_from_something_else_is_refused(home, key):
    done = run("--project", key)
    assert done.exit_code == 2
    assert "no project key" in done.stderr
    assert files(home) == []


def test_the_workflows_check_without_secrets_and_deploy_with_least_rights(home):
    run("portal")
    forge = yaml.safe_load((home / "portal/.github/workflows/portal.yml").read_text())
    assert forge["permissions"] == {"contents": "read"}
    assert [name for name, job in forge["jobs"].items() if "permissions" in job] == ["comment", "deploy"]
    assert forge["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    commands = [step.get("run") for step in forge["jobs"]["check"]["steps"]]
    assert commands[-2:] == ["pmsite check --format github", "pmsite build"]
    assert "secrets" not in (home / "portal/.github/workflows/portal.yml").read_text()
    lab = yaml.safe_load((home / "portal/.gitlab-ci.yml").read_text())
    assert lab["check"]["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json"}
    assert lab["variables"]["GIT_DEPTH"] == "0"


def test_requirements_name_pmsite_and_no_address(home):
    run("portal")
    text = (home / "portal/requirements.txt").read_text()
    assert text.startswith("pmsite")
    assert "://" not in text
    assert "--" not in text


def test_help_shows_an_example():
    assert "pmsite init my-portal" in run("--help").stdout
