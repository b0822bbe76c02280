"""What was read is known to the next command, as long as nothing but the content has changed."""

from pathlib import Path

import pytest

from pmsite.adapters.session import Session
from pmsite.adapters.workspace import open_workspace
from pmsite.read import memory

CONFIGURATION = """site_name: P
docs_dir: content
theme: {name: material, font: false}
plugins: [{pmsite: {as_of: 2026-03-01}}]
"""


@pytest.fixture
def portal(tmp_path):
    (tmp_path / "content/atlas/risks").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    (tmp_path / "content/atlas/index.md").write_text(
        "---\nid: ATLAS\nkind: project\ntitle: Atlas\n---\n", encoding="utf-8"
    )
    for n in range(4):
        _write(tmp_path, n, "High water in [[RISK-0]] and RISK-3.")
    return tmp_path


def _write(portal: Path, number: int, text: str) -> None:
    path = portal / f"content/atlas/risks/RISK-{number}.md"
    path.write_text(f"---\nid: RISK-{number}\ntitle: Flood\n---\n\n{text}\n", encoding="utf-8")


def _opened(portal, monkeypatch):
    """The portal by a new command, and the files that it read."""
    seen, document = [], memory.document
    with monkeypatch.context() as patch:
        patch.setattr(memory, "document", lambda path, data: seen.append(path) or document(path, data))
        session = Session(portal)
        workspace = open_workspace(portal / "mkdocs.yml", session=session)
        session.read(workspace.digests)
    return workspace, seen


def test_the_next_command_reads_what_has_changed(portal, monkeypatch):
    first, seen = _opened(portal, monkeypatch)
    assert len(seen) == 5
    again, seen = _opened(portal, monkeypatch)
    assert seen == []
    assert (again.portal.graph, again.diagnostics) == (first.portal.graph, first.diagnostics)
    _write(portal, 2, "Low water in [[RISK-9]].")
    changed, seen = _opened(portal, monkeypatch)
    assert seen == ["atlas/risks/RISK-2.md"]
    fresh = open_workspace(portal / "mkdocs.yml")
    assert (changed.portal.graph, changed.diagnostics) == (fresh.portal.graph, fresh.diagnostics)
    assert any("RISK-9" in str(item) for item in changed.diagnostics)


def test_what_is_gone_is_forgotten(portal, monkeypatch):
    _opened(portal, monkeypatch)
    size = (portal / ".pmsite/cache/read/files.pickle").stat().st_size
    for n in (1, 2, 3):
        (portal / f"content/atlas/risks/RISK-{n}.md").unlink()
    _opened(portal, monkeypatch)
    assert (portal / ".pmsite/cache/read/files.pickle").stat().st_size < size
    assert _opened(portal, monkeypatch)[1] == []


def test_other_settings_read_everything_again(portal, monkeypatch):
    _opened(portal, monkeypatch)
    (portal / "mkdocs.yml").write_text(
        CONFIGURATION.replace(
            "as_of: 2026-03-01", "as_of: 2026-03-01, fields: {risk: {region: {type: text}}}"
        ),
        encoding="utf-8",
    )
    assert len(_opened(portal, monkeypatch)[1]) == 5
    assert _opened(portal, monkeypatch)[1] == []


def test_a_process_that_stays_keeps_it_to_itself(portal, monkeypatch):
    session = Session(portal, stays=True)
    workspace = open_workspace(portal / "mkdocs.yml", session=session)
    session.read(workspace.digests)
    assert not (portal / ".pmsite").exists()
    monkeypatch.setattr(memory, "document", None)
    assert open_workspace(portal / "mkdocs.yml", session=session).portal.graph == workspace.portal.graph
