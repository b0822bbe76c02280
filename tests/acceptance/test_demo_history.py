"""The demo's history: it ends in the content, goes through clean states, and tells what the records tell."""

import collections
import datetime as dt
import re
import subprocess

import pytest

from pmsite.adapters.workspace import open_workspace
from pmsite.model.diagnostic import Severity
from tests.acceptance._run import REPOSITORY, once, succeed

LAST_DAY = dt.date(2026, 6, 5)
OVER = ("closed", "occurred", "cancelled")
"""States of a risk that is open no longer."""


@pytest.fixture(scope="session")
def replayed(shared):
    """The demo with its history, and what another replay, on a machine of another kind, calls its last commit."""

    def make(folder):
        succeed("pmsite", "demo", folder / "demo", cwd=folder)
        succeed(
            "pmsite",
            "demo",
            folder / "other",
            cwd=folder,
            TZ="Pacific/Apia",
            GIT_AUTHOR_NAME="Else",
            HOME=str(folder),
        )

    return once(shared / "replayed", make)


@pytest.fixture(scope="session")
def history(replayed):
    """Commits, oldest first: name, author, moment, subject, body."""
    said = git(replayed / "demo", "log", "--reverse", "--format=%H%x00%ae%x00%cI%x00%s%x00%b%x01")
    return [row.lstrip("\n").split("\0") for row in said.split("\1")[:-1]]


def git(folder, *arguments):
    done = subprocess.run(
        ["git", "-C", folder, *arguments], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout


def files(folder, *below):
    paths = (path for name in below for path in [folder / name, *(folder / name).rglob("*")])
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def test_the_last_state_is_the_content_to_the_byte(replayed):
    assert files(replayed / "demo", "content", "mkdocs.yml") == files(REPOSITORY, "content", "mkdocs.yml")
    assert git(replayed / "demo", "status", "--porcelain") == ""
    tracked = git(replayed / "demo", "ls-files", "-z").split("\0")[:-1]
    assert sorted(tracked) == sorted(files(REPOSITORY, "content", "mkdocs.yml"))


def test_two_replays_are_the_same_to_the_commit(replayed):
    assert git(replayed / "demo", "rev-parse", "HEAD") == git(replayed / "other", "rev-parse", "HEAD")


def test_nine_months_are_told_by_many_people_with_their_reasons(history):
    days = [dt.datetime.fromisoformat(when).date() for _, _, when, _, _ in history]
    assert len(history) >= 150
    assert days == sorted(days)
    assert days[0].year == 2025
    assert days[0].month == 9
    assert days[-1] == LAST_DAY
    authors = collections.Counter(email for _, email, _, _, _ in history)
    assert len(authors) >= 8
    assert all(re.fullmatch(r"[a-z]+\.[a-z]+@yunfan\.example", email) for email in authors)
    assert {when[-6:] for _, _, when, _, _ in history} == {"+08:00"}
    assert [subject for _, _, _, subject, body in history if not body.strip()] == []
    assert max(len(subject) for _, _, _, subject, _ in history) <= 110


def test_a_file_was_moved_one_deleted_and_a_mistake_mended(replayed, history):
    changes = git(replayed / "demo", "log", "--format=", "--name-status", "-M90%", "--diff-filter=RD").split(
        "\n"
    )
    kinds = {line[0] for line in changes if line}
    assert kinds == {"R", "D"}
    assert any(": Mend " in subject for _, _, _, subject, _ in history)


def test_every_author_is_a_person_of_the_directory_and_no_client_sees_an_address(replayed, history):
    known = {
        match[1]
        for data in files(REPOSITORY, "content/people").values()
        if (match := re.search(r"^email: (.+)$", data.decode("utf-8"), re.MULTILINE))
    }
    assert {email for _, email, _, _, _ in history} <= known
    for path, data in files(REPOSITORY, "content/people").items():
        text = data.decode("utf-8")
        if "\nemail:" in text and "\naudience:" in text:
            assert "email: [internal]" in text, path


@pytest.mark.parametrize("day", ["2026-01-20", "2026-04-30", "2026-05-29"])
def test_a_state_on_the_way_checks_clean_and_has_the_figures_that_reports_froze(
    replayed, history, day, tmp_path
):
    name = max((when, name) for name, _, when, _, _ in history if when[:10] <= day)[1]
    git(tmp_path, "clone", "--quiet", "--shared", "--no-checkout", replayed / "demo", "then")
    git(tmp_path / "then", "checkout", "--quiet", "--detach", name)
    portal = open_workspace(tmp_path / "then" / "mkdocs.yml", as_of=dt.date.fromisoformat(day))
    assert [str(item) for item in portal.diagnostics if item.severity is Severity.ERROR] == []
    records = list(portal.portal.graph)
    frozen = {
        record.uid.partition("/")[0]: record.get("figures")
        for record in records
        if record.kind == "report" and str(record.get("figures")["as_of"]) == day
    }
    assert len(frozen) == (0 if day == "2026-01-20" else 3)
    for project, figures in frozen.items():
        own = [record for record in records if record.uid.startswith(f"{project}/")]
        earned = portal.portal.of(next(record for record in records if record.uid == project))["earned_value"]
        told = {key: figures["earned_value"][key] for key in ("bac", "pv", "ev", "ac")}
        assert {key: round(earned[key], 2) for key in told} == told
        states = collections.Counter((record.kind, record.get("status")) for record in own)
        assert (
            sum(n for (kind, now), n in states.items() if kind == "risk" and now not in OVER)
            == (figures["counts"]["risks_open"])
        )
        ahead = {item["id"]: item["forecast"] for item in figures["milestones"] if "forecast" in item}
        forecast = {
            record.id: portal.portal.of(record).get("forecast") for record in own if record.id in ahead
        }
        assert {key: str(value) for key, value in forecast.items()} == {
            key: str(value) for key, value in ahead.items()
        }
