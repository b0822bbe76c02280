"""``pmsite report``: what it writes, what it refuses, and that the check knows its figures again."""

import re

import pytest
from ruamel.yaml import YAML

from tests.cli._desk import CLEAN, desk, pmsite
from tests.cli._git import begin, commit

SETTINGS = "as_of: 2026-04-20\ntimezone: UTC\naudiences: {client: {}}"
PLAN = """---
id: PLAN-01
title: Plan
start: 2026-03-02
calendar: none
status: draft
tasks:
  - {{id: T-1, name: Dig, duration: 10d, owner: li.wei, allocate: [{{who: li.wei, units: 50%}}],
     actual_start: 2026-03-02, progress: [{{date: 2026-03-13, percent: 100}}], actual_finish: 2026-03-13}}
  - {{id: T-2, name: Build, duration: 20d, owner: li.wei, depends: [T-1]}}
milestones:
  - {{id: M1, name: Dug, owner: li.wei, depends: [T-1], baseline: 2026-03-12, actual: 2026-03-13}}
  - {{id: M2, name: Built, owner: li.wei, depends: [T-2], baseline: 2026-04-10{more}}}
---
"""
BOOKED = (
    "date,task,who,hours,cost,category,note\n"
    "2026-03-10,T-1,li.wei,8,800,labour,\n2026-03-20,T-2,li.wei,4,400,labour,\n"
)


def risk(status, probability):
    return (
        f"---\nid: RISK-1\ntitle: Water\nowner: li.wei\nstatus: {status}\nidentified: 2026-03-03\n"
        f"inherent: {{probability: 4, impact: 4}}\ncurrent: {{probability: {probability}, impact: 4}}\n---\n"
    )


FILES = {
    **CLEAN,
    "p/plan.md": PLAN.format(more=""),
    "p/actuals.csv": BOOKED,
    "p/risks/RISK-1.md": risk("monitoring", 3),
    "p/decisions/DEC-001.md": "---\nid: DEC-001\ntitle: Dig by hand\ndate: 2026-03-05\nby: [li.wei]\n"
    "decision: Dig by hand\n---\n",
    "p/changes/CR-1.md": "---\nid: CR-1\ntitle: Deeper\nstatus: in_review\nsubmitted: 2026-03-20\n"
    "approvals: [{who: li.wei, required: true}]\n---\n",
    "p/changes/CR-2.md": "---\nid: CR-2\ntitle: Wider\nstatus: in_review\nsubmitted: 2026-04-02\n"
    "approvals: [{who: li.wei, required: true}]\n---\n",
}
WRITTEN = "p/reports/RPT-2026-03.md"


@pytest.fixture
def content(tmp_path, monkeypatch):
    return desk(tmp_path, monkeypatch, FILES, SETTINGS) / "content"


@pytest.fixture
def told(tmp_path, monkeypatch):
    """The same in git: in April the risk is closed, the plan moved, and an hour of March booked."""
    here = desk(begin(tmp_path / "portal"), monkeypatch, FILES, SETTINGS)
    commit(here, "2026-03-30T12:00:00+00:00")
    (here / "content/p/risks/RISK-1.md").write_text(risk("closed", 1))
    (here / "content/p/plan.md").write_text(
        PLAN.format(more=", forecast: 2026-05-01").replace("depends: [T-2], ", "")
    )
    (here / "content/p/actuals.csv").write_text(BOOKED + "2026-03-31,T-2,li.wei,1,100,labour,\n")
    commit(here, "2026-04-15T12:00:00+00:00")
    return here / "content"


def front(text):
    return YAML(typ="safe").load(text.split("---\n")[1])


def flagged():
    return re.findall(r"^(\S+):(\d+):(\d+): PM245 (.*?);", pmsite("check").stdout, re.MULTILINE)


