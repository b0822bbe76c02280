"""The past of a portal from a real repository, and what of it reaches the staged trees."""

import subprocess

import pytest

from pmsite.adapters.past import remembered
from pmsite.adapters.workspace import open_workspace
from tests.adapters.git._scripted import begun, git

CONFIGURATION = """\
site_name: Rollout
site_url: https://portal.example/
docs_dir: content
plugins:
  - search
  - pmsite: {timezone: Asia/Shanghai}
"""
PROJECT = "---\nkind: project\nid: ATLAS\ntitle: Rollout\naudience: client\n---\n"
RISK = "---\nid: RISK-001\ntitle: Late\naudience: client\nstatus: {}\nowner: li.wei\n---\nText.\n"
PERSON = "---\ntitle: Li Wei\n---\n"
SECRETS = ("Sekret", "eve@", "vendor.example", "Begin", "activity", "ann@example.org", "record-history")


def write(folder, files, message, when, author="Eve <eve@vendor.example>"):
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message, f"--author={author}", when=when)


@pytest.fixture
def portal(tmp_path):
    """A portal in a sub-folder of a repository, with three commits."""
    root = begun(tmp_path / "repository")
    begin = {
        "portal/mkdocs.yml": CONFIGURATION,
        "portal/content/atlas/index.md": PROJECT,
        "portal/content/atlas/risks/RISK-001.md": RISK.format("identified"),
        "portal/content/people/li.wei.md": PERSON,
    }
    write(root, begin, "Begin", "2026-05-04T02:00:00Z", "Li Wei <private@home.example>")
    closed = {"portal/content/atlas/risks/RISK-001.md": RISK.format("assessed")}
    write(root, closed, "Sekret Signed\n\nSigned-off-by: Eve <eve@vendor.example>", "2026-05-05T20:00:00Z")
    write(
        root,
        {"portal/content/atlas/risks/RISK-001.md": RISK.format("closed")},
        "Over",
        "2026-05-06T02:00:00Z",
    )
    return root / "portal"


def past(portal):
    workspace = open_workspace(portal / "mkdocs.yml")
    return remembered(workspace.configuration, workspace.portal).past


def test_commits_are_told_in_the_portals_zone_by_handle(portal):
    found = past(portal).of("ATLAS/RISK-001")
    assert [(event.what, event.step.day.isoformat(), event.step.who) for event in found] == [
        ("changed", "2026-05-06", ""),
        ("changed", "2026-05-06", ""),
        ("added", "2026-05-04", "li.wei"),
    ]
    assert [change.new for change in found[1].changes] == ["assessed"]


def test_what_is_not_committed_is_no_history(portal):
    (portal / "content/atlas/risks/RISK-001.md").write_text(RISK.format("occurred"))
    assert past(portal).of("ATLAS/RISK-001")[0].changes[0].new == "closed"


def test_a_second_look_is_the_same(portal):
    assert past(portal) == past(portal)
    assert (portal / ".pmsite" / "cache" / "history").is_dir()


def test_a_clone_of_depth_one_knows_nothing_and_says_so(portal, tmp_path):
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{portal.parent}", str(clone))
    found = past(clone / "portal")
    assert (found.events, found.complete, found.known) == ((), False, True)
    assert "git fetch --unshallow" in found.why
    tree = open_workspace(clone / "portal" / "mkdocs.yml").tree().texts
    said = "".join(text for path, text in tree.items() if path.startswith("_figures"))
    assert "What happened before 6 May is unknown: the clone is shallow" in said
    assert "Risk added" not in said


def test_without_a_repository_the_portal_is_built_and_says_why(portal):
    subprocess.run(["rm", "-rf", str(portal.parent / ".git")], check=True)
    tree = open_workspace(portal / "mkdocs.yml").tree().texts
    assert "activity/index.md" in tree
    assert not [path for path in tree if path.endswith(".xml")]
    assert "git init" in "".join(tree.values())


def test_the_team_reads_who_and_why_and_no_address(portal):
    tree = open_workspace(portal / "mkdocs.yml").tree().texts
    said = "".join(tree.values())
    assert "Sekret Signed" in said
    assert "someone outside the directory" in said
    for secret in ("eve@", "private@", "vendor.example", "home.example", "Signed-off"):
        assert secret not in said
    assert {path for path in tree if path.endswith(".xml")} == {"activity.xml", "atlas/activity.xml"}
    assert '"https://portal.example/atlas/risks/RISK-001/"' in tree["atlas/activity.xml"]


def test_an_audience_gets_nothing_of_the_past(portal):
    tree = open_workspace(portal / "mkdocs.yml").tree("client")
    said = "".join([*tree.texts, *tree.texts.values(), *tree.search.values()])
    assert "RISK-001" in said
    for secret in SECRETS:
        assert secret.casefold() not in said.casefold(), secret


def test_the_site_of_an_audience_does_not_know_how_often_was_committed(portal):
    before = open_workspace(portal / "mkdocs.yml").tree("client").texts
    write(
        portal.parent, {"portal/content/atlas/notes.md": "---\ntitle: N\n---\n"}, "x", "2026-05-06T03:00:00Z"
    )
    assert open_workspace(portal / "mkdocs.yml").tree("client").texts == before
