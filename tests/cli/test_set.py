"""``pmsite set``: what is written, what is said, what is refused with which exit code."""

import re
from pathlib import Path

import pytest

from pmsite.adapters.edit import write
from pmsite.cli.set import COMMAND
from tests.cli._baseline import FIRST, PLAN, RESOURCES
from tests.cli._desk import CLEAN, ERROR, NOTICE, desk, pmsite

RISK = (
    "\ufeff---\r\n# 风险\r\nid: RISK-1\r\ntitle: 'Parts late'   # as said\r\nowner: li.wei\r\n"
    "current: {probability: 3, impact: 2}\r\n---\r\n\r\nText  \r\n"
)
MEETING = (
    "---\nid: MTG-1\ntitle: Weekly\ndate: 2026-03-02\nchair: li.wei\n---\n\n"
    "- [ ] ACT-7 Call @li.wei due:2026-04-01\n"
)
FILES = {
    **CLEAN,
    **NOTICE,
    "p/risks/RISK-1.md": RISK,
    "p/plan.md": PLAN,
    "p/resources.md": RESOURCES,
    "p/meetings/MTG-1.md": MEETING,
    "q/index.md": CLEAN["p/index.md"].replace("id: P", "id: Q"),
    "q/risks/RISK-1.md": "---\nid: RISK-1\ntitle: Other\nowner: li.wei\n---\n",
}
PATH = "content/p/risks/RISK-1.md"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    return desk(tmp_path, monkeypatch, FILES, "as_of: 2026-01-05")


def contents(folder):
    return {path: path.read_bytes() for path in sorted((folder / "content").rglob("*")) if path.is_file()}


def text(path):
    return Path(path).read_bytes().decode()


def test_several_fields_change_their_lines_and_nothing_else(folder):
    before = contents(folder)
    done = pmsite("set", "P/RISK-1", "status=monitoring", "current.probability=2", "title=Parts very late")
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        f"{PATH}:4: title: 'Parts very late'   # as said",
        f"{PATH}:6: current: {{probability: 2, impact: 2}}",
        f"{PATH}:7: status: monitoring",
    ]
    wanted = RISK.replace("Parts late", "Parts very late").replace("probability: 3", "probability: 2")
    wanted = wanted.replace("impact: 2}\r\n", "impact: 2}\r\nstatus: monitoring\r\n")
    assert text(PATH) == wanted
    assert contents(folder) == before | {folder / PATH: wanted.encode()}


def test_a_dry_run_prints_the_difference_and_writes_nothing(folder):
    before = contents(folder)
    done = pmsite("set", "P/RISK-1", "owner=", "--dry-run")
    assert done.exit_code == 0
    assert f"--- a/{PATH}\n+++ b/{PATH}\n" in done.stdout
    assert "\n-owner: li.wei\n" in done.stdout
    assert contents(folder) == before


def test_a_field_taken_out_is_named_where_it_stood(folder):
    done = pmsite("set", "P/RISK-1", "current=")
    assert (done.exit_code, done.stdout) == (
        0,
        f"{PATH}:6: removed current: {{probability: 3, impact: 2}}\n",
    )


def test_records_inside_others_are_set_by_their_id(folder):
    assert pmsite("set", "T-1", "duration=10d", "allocate.0.units=50%").exit_code == 0
    assert text("content/p/plan.md") == PLAN.replace("duration: 5d", "duration: 10d").replace("60%", "50%")
    assert pmsite("set", "M1", "name=End, at last").exit_code == 0
    assert 'name: "End, at last"' in text("content/p/plan.md")


def test_actions_in_a_body_are_set_on_their_line(folder):
    done = pmsite("set", "ACT-7", "status=done", "done=2026-01-05")
    assert done.exit_code == 0, done.output
    line = "- [x] ACT-7 Call @li.wei due:2026-04-01 done:2026-01-05"
    assert done.stdout == f"content/p/meetings/MTG-1.md:8: {line}\n"
    assert text("content/p/meetings/MTG-1.md") == MEETING.replace(
        "- [ ] ACT-7 Call @li.wei due:2026-04-01", line
    )
    refused = pmsite("set", "ACT-7", "improvement=true")
    assert refused.exit_code == 2
    assert "ACT-7 is a list item of p/meetings/MTG-1.md" in refused.stderr