def place(file, words):
    """Line and column of the first place of a text in a file."""
    text = file.read_text()
    at = text.index(words)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def test_it_freezes_what_was_booked_reached_and_decided_in_the_period(content):
    done = pmsite("report", "P", "--period", "2026-03")
    assert (done.exit_code, done.stdout) == (0, f"content/{WRITTEN}\n")
    data = front((content / WRITTEN).read_text())
    assert (data["id"], data["title"], data["status"], data["owner"]) == (
        "RPT-2026-03", "Progress report, March 2026", "draft", "li.wei",
    )  # fmt: skip
    assert {key: str(value) for key, value in data["period"].items()} == {
        "from": "2026-03-01",
        "to": "2026-03-31",
    }
    figures = data["figures"]
    assert str(figures["as_of"]) == "2026-03-31"
    assert (figures["earned_value"]["ac"], figures["earned_value"]["bac"]) == (1200, None)
    assert figures["earned_value"]["why"]["bac"] == "no baseline"
    # 10 days of 8 hours at one half
    assert figures["hours"] == {"planned": 40, "actual": 12, "remaining": 0}
    dates = {
        row["id"]: [str(row[name]) for name in ("baseline", "actual", "slip_days")]
        for row in figures["milestones"]
    }
    assert dates["M1"] == ["2026-03-12", "2026-03-13", "1"]
    assert dates["M2"][1] == "None"
    assert figures["risks"] == [{"id": "RISK-1", "probability": 3, "impact": 4, "score": 12, "band": "high"}]
    assert figures["changes"] == [{"id": "CR-1", "status": "in_review"}]
    assert [str(row["date"]) for row in figures["decisions"]] == ["2026-03-05"]
    assert data["decisions_needed"] == ["CR-1"]
    counts = {
        name: figures["counts"][name]
        for name in ("risks_open", "risks_identified", "changes_pending", "decisions_taken")
    }
    assert counts == {"risks_open": 1, "risks_identified": 1, "changes_pending": 1, "decisions_taken": 1}
    assert "M1 Dug: reached on 13 Mar, 1 working day late" in data["highlights"]
    assert "M2 Built, expected on 27 Apr" in data["next_steps"] or data["next_steps"][0].startswith(
        "M2 Built"
    )
    assert {name: item["computed"] for name, item in data["dimensions"].items()}["risk"] in (
        "on_track",
        "at_risk",
    )


def test_its_own_figures_are_confirmed_and_it_brings_no_error(content):
    before = pmsite("check").stdout
    pmsite("report", "P", "--period", "2026-03")
    assert pmsite("check").stdout == before


def test_it_never_writes_over_a_report(content):
    pmsite("report", "P", "--period", "2026-03")
    kept = (content / WRITTEN).read_bytes()
    again = pmsite("report", "P", "--period", "2026-03")
    assert again.exit_code == 2
    assert f"{WRITTEN}: RPT-2026-03 exists already" in again.stderr
    assert (content / WRITTEN).read_bytes() == kept


def test_a_dry_run_prints_it_and_writes_nothing(content):
    done = pmsite("report", "--period", "2026-03", "--dry-run")
    assert done.stdout.startswith("---\nid: RPT-2026-03\n")
    assert not (content / WRITTEN).exists()
    pmsite("report", "--period", "2026-03")
    assert (content / WRITTEN).read_text() == done.stdout


def test_without_a_period_it_is_the_last_whole_month(content):
    assert pmsite("report", "P").stdout == f"content/{WRITTEN}\n"


@pytest.mark.parametrize(
    ("period", "first", "last", "name"),
    [
        ("2026-Q1", "2026-01-01", "2026-03-31", "RPT-2026-Q1"),
        ("2026-W11", "2026-03-09", "2026-03-15", "RPT-2026-W11"),
        ("2026-03-02..2026-03-13", "2026-03-02", "2026-03-13", "RPT-2026-03-13"),
    ],
)
def test_periods_are_months_quarters_weeks_and_days(content, period, first, last, name):
    data = front(pmsite("report", "P", "--period", period, "--dry-run").stdout)
    assert (data["id"], str(data["period"]["from"]), str(data["period"]["to"])) == (name, first, last)
    assert str(data["figures"]["as_of"]) == last


