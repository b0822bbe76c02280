"""The demo with a history of secrets: of its commits nothing reaches an audience, everything but addresses the team."""

import json

import pytest

from pmsite.adapters.workspace import open_workspace
from tests.acceptance._run import demo_copy
from tests.adapters.git._scripted import begun, git

AUTHOR = "Eve Sekretova <eve@sekret.example>"
SECRETS = ("sekret", "activity", "record-history", "atom+xml", "outside the directory", "录以外")


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """The demo in a repository of two commits by a stranger, and the names of the commits."""
    folder = begun(tmp_path_factory.mktemp("demo"))
    demo_copy(folder)
    risk = folder / "content" / "atlas" / "risks"
    first = min(risk.glob("*.md"))
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace("owner:", "tags: [old]\nowner:", 1), encoding="utf-8")
    for when in ("2026-06-01T10:00:00Z", "2026-06-04T10:00:00Z"):
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "The sekret reason\n\nsekret body", f"--author={AUTHOR}", when=when)
        first.write_text(text, encoding="utf-8")
    return open_workspace(folder / "mkdocs.yml"), git(folder, "log", "--format=%h").split()


def test_an_audience_of_the_demo_gets_no_commit_author_or_message(portal):
    workspace, commits = portal
    audiences = list(workspace.configuration.settings.audiences)
    assert audiences
    for audience in audiences:
        tree = workspace.tree(audience)
        said = "\n".join([*tree.texts, *tree.texts.values(), *tree.search.values()])
        assert len(said) > 10_000
        for secret in (*SECRETS, *commits):
            assert secret not in said.casefold(), (audience, secret)
        assert json.loads(tree.texts["_pmsite/site.json"])["feeds"] == {}


def test_the_team_of_the_demo_gets_them_without_an_address(portal):
    workspace, _ = portal
    tree = workspace.tree()
    said = "\n".join(tree.texts.values())
    assert "The sekret reason" in said
    for address in ("eve@", "sekret.example", "Sekretova"):
        assert address not in said
    assert {"activity.xml", "atlas/activity.xml"} <= set(tree.texts)
