import json

import pytest

from tests.cli._desk import ALL, CLEAN, ERROR, NOTICE, WARNING, desk, pmsite


@pytest.fixture
def everything(tmp_path, monkeypatch):
    return desk(tmp_path, monkeypatch, ALL)


def test_a_clean_portal_exits_with_0_and_says_nothing_but_the_count(tmp_path, monkeypatch):
    desk(tmp_path, monkeypatch, CLEAN)
    done = pmsite("check")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "3 records: 0 errors, 0 warnings, 0 notices\n"


def test_all_problems_come_in_one_run_by_file_and_line(everything):
    done = pmsite("check")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "p/actions/ACT-1.md:4:6: PM101 ACT-1 is 30 days overdue; do it, or agree a new date (notice)",
        "p/risks/RISK-1.md:3:1: PM010 risk has no field ownr; did you mean owner?",
        "p/risks/RISK-1.md:4:25: PM012 probability is 9; use 1 to 5",
        "p/risks/RISK-1.md:5:24: PM012 probability is 9; use 1 to 5",
        (
            "people/wang.fang.md:2:1: PM201 wang.fang has no department and no role; "
            "add department:, role: (warning)"
        ),
    ]
    assert done.stderr == "6 records: 3 errors, 1 warning, 1 notice\n"


@pytest.mark.parametrize(
    ("files", "plain", "strict"),
    [({}, 0, 0), (NOTICE, 0, 0), (WARNING, 0, 1), (ERROR, 1, 1), ({**NOTICE, **WARNING}, 0, 1)],
    ids=["clean", "notice", "warning", "error", "notice and warning"],
)
def test_errors_fail_and_with_strict_warnings_too_but_never_notices(
    tmp_path, monkeypatch, files, plain, strict
):
    desk(tmp_path, monkeypatch, {**CLEAN, **files})
    for form in ("text", "json", "github", "gitlab"):
        assert pmsite("check", "--format", form).exit_code == plain
        assert pmsite("check", "--strict", "--format", form).exit_code == strict


def test_quiet_leaves_the_notices_out(everything):
    assert "(notice)" not in pmsite("check", "--quiet").stdout
    assert "(warning)" in pmsite("check", "--quiet").stdout


def test_json_has_the_shape_of_the_contract(everything):
    data = json.loads(pmsite("check", "--format", "json").stdout)
    assert set(data) == {"schema", "diagnostics"}
    assert data["schema"] == "pmsite-check/1"
    assert data["diagnostics"][1] == {
        "code": "PM010",
        "severity": "error",
        "path": "p/risks/RISK-1.md",
        "line": 3,
        "column": 1,
        "message": "risk has no field ownr",
        "remedy": "did you mean owner?",
    }
    assert [item["severity"] for item in data["diagnostics"]] == [
        "notice",
        "error",
        "error",
        "error",
        "warning",
    ]


def test_github_annotates_the_lines_of_the_files_in_the_repository(everything):
    lines = pmsite("check", "--format", "github").stdout.splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("::notice file=content/p/actions/ACT-1.md,line=4,col=6,title=PM101::")
    assert lines[1] == (
        "::error file=content/p/risks/RISK-1.md,line=3,col=1,title=PM010"
        "::risk has no field ownr; did you mean owner?"
    )
    assert lines[4].startswith("::warning file=content/people/wang.fang.md,line=2,col=1,title=PM201::")


def test_a_github_annotation_cannot_be_broken_by_names_and_values(tmp_path, monkeypatch):
    odd = '---\ntitle: Parts\nstatus: "50%::x\\n::error::y"\n---\n'
    desk(tmp_path, monkeypatch, {**CLEAN, "p/risks/RISK-1 a,b 100%.md": odd})
    (line,) = pmsite("check", "--format", "github").stdout.splitlines()
    place, message = line.removeprefix("::error ").split("::", 1)
    assert place.startswith("file=content/p/risks/RISK-1 a%2Cb 100%25.md,line=3,")
    assert "50%25::x" in message


def test_gitlab_has_the_shape_of_a_code_quality_report(everything):
    items = json.loads(pmsite("check", "--format", "gitlab").stdout)
    assert len(items) == 5
    for item in items:
        assert set(item) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert items[1]["check_name"] == "PM010"
    assert items[1]["severity"] == "major"
    assert items[1]["location"] == {"path": "content/p/risks/RISK-1.md", "lines": {"begin": 3}}
    assert {item["severity"] for item in items} == {"major", "minor", "info"}


def test_a_gitlab_fingerprint_is_unique_and_outlives_a_shift_of_lines(everything):
    before = [item["fingerprint"] for item in json.loads(pmsite("check", "--format", "gitlab").stdout)]
    assert len(set(before)) == len(before)
    file = everything / "content/p/risks/RISK-1.md"
    file.write_text(file.read_text().replace("title:", "status: identified\ntitle:"))
    after = [item["fingerprint"] for item in json.loads(pmsite("check", "--format", "gitlab").stdout)]
    assert after == before


@pytest.mark.parametrize("form", ["json", "github", "gitlab"])
def test_a_format_for_machines_is_alone_on_standard_output(tmp_path, monkeypatch, form):
    desk(tmp_path, monkeypatch, CLEAN)
    done = pmsite("check", "--format", form)
    assert done.stderr == ""
    assert done.stdout in ("", "[]\n") or json.loads(done.stdout)["diagnostics"] == []


def test_a_wrong_format_is_a_usage_error(everything):
    done = pmsite("check", "--format", "xml")
    assert done.exit_code == 2
    assert "'text', 'json', 'github', 'gitlab'" in done.stderr


def test_as_of_moves_the_day(everything):
    assert "ACT-1 is" not in pmsite("check", "--as-of", "2026-02-01").stdout
    assert "ACT-1 is 1 day overdue" in pmsite("check", "--as-of", "2026-03-02").stdout
    done = pmsite("check", "--as-of", "2026-02-30")
    assert done.exit_code == 2
    assert "2026-02-30 is no day; write YYYY-MM-DD" in done.stderr