def test_a_period_that_goes_on_is_reported_as_of_today(content):
    done = pmsite("report", "P", "--period", "2026-04", "--dry-run")
    assert "2026-04 has not ended: figures are as of 2026-04-20" in done.stderr
    assert str(front(done.stdout)["figures"]["as_of"]) == "2026-04-20"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["P", "--period", "2026-13"], "no period 2026-13; write 2026-03, 2026-Q1"),
        (["P", "--period", "March"], "no period March; write"),
        (["P", "--period", "2026-03-13..2026-03-02"], "ends before it begins"),
        (["P", "--period", "2026-02-30..2026-03-02"], "2026-02-30 in"),
        (["P", "--period", "2026-05"], "2026-05 begins after the as-of day 2026-04-20"),
        (["Q", "--period", "2026-03"], "no project Q"),
        (["P", "--portfolio"], "leave the project out"),
    ],
)  # fmt: skip
def test_what_it_cannot_report_on_is_said(content, arguments, said):
    done = pmsite("report", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (content / "p/reports").exists()


def test_a_figure_that_was_altered_is_flagged_on_its_line(content):
    pmsite("report", "P", "--period", "2026-03")
    file = content / WRITTEN
    file.write_text(file.read_text().replace("ac: 1200", "ac: 1300"))
    line, column = place(file, "1300")
    assert flagged() == [
        (
            WRITTEN,
            str(line),
            str(column),
            "RPT-2026-03: earned_value.ac is frozen as 1300, the records of 2026-03-31 say 1200",
        )
    ]


def test_a_correction_of_the_records_is_flagged_until_the_report_says_why_it_stays(content):
    pmsite("report", "P", "--period", "2026-03")
    (content / "p/actuals.csv").write_text(BOOKED.replace("4,400", "5,500"))
    assert [said for *_, said in flagged()] == [
        "RPT-2026-03: earned_value.ac is frozen as 1200, the records of 2026-03-31 say 1300",
        "RPT-2026-03: hours.actual is frozen as 12, the records of 2026-03-31 say 13",
    ]
    file = content / WRITTEN
    file.write_text(
        file.read_text().replace(
            "\nfigures:", "\nrestated: {earned_value.ac: An invoice, hours: One more}\nfigures:"
        )
    )
    assert flagged() == []


def test_in_git_it_is_the_content_of_the_last_day_and_what_came_later_is_said(told):
    done = pmsite("report", "P", "--period", "2026-03")
    assert "entered since 2026-03-31, and named under restated: earned_value.ac 1200 → 1300" in done.stderr
    data = front((told / WRITTEN).read_text())
    assert [row["id"] for row in data["figures"]["risks"]] == ["RISK-1"]
    assert data["figures"]["earned_value"]["ac"] == 1200
    assert data["restated"]["earned_value.ac"] == "entered after 2026-03-31: 1300"
    assert flagged() == []


def test_in_git_states_without_a_day_are_known_too(told):
    pmsite("report", "P", "--period", "2026-03")
    file = told / WRITTEN
    file.write_text(file.read_text().replace("score: 12, band: high", "score: 10, band: high"))
    assert [said for *_, said in flagged()] == [
        "RPT-2026-03: risks.RISK-1.score is frozen as 10, the records of 2026-03-31 say 12"
    ]
    file.write_text(file.read_text().replace("score: 10", "score: 12").replace("id: RISK-1,", "id: RISK-9,"))
    assert "RPT-2026-03: risks.RISK-9 is frozen, the records of 2026-03-31 do not have it" in {
        said for *_, said in flagged()
    }


def test_the_records_as_they_are_now_are_taken_where_asked_for(told):
    done = pmsite("report", "P", "--period", "2026-03", "--records", "now", "--dry-run")
    data = front(done.stdout)
    assert data["figures"]["earned_value"]["ac"] == 1300
    assert "risks" not in data["figures"]
    assert "are those of today, 2026-04-20" in done.stderr


def test_the_report_before_is_compared(told):
    pmsite("report", "P", "--period", "2026-03")
    data = front(pmsite("report", "P", "--period", "2026-04", "--dry-run").stdout)
    assert "RISK-1 Water: closed" in data["highlights"]


def test_a_report_on_all_projects_has_a_line_each(content):
    assert pmsite("report", "--portfolio", "--period", "2026-03").stdout == "content/reports/RPT-2026-03.md\n"
    data = front((content / "reports/RPT-2026-03.md").read_text())
    assert [row["id"] for row in data["figures"]["projects"]] == ["P"]
    assert data["figures"]["projects"][0]["ac"] == 1200
    assert data["dimensions"]["P"]["declared"] == "on_track"
    assert flagged() == []
