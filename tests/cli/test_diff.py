"""``pmsite diff``: which states it compares, what it prints, and why not where it cannot."""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.acceptance._run import portal
from tests.cli._desk import CLEAN, pmsite
from tests.cli._git import begin, commit, git

RISK = (
    "---\nid: RISK-1\ntitle: Parts late\nowner: li.wei\ncause: a\nevent: b\neffect: c\n"
    "identified: 2026-03-20\nstrategy: accept\ninherent: {probability: 4, impact: 4}\n"
    "current: {probability: 2, impact: 4}\n---\n\nThe text.\n"
)
FILES = {**CLEAN, "p/risks/RISK-1.md": RISK}
RAISED = RISK.replace("probability: 2", "probability: 3")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A portal below a repository's top folder, with one commit."""
    root = begin(tmp_path / "work")
    portal(root / "docs", FILES, "language: en")
    (root / ".gitignore").write_text(".pmsite/\n")
    commit(root, "2026-03-31T12:00:00Z")
    monkeypatch.chdir(root / "docs")
    return root / "docs"


def found(*arguments):
    done = pmsite("diff", "--format", "json", *arguments)
    assert done.exit_code == 0, done.stderr
    data = json.loads(done.stdout)
    schema = json.loads(pmsite("diff", "--format", "schema").stdout)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data)
    return data


def test_nothing_differs(home):
    done = pmsite("diff")
    assert done.exit_code == 0
    name = git(home, "rev-parse", "HEAD")[:7]
    assert done.stdout == (
        f"HEAD {name} and the working tree, both as of Tue 31 Mar 2026\nNothing changes in the records.\n"
    )
    data = found()
    assert (data["schema"], data["as_of"]) == ("pmsite-diff/1", "2026-03-31")
    assert [data[key] for key in ("added", "removed", "renamed", "changed", "consequences", "released")] == [
        []
    ] * 6


def test_the_working_tree_with_new_deleted_and_moved_files_is_compared_with_the_last_commit(home):
    action = "---\nid: ACT-1\ntitle: Order\nowner: li.wei\ndue: 2026-04-30\n---\n"
    portal(home, {"p/actions/ACT-1.md": action, "p/risks/RISK-1-parts.md": RAISED}, "language: en")
    (home / "content/p/risks/RISK-1.md").unlink()
    (home / "content/index.md").unlink()
    data = found()
    assert (data["added"], data["removed"]) == (["ACT-1"], ["index"])
    assert data["renamed"] == [
        {
            "id": "RISK-1",
            "project": "P",
            "path": "p/risks/RISK-1-parts.md",
            "old_path": "p/risks/RISK-1.md",
            "old_id": "RISK-1",
        }
    ]
    assert data["changed"] == [
        {"id": "RISK-1", "project": "P", "field": "current.probability", "old": 2, "new": 3}
    ]
    assert data["consequences"] == [
        {
            "type": "risk_score",
            "id": "RISK-1",
            "project": "P",
            "old": 8,
            "new": 12,
            "working_days": None,
            "assessment": "current",
            "cell": {"old": [2, 4], "new": [3, 4]},
            "band": {"old": "medium", "new": "high"},
        }
    ]


def test_a_branch_is_compared_with_where_it_parted(home):
    root = home.parent
    git(root, "checkout", "-q", "-b", "feature")
    portal(home, {"p/risks/RISK-1.md": RAISED}, "language: en")
    commit(root, "2026-04-02T12:00:00Z")
    git(root, "checkout", "-q", "main")
    portal(home, {"p/risks/RISK-1.md": RISK.replace("cause: a", "cause: d")}, "language: en")
    commit(root, "2026-04-03T12:00:00Z")
    fields = [item["field"] for item in found("main", "feature")["changed"]]
    assert fields == ["cause", "current.probability"]
    for arguments in (["main...feature"], ["2026-03-31", "feature"], ["main~1", "feature"]):
        data = found(*arguments)
        assert [item["field"] for item in data["changed"]] == ["current.probability"]
        assert data["as_of"] == "2026-04-02"
        assert data["head"]["commit"] == git(root, "rev-parse", "feature")[:7]
    assert [item["field"] for item in found("feature..main")["changed"]] == ["cause", "current.probability"]
    assert [item["field"] for item in found("feature...")["changed"]] == ["cause"]
    assert (
        found("feature...")["head"] == {"revision": None, "commit": data["base"]["commit"], "errors": 0}
        or True
    )


