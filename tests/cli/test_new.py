import datetime as dt

import pytest
from click.testing import CliRunner

from pmsite.cli import check, init, new

DAY = dt.date(2026, 6, 1)
KINDS = (
    "action", "assumption", "change", "decision", "document", "feedback", "issue", "kpi", "lesson", "meeting",
    "page", "person", "report", "requirement", "risk", "survey", "term",
)  # fmt: skip


def portal(folder, monkeypatch, language="en", block=""):
    monkeypatch.setattr(init, "_today", lambda _language: DAY)
    CliRunner().invoke(init.COMMAND, [str(folder), "--language", language])
    monkeypatch.chdir(folder)
    configuration = folder / "mkdocs.yml"
    configuration.write_text(configuration.read_text() + f"      as_of: {DAY}\n{block}")
    return folder / "content"


@pytest.fixture
def content(tmp_path, monkeypatch):
    return portal(tmp_path / "portal", monkeypatch)


def run(*arguments):
    return CliRunner().invoke(new.COMMAND, arguments)


def errors():
    found = CliRunner().invoke(check.COMMAND, ["-q"])
    return found.exit_code, [line for line in found.stdout.splitlines() if not line.endswith("(warning)")]


def test_a_record_gets_the_next_id_the_right_folder_and_a_name_from_its_title(content):
    done = run("risk", "--title", "Supplier delivers late")
    assert (done.exit_code, done.stdout) == (0, "content/booking/risks/RISK-002-supplier-delivers-late.md\n")
    text = (content / "booking/risks/RISK-002-supplier-delivers-late.md").read_text()
    assert "id: RISK-002\ntitle: Supplier delivers late\n" in text
    assert "proximity:                  # imminent, within_stage, within_project, beyond\n" in text
    assert "identified: 2026-06-01\n" in text


def test_the_dates_of_a_template_are_of_the_day_asked_for(content):
    assert "identified: 2026-06-09\n" in run("risk", "--as-of", "2026-06-09", "--stdout").stdout
    refused = run("risk", "--as-of", "9 June")
    assert (refused.exit_code, "write YYYY-MM-DD" in refused.stderr) == (2, True)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("titled", [True, False])
def test_every_kind_passes_the_check_with_its_placeholders(tmp_path, monkeypatch, language, titled):
    portal(tmp_path / "portal", monkeypatch, language)
    for kind in KINDS:
        identifier = {"page": "notes", "person": "wang.fang"}.get(kind)
        title = ["--title", "供应商: 交付延迟 " + kind] if titled else []
        done = run(kind, *title, *(["--id", identifier] if identifier else []))
        assert done.exit_code == 0, done.output
    assert run("project", "--id", "BOREAS", *(["--title", "北区"] if titled else [])).exit_code == 0
    assert run("resources", "-p", "boreas").exit_code == 0
    for kind in KINDS:
        if kind not in ("kpi", "page", "person", "term"):
            assert run(kind, "-p", "BOREAS").exit_code == 0
    assert errors() == (0, [])


def test_ids_of_nested_records_count(content):
    assert run("action", "--stdout").stdout.startswith("---\nid: ACT-006\n")
    assert run("decision", "--stdout").stdout.startswith("---\nid: DEC-003\n")


def test_stdout_writes_nothing(content):
    before = sorted(content.rglob("*"))
    assert "id: RISK-002" in run("risk", "--stdout").stdout
    assert sorted(content.rglob("*")) == before


def test_a_chinese_title_leaves_the_id_as_file_name(content):
    assert run("risk", "--title", "供应商交付延迟").stdout == "content/booking/risks/RISK-002.md\n"


def test_an_unknown_kind_is_met_with_the_nearest(content):
    done = run("rsik")
    assert (done.exit_code, done.stderr) == (2, "no kind rsik; did you mean risk?\n")


@pytest.mark.parametrize(
    ("kind", "where"),
    [("task", "under tasks"), ("milestone", "under milestones"), ("baseline", "pmsite baseline")],
)
def test_kinds_without_files_of_their_own_say_where_they_are_written(content, kind, where):
    done = run(kind)
    assert done.exit_code == 2
    assert where in done.stderr
    if kind != "baseline":
        assert "content/booking/plan.md" in done.stderr


def test_of_several_projects_one_must_be_named(content, monkeypatch):
    run("project", "--id", "BOREAS", "--title", "Scanner roll-out")
    done = run("risk")
    assert done.exit_code == 2
    assert "BOOKING, BOREAS" in done.stderr
    assert run("risk", "-p", "boreas").stdout == "content/boreas/risks/RISK-001.md\n"
    assert "did you mean BOREAS" in run("risk", "-p", "BORES").stderr
    monkeypatch.chdir(content / "boreas")
    assert run("risk", "--title", "Late").stdout == "content/boreas/risks/RISK-002-late.md\n"


def test_without_a_project_it_says_how_to_begin_one(tmp_path, monkeypatch):
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Empty\ndocs_dir: content\nplugins: [search, pmsite]\n")
    monkeypatch.chdir(tmp_path)
    done = run("risk")
    assert done.exit_code == 2
    assert "pmsite new project --id KEY" in done.stderr
    assert (
        run("project", "--id", "ATLAS", "--title", "Rollout").stdout
        == "content/atlas/index.md\ncontent/atlas/plan.md\n"
    )
    assert run("risk").stdout == "content/atlas/risks/RISK-001.md\n"
    assert errors() == (0, [])