def test_the_id_alone_means_the_project_of_this_folder(folder, monkeypatch):
    done = pmsite("set", "RISK-1", "status=closed")
    assert (done.exit_code, done.stderr) == (2, "which RISK-1? Write one of P/RISK-1, Q/RISK-1\n")
    monkeypatch.chdir(folder / "content/q/risks")
    assert pmsite("set", "RISK-1", "owner=").exit_code == 0
    assert text(folder / PATH) == RISK
    assert "owner" not in text(folder / "content/q/risks/RISK-1.md")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("P/RISK-9", "status=closed"), 2, "no record P/RISK-9; did you mean P/RISK-1"),
        (("zzzzzzzz", "status=closed"), 2, "no record zzzzzzzz; nothing was written"),
        (("P/RISK-1", "ownr=li.wei"), 2, "risk has no field ownr; did you mean owner?"),
        (("P/RISK-1", "ownr="), 2, "did you mean owner?"),
        (("P/RISK-1", "current.probabilty=2"), 2, "did you mean probability?"),
        (("P/RISK-1", "status"), 2, "status is no field=value"),
        (("P/RISK-1", "a..b=1"), 2, "is no field=value"),
        (("P/RISK-1", "status=closed", "status=closed"), 2, "status stands twice"),
        (("P/RISK-1", "tags=[a"), 2, "close the bracket"),
        (("P/RISK-1",), 2, "FIELD=VALUE"),
        (("P/RISK-1", "owner=", "status=monitorin"), 1, "did you mean monitoring?"),
        (("P/RISK-1", "owner=", "current.probability=9"), 1, "probability is 9; use 1 to 5"),
        (("P/RISK-1", "reviewed=2026-02-30"), 1, "2026-02-30 is no date"),
        (("T-2", "owner=", "depends=[T-9]"), 1, "T-9"),
        (("T-2", "id=T-1"), 1, "T-1"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(folder, arguments, code, said):
    before = contents(folder)
    done = pmsite("set", *arguments)
    assert done.exit_code == code, done.output
    assert said in done.stderr
    assert contents(folder) == before


def test_errors_that_were_there_do_not_stop_an_edit_and_can_be_mended_by_one(tmp_path, monkeypatch):
    desk(tmp_path, monkeypatch, {**CLEAN, **NOTICE, **ERROR})
    assert pmsite("set", "ACT-1", "tags=[x]").exit_code == 0
    assert pmsite("set", "RISK-1", "inherent.probability=4").exit_code == 0
    assert "inherent: {probability: 4, impact: 2}" in text("content/p/risks/RISK-1.md")


def test_what_stands_there_already_is_not_written_again(folder):
    done = pmsite("set", "P/RISK-1", "owner=li.wei", "reviewed=")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"{PATH}: nothing to change\n")


def test_new_warnings_are_told(folder):
    done = pmsite("set", "P/RISK-1", "owner=wang.fang")
    assert done.exit_code == 0
    assert re.search(r"risks/RISK-1\.md:5:8: PM035 .*\(warning\)", done.stderr)


def test_a_sealed_baseline_is_refused(folder):
    assert pmsite(*FIRST, "-p", "P").exit_code == 0
    before = contents(folder)
    done = pmsite("set", "BL-01", "title=Better")
    assert (done.exit_code, contents(folder)) == (2, before)
    assert done.stderr.startswith("BL-01 is sealed and is not edited")


def test_a_file_without_front_matter_is_told_to_begin_one(tmp_path, monkeypatch):
    rule = "as_of: 2026-03-31\nfolders: {notes: {kind: document, missing: ignore}}"
    desk(tmp_path, monkeypatch, {**CLEAN, "p/notes/hello.md": "# Hello\n"}, rule)
    done = pmsite("set", "hello", "title=Hi")
    assert done.exit_code == 2
    assert "p/notes/hello.md has no front matter" in done.stderr


def test_a_disk_that_refuses_is_an_environment_failure(folder, monkeypatch):
    def full(**_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(write.tempfile, "mkstemp", full)
    done = pmsite("set", "P/RISK-1", "owner=")
    assert done.exit_code == 3
    assert "Permission denied" in done.stderr
    assert text(PATH) == RISK


def test_help_has_examples():
    assert "pmsite set ATLAS/RISK-004 status=monitoring" in COMMAND.epilog
