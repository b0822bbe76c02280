"""Trends against a count of one's own, in each form of a repository; what an audience sees of them."""

import datetime as dt
import json

import pytest

from pmsite.adapters.configuration import load
from pmsite.adapters.git.repository import SHALLOW
from pmsite.adapters.trends import tree_address
from pmsite.adapters.workspace import compile_workspace, open_workspace
from pmsite.exports.data import exported
from tests.acceptance._run import portal
from tests.adapters.git._scripted import begun, commit, git
from tests.cases.counted_history import differences

UNTIL = dt.date(2026, 5, 10)
SETTINGS = "as_of: 2026-05-10\ntimezone: Asia/Shanghai\naudiences: {client: {}}"
PROJECT = "---\nkind: project\nid: P\ntitle: Pump\nstart: 2026-01-05\naudience: client\n---\n"
PLAN = """---
id: PLAN
title: Plan
start: 2026-01-05
milestones:
  - {{id: M1, name: Dug, forecast: {forecast}, baseline: 2026-03-01{more}}}
---
"""


def risk(number, probability, status="monitoring", more="audience: client\n"):
    return (
        f"---\nid: RISK-{number}\ntitle: R{number}\nowner: li\nstatus: {status}\n{more}"
        f"inherent: {{probability: 5, impact: 5}}\n"
        f"current: {{probability: {probability}, impact: {{schedule: 3, cost: 1}}}}\n---\n"
    )


def action(number, status, due):
    return f"---\nid: ACT-{number}\ntitle: A\nowner: li\nstatus: {status}\ndue: {due}\n---\n"


def change(number, status):
    return f"---\nid: CR-{number}\ntitle: C\nowner: li\nstatus: {status}\n---\n"


@pytest.fixture
def told(tmp_path):
    """Five months: a risk that rises, one that closes and one that is never shown; a merge; a file that is broken."""
    here = begun(tmp_path / "portal")
    portal(here, {"p/index.md": PROJECT, "people/li.md": "---\ntitle: Li\n---\n"}, SETTINGS)
    commit(here, "2026-01-10", {"content/p/plan.md": PLAN.format(forecast="2026-03-01", more="")}, "begin")
    first = {
        "content/p/risks/RISK-1.md": risk(1, 2),
        "content/p/risks/RISK-2.md": risk(2, 5, more=""),
        "content/p/actions/ACT-1.md": action(1, "open", "2026-02-20"),
        "content/p/changes/CR-1.md": change(1, "submitted"),
    }
    commit(here, "2026-02-03", first, "february")
    git(here, "checkout", "-q", "-b", "topic")
    commit(
        here,
        "2026-03-05",
        {"content/p/risks/RISK-1.md": risk(1, 4), "content/p/changes/CR-1.md": change(1, "in_review")},
    )
    moved = {
        "content/p/plan.md": PLAN.format(forecast="2026-03-20", more=""),
        "content/p/actions/ACT-2.md": "---\nid: [\n---\n",
    }
    git(here, "checkout", "-q", "main")
    commit(here, "2026-03-20", moved, "moved, and broken")
    git(here, "merge", "-q", "--no-ff", "-m", "merged", "topic", when="2026-03-31T17:30:00+00:00")
    last = {
        "content/p/risks/RISK-2.md": risk(2, 5, "closed", ""),
        "content/p/actions/ACT-1.md": action(1, "done", "2026-02-20"),
        "content/p/actions/ACT-2.md": action(2, "open", "2026-04-20"),
        "content/p/plan.md": PLAN.format(forecast="2026-03-20", more=", actual: 2026-04-14"),
    }
    commit(here, "2026-04-15", last, "april")
    commit(here, "2026-05-09", {"content/p/changes/CR-1.md": change(1, "approved")}, "may")
    return here


def trends(here, audience="internal"):
    workspace = open_workspace(here / "mkdocs.yml")
    return workspace.trends(audience)


def exports(here):
    workspace = open_workspace(here / "mkdocs.yml")
    return json.loads(json.dumps(exported(workspace.with_trends(), ())["trends"]))


def test_trends_are_what_git_shows_at_the_last_commit_of_each_month(told):
    found = exports(told)
    assert differences(told, found, UNTIL, "Asia/Shanghai") == []
    by_day = {item["day"]: item["projects"]["P"] for item in found["snapshots"]}
    assert [*by_day] == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-10"]
    sums = [sum(item["risks"]["score"].values()) for item in by_day.values()]
    assert sums == [0, 6 + 15, 6 + 15, 12, 12]  # the merge of 17:30 UTC is of 1 April in Shanghai
    assert [item["milestones"]["M1"]["forecast"] for item in by_day.values()] == [
        "2026-03-01",
        "2026-03-01",
        "2026-03-20",
        "2026-04-14",
        "2026-04-14",
    ]
    assert [item["actions"]["overdue"] for item in by_day.values()] == [0, 1, 1, 1, 1]
    assert [item["changes"] for item in by_day.values()][-2:] == [{"in_review": 1}, {"approved": 1}]
    assert [note.split(":")[0] for note in found["skipped"]] == ["p/actions/ACT-2.md"]
    assert found["snapshots"][-1]["commit"] is None