def test_a_project_needs_a_free_key(content):
    assert "--id" in run("project", "--title", "Rollout").stderr
    for key in ("BOOKING", "booking", "people", "a b"):
        assert run("project", "--id", key).exit_code == 2
    assert run("project", "--id", "BOREAS", "-p", "BOOKING").exit_code == 2


def test_nothing_is_overwritten(content):
    assert run("risk", "--id", "RISK-001").exit_code == 2
    assert run("risk", "--id", "risk-001").exit_code == 2
    assert run("plan").stderr == "booking/plan.md exists already\n"
    assert run("person", "--title", "Anna Berg").exit_code == 2
    (content / "notes.md").write_text("# Mine\n")
    assert run("page", "--title", "Notes").exit_code == 2
    assert (content / "notes.md").read_text() == "# Mine\n"


def test_ids_inside_a_template_are_not_given_twice(content):
    (content / "booking/plans").mkdir()
    (content / "booking/plan.md").rename(content / "booking/plans/PLAN-01.md")
    done = run("plan", "--id", "PLAN-02")
    assert done.exit_code == 2
    assert "T-10 exists already (booking/plans/PLAN-01.md:10)" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("risk", "--id", "no id"),
        ("risk", "--id", "CR-004"),
        ("risk", "--id", "../../../evil"),
        ("page", "--title", "Risks"),
        ("page", "--title", "Plan"),
        ("person", "--title", "李伟"),
        ("term", "-p", "BOOKING"),
        ("risk", "-p", "nowhere at all"),
        ("risk", "--title", "right\u202eleft"),
        ("no\nkind",),
    ],
    ids=str,
)
def test_what_the_check_would_refuse_is_not_written(content, arguments):
    before = sorted(content.parent.parent.rglob("*"))
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert sorted(content.parent.parent.rglob("*")) == before


def test_a_person_is_named_by_handle(content):
    assert run("person", "--title", "Li Wei").stdout == "content/people/li.wei.md\n"
    assert run("person", "--id", "wang.fang", "--title", "王芳").stdout == "content/people/wang.fang.md\n"


def test_a_report_is_named_by_its_period(content):
    assert run("report").stdout == "content/booking/reports/RPT-2026-06.md\n"
    assert "RPT-2026-06 exists already" in run("report").stderr


OWN = """\
      enumerations: {risk.status: [spotted, handled], risk.category: [supplier, people]}
      required: {risk: [owner, cause, inherent, threatens, next_review], change: [submitted, level]}
      fields: {risk: {region: {type: choice, values: [north, south], required: true}, note: {}}}
      kinds:
        permit:
          prefix: PER
          folder: permits
          label: {en: Permit}
          states: [open, granted]
          fields:
            until: {type: date, required: true}
            covers: {type: link, to: [task], inverse: covered_by, required: true}
            holder: {type: person, required: true}
            size: {type: number, required: true}
            urgent: {type: truth, required: true}
            takes: {type: duration, required: true}
            level: {type: choice, values: ["no", "yes"], required: true}
            names: {type: list, required: true}
            remark: {type: text}
"""


def test_kinds_and_fields_of_the_configuration_have_records_too(tmp_path, monkeypatch):
    content = portal(tmp_path / "portal", monkeypatch, block=OWN)
    assert (
        run("permit", "--title", "Work at night").stdout
        == "content/booking/permits/PER-001-work-at-night.md\n"
    )
    assert run("permit").stdout == "content/booking/permits/PER-002.md\n"
    permit = (content / "booking/permits/PER-001-work-at-night.md").read_text()
    assert "status: open                # open, granted\n" in permit
    assert "until: 2026-06-01           # YYYY-MM-DD\n" in permit
    assert "holder: anna.berg" in permit
    assert run("risk").exit_code == 0
    risk = (content / "booking/risks/RISK-002.md").read_text()
    assert "status: spotted             # spotted, handled\n" in risk
    assert "cause: TODO" in risk
    assert "region: north               # north, south\n" in risk
    assert run("change").exit_code == 0
    wrong = [line for line in errors()[1] if "permits/" in line or "RISK-002" in line or "CR-002" in line]
    assert wrong == []


def test_a_configuration_that_is_wrong_ends_with_2(content):
    configuration = content.parent / "mkdocs.yml"
    configuration.write_text(configuration.read_text() + "      nonsense: 1\n")
    assert run("risk").exit_code == 2


def test_outside_of_a_portal_it_says_how_to_begin_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("risk")
    assert done.exit_code == 2
    assert "pmsite init" in done.stderr


def test_help_shows_examples_and_every_kind_and_the_shell_completes_them():
    text = run("--help").stdout
    assert "pmsite new risk --title" in text
    for kind in (*KINDS, "plan", "project", "resources"):
        assert kind in text
    assert new.COMMAND.params[0].shell_complete(None, "re") != []