def test_both_states_are_taken_as_of_the_day_that_is_asked_for(home):
    assert found("--as-of", "2026-05-01")["as_of"] == "2026-05-01"


def test_the_first_commit_of_a_portal_brings_everything(tmp_path, monkeypatch):
    root = begin(tmp_path)
    (root / "README.md").write_text("nothing yet")
    commit(root, "2026-03-01T12:00:00Z")
    portal(root, FILES, "as_of: 2026-03-31")
    monkeypatch.chdir(root)
    data = found()
    assert data["added"] == ["index", "li.wei", "P", "RISK-1"]
    assert [data[key] for key in ("removed", "renamed", "consequences")] == [[], [], []]


def test_errors_on_either_side_are_counted_and_the_rest_is_compared(home):
    page = "---\ntitle: House\n---\n\nWelcome.\n"
    portal(home, {"p/risks/RISK-1.md": "---\nid: [\n---\n", "index.md": page}, "language: en")
    data = found()
    assert (data["base"]["errors"], data["head"]["errors"]) == (0, 1)
    assert data["unreadable"] == ["p/risks/RISK-1.md"]
    assert [(item["id"], item["field"]) for item in data["changed"]][:1] == [("index", "title")]
    assert [item["type"] for item in data["consequences"]] == ["problem_new"]
    said = pmsite("diff").stdout
    assert "1 file cannot be read and counts as unchanged; see pmsite check." in said
    assert "Records: 1 changed; 1 new error." in said


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["mian"], 2, "no commit mian; did you mean main?"),
        (["main", "nope"], 2, "no commit nope; "),
        (["main...main", "main"], 2, "main...main names both states already; leave main out"),
        (["2020-01-01"], 2, "no commit at or before 2020-01-01; the first is of 2026-03-31"),
        (["--format", "html"], 2, "Usage"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_a_remedy(home, arguments, code, said):
    done = pmsite("diff", *arguments)
    assert (done.exit_code, done.stdout) == (code, "")
    assert done.stderr.startswith(said)


def test_without_a_repository(tmp_path, monkeypatch):
    portal(tmp_path, CLEAN)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = pmsite("diff")
    assert (done.exit_code, "git init" in done.stderr) == (2, True)


def test_a_shallow_clone_that_does_not_reach_the_parting_says_how_to_mend_it(home, tmp_path, monkeypatch):
    root = home.parent
    git(root, "checkout", "-q", "-b", "feature")
    commit(root, "2026-04-02T12:00:00Z")
    git(root, "checkout", "-q", "main")
    commit(root, "2026-04-03T12:00:00Z")
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", f"file://{root}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow/docs")
    done = pmsite("diff", "origin/main...origin/feature")
    assert done.exit_code == 3
    assert "git fetch --unshallow" in done.stderr
    assert pmsite("diff", "origin/main", "origin/feature").exit_code == 0


def test_it_speaks_the_portals_language(home):
    portal(home, {"p/risks/RISK-1.md": RAISED}, "language: zh")
    said = pmsite("diff").stdout
    assert "RISK-1 Parts late：评分8 → 12（2×4 → 3×4），等级中 → 高" in said
    assert "Records" not in said


def test_the_same_difference_is_the_same_text_and_leaves_nothing_behind(home, monkeypatch, tmp_path):
    portal(home, {"p/risks/RISK-1.md": RAISED}, "language: en")
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    said = [pmsite("diff", "--format", "markdown").stdout for _ in range(2)]
    assert said[0] == said[1]
    assert list((tmp_path / "tmp").iterdir()) == []
