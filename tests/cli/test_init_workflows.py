"""The workflows of a new portal say what a pull request changes: their steps, run here with a forge of our own."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.acceptance._run import BIN, environment
from tests.cli._desk import pmsite
from tests.cli._git import begin, commit, git

FAKE = """#!{python}
import json, os, sys
state = os.environ["FORGE"]
known = json.load(open(state))
arguments = sys.argv[1:]
words = [word for word in arguments if word.startswith(("repos/", "https://"))]
method = next((arguments[at + 1] for at, word in enumerate(arguments) if word in ("--method", "-X")), "GET")
body = next((word.partition("@")[2] for word in arguments if "body" in word and "@" in word), "")
known["asked"].append([method, words[0].partition("?")[0]])
if method == "GET" and "gh" in sys.argv[0]:
    jq = arguments[arguments.index("--jq") + 1]
    assert 'select(.user.type == "Bot" and (.body | startswith("<!-- pmsite-diff -->")))' in jq
    for note in known["notes"]:
        if note["bot"] and note["body"].startswith("<!-- pmsite-diff -->"):
            print(note["id"])
elif method == "GET":
    print(json.dumps(known["notes"]))
elif method == "POST":
    known["notes"].append({{"id": 70 + len(known["notes"]), "bot": True, "body": open(body).read()}})
else:
    number = int(words[0].rpartition("/")[2])
    next(note for note in known["notes"] if note["id"] == number)["body"] = open(body).read()
json.dump(known, open(state, "w"))
"""
NOTES = [
    {"id": 5, "bot": False, "body": "Looks good"},
    {"id": 6, "bot": True, "body": "Another bot, see <!-- pmsite-diff -->"},
]


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A new portal with a feature branch, cloned as a pipeline does it, and a forge with two comments."""
    monkeypatch.chdir(tmp_path)
    assert pmsite("init", "origin", "--project", "ATLAS").exit_code == 0
    origin = begin(tmp_path / "origin")
    commit(origin, "2026-11-20T12:00:00Z")
    git(origin, "checkout", "-q", "-b", "feature")
    raise_risk(origin, "probability: 5")
    git(tmp_path, "clone", "-q", f"file://{origin}", "work")
    git(tmp_path / "work", "checkout", "-q", "--detach", "origin/feature")
    (tmp_path / "forge.json").write_text(json.dumps({"notes": NOTES, "asked": []}))
    (tmp_path / "bin").mkdir()
    for name in ("gh", "curl"):
        file = tmp_path / "bin" / name
        file.write_text(FAKE.format(python=sys.executable))
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return tmp_path


def raise_risk(origin: Path, text: str) -> None:
    (risk,) = (origin / "content/atlas/risks").glob("RISK-001*")
    lines = [
        f"current: {{{text}, impact: {{schedule: 4, cost: 2}}}}" if line.startswith("current:") else line
        for line in risk.read_text().splitlines()
    ]
    risk.write_text("\n".join(lines) + "\n")
    commit(origin, "2026-11-21T12:00:00Z")


def shell(home: Path, script: str, **values: str) -> str:
    path = os.pathsep.join([str(home / "bin"), str(BIN), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=home / "work",
        env=environment(PATH=path, FORGE=str(home / "forge.json"), **values),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def forge(home: Path) -> dict:
    return json.loads((home / "forge.json").read_text())


def steps(home: Path, job: str) -> list[str]:
    jobs = yaml.safe_load((home / "work/.github/workflows/portal.yml").read_text())["jobs"]
    return [step["run"] for step in jobs[job]["steps"] if "run" in step]


def run_github(home: Path) -> str:
    summary = home / "summary.md"
    shell(home, steps(home, "changes")[-1], BASE="main", GITHUB_STEP_SUMMARY=str(summary))
    shell(home, steps(home, "comment")[-1], GITHUB_REPOSITORY="o/r", NUMBER="7", GH_TOKEN="t")
    return summary.read_text()


def test_github_posts_one_comment_and_keeps_it_up_to_date(home):
    summary = run_github(home)
    notes = forge(home)["notes"]
    assert notes[:2] == NOTES
    assert [note["body"] for note in notes[2:]] == [summary]
    assert summary.startswith("<!-- pmsite-diff -->\n")
    assert "score 12 → 20 (3×4 → 5×4)" in summary
    raise_risk(home / "origin", "probability: 4")
    git(home / "work", "fetch", "-q", "origin")
    git(home / "work", "checkout", "-q", "--detach", "origin/feature")
    run_github(home)
    known = forge(home)
    assert known["notes"][:2] == NOTES
    assert [("score 12 → 16 (3×4 → 4×4)" in note["body"], note["id"]) for note in known["notes"][2:]] == [
        (True, 72)
    ]
    assert known["asked"] == [
        ["GET", "repos/o/r/issues/7/comments"],
        ["POST", "repos/o/r/issues/7/comments"],
        ["GET", "repos/o/r/issues/7/comments"],
        ["PATCH", "repos/o/r/issues/comments/72"],
    ]


def test_github_runs_nothing_of_the_pull_request_where_the_token_may_write(home):
    text = (home / "work/.github/workflows/portal.yml").read_text()
    flow = yaml.safe_load(text)
    assert set(flow[True]) == {"pull_request", "push"}  # YAML 1.1 reads "on" so
    assert flow["permissions"] == {"contents": "read"}
    comment = flow["jobs"]["comment"]
    assert comment["permissions"] == {"pull-requests": "write"}
    assert [step.get("uses", "").partition("@")[0] for step in comment["steps"]] == [
        "actions/download-artifact",
        "",
    ]
    assert comment["if"] == "github.event.pull_request.head.repo.full_name == github.repository"
    assert "permissions" not in flow["jobs"]["changes"]
    for job in flow["jobs"].values():
        assert not [
            step["run"] for step in job["steps"] if "${{" in step.get("run", "")
        ]  # nothing is pasted into a shell


def test_gitlab_leaves_a_report_and_with_a_token_one_comment(home):
    job = yaml.safe_load((home / "work/.gitlab-ci.yml").read_text())["changes"]
    base = git(home / "work", "rev-parse", "origin/main").strip()
    values = {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "CI_API_V4_URL": "https://lab/api/v4",
        "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "9",
    }
    script = "\n".join(job["script"])
    shell(home, script, PMSITE_TOKEN="", **values)
    report = (home / "work/changes.md").read_text()
    assert "score 12 → 20" in report
    assert job["artifacts"]["paths"] == ["changes.md"]
    assert forge(home)["asked"] == []
    for _ in range(2):
        shell(home, script, PMSITE_TOKEN="t", **values)
    known = forge(home)
    assert [note["body"] for note in known["notes"][2:]] == [report]
    notes = "https://lab/api/v4/projects/3/merge_requests/9/notes"
    assert known["asked"] == [["GET", notes], ["POST", notes], ["GET", notes], ["PUT", f"{notes}/72"]]