def test_the_count_itself_sees_a_wrong_figure(told):
    found = exports(told)
    found["snapshots"][1]["projects"]["P"]["risks"]["score"]["medium"] += 1
    found["snapshots"][3]["projects"]["P"]["actions"]["overdue"] -= 1
    found["snapshots"][2]["commit"] = found["snapshots"][1]["commit"]
    assert len(differences(told, found, UNTIL, "Asia/Shanghai")) == 3


def test_the_cache_gives_what_was_computed_without_it_whatever_happens_to_it(told, tmp_path):
    first = exports(told)
    file = told / ".pmsite" / "cache" / "history" / "history.sqlite"
    assert exports(told) == first
    file.write_bytes(file.read_bytes()[:3000])
    assert exports(told) == first
    file.write_bytes(b"no database at all")
    assert exports(told) == first


def test_other_settings_give_other_figures_from_the_same_cache(told):
    exports(told)
    text = (told / "mkdocs.yml").read_text()
    (told / "mkdocs.yml").write_text(text.replace("as_of:", "risk: {bands: {medium: 7}}\n      as_of:"))
    found = exports(told)["snapshots"][1]["projects"]["P"]["risks"]["score"]
    assert found == {"low": 6, "medium": 0, "high": 0, "critical": 15}


def test_an_audience_sees_of_the_past_what_is_released_to_it_today_and_was_then(told):
    found = trends(told, "client")
    assert [item.commit for item in found.snapshots] == [""] * 5
    assert found.skipped == () == tuple(found.tree)
    sums = [sum(item.project("P")["risks"]["score"].values()) for item in found.snapshots]
    assert sums == [0, 6, 6, 12, 12]
    assert all(item.project("P")["actions"]["open"] == 0 for item in found.snapshots)
    commit(
        told, "2026-05-10", {"content/p/risks/RISK-1.md": risk(1, 4, more="")}, "not for the client any more"
    )
    assert all(not item.project("P")["risks"]["open"] for item in trends(told, "client").snapshots)
    commit(
        told, "2026-05-10", {"content/p/index.md": PROJECT.replace("audience: client\n", "")}, "nothing is"
    )
    assert all(not item.figures["projects"] for item in trends(told, "client").snapshots)


def test_a_shallow_clone_knows_no_earlier_than_its_edge(told, tmp_path):
    git(tmp_path, "clone", "-q", "--depth", "3", f"file://{told}", "clone")
    found = trends(tmp_path / "clone")
    assert [item.day.isoformat() for item in found.snapshots] == ["2026-04-30", "2026-05-10"]
    assert found.why == SHALLOW
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{told}", "one")
    assert [item.day.isoformat() for item in trends(tmp_path / "one").snapshots] == ["2026-05-10"]
    assert trends(tmp_path / "one").why == SHALLOW


def test_without_git_the_present_is_all_there_is(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    here = portal(tmp_path / "bare", {"p/index.md": PROJECT}, SETTINGS)
    found = trends(here)
    assert [item.day.isoformat() for item in found.snapshots] == ["2026-05-10"]
    assert (found.since, found.drawn) == (None, False)
    assert "git init" in found.why


def test_weeks_end_on_sundays_and_the_latest_are_kept(told):
    text = (told / "mkdocs.yml").read_text()
    (told / "mkdocs.yml").write_text(
        text.replace("as_of:", "history: {period: week, snapshots: 4}\n      as_of:")
    )
    found = trends(told)
    assert [item.day.isoformat() for item in found.snapshots] == [
        "2026-04-19",
        "2026-04-26",
        "2026-05-03",
        "2026-05-10",
    ]
    assert found.period == "week"


def test_a_portal_as_of_an_earlier_day_has_the_trends_of_that_day(told):
    found = compile_workspace(load(told / "mkdocs.yml"), dt.date(2026, 3, 15)).trends()
    assert [item.day.isoformat() for item in found.snapshots] == ["2026-01-31", "2026-02-28", "2026-03-15"]


def test_a_repository_on_the_web_has_the_files_of_each_point(told):
    assert trends(told).tree == ""
    text = (told / "mkdocs.yml").read_text()
    (told / "mkdocs.yml").write_text("repo_url: https://github.com/a/b\n" + text)
    assert trends(told).tree == "https://github.com/a/b/tree/{commit}"
    assert trends(told, "client").tree == ""
    (told / "mkdocs.yml").write_text("repo_url: javascript:alert(1)\n" + text)
    assert trends(told).tree == ""


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("", ""),
        ("https://github.com/a/b", "https://github.com/a/b/tree/{commit}"),
        ("https://github.com/a/b.git/", "https://github.com/a/b/tree/{commit}"),
        ("https://gitlab.example.org/a/b", "https://gitlab.example.org/a/b/-/tree/{commit}"),
        ("https://bitbucket.org/a/b", "https://bitbucket.org/a/b/src/{commit}"),
    ],
)
def test_a_hosts_pages_of_a_commit_have_its_own_address(repository, address):
    assert tree_address(repository) == address
