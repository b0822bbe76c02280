"""A small portal on disk with something for a client and something that is not."""

from __future__ import annotations

from pathlib import Path

from pmsite.adapters.workspace import Workspace, open_workspace

FILES = {
    "index.md": "---\ntitle: Start\n---\nInternal words\n",
    "p/index.md": "---\nkind: project\nid: P\ntitle: Project\naudience: client\n---\n",
    "p/risks/RISK-001.md": "---\nid: RISK-001\ntitle: Shown\naudience: client\n---\nShown, [a file](../files/a.pdf)\n",
    "p/risks/RISK-002.md": "---\nid: RISK-002\ntitle: Hidden\n---\nHidden\n",
    "p/files/a.pdf": "%PDF a",
}
CONFIGURATION = """site_name: Portal
site_description: Internal description
site_author: Internal author
copyright: Internal copyright
repo_url: https://example.com/internal/repository
edit_uri: blob/main
docs_dir: content
theme: {name: material, font: false, palette: {primary: teal}, icon: {repo: fontawesome/brands/git}}
extra: {social: [{icon: fontawesome/brands/git, link: "https://example.com/internal"}]}
plugins:
  - search
  - pmsite:
      as_of: 2026-03-31
      audiences: {client: {title: For you}}
"""


def written(folder: Path, files: dict[str, str] | None = None, configuration: str = CONFIGURATION) -> Path:
    """The portal's configuration file in a folder."""
    for path, text in (files or FILES).items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (folder / "mkdocs.yml").write_text(configuration)
    return folder / "mkdocs.yml"


def workspace(folder: Path, configuration: str = CONFIGURATION) -> Workspace:
    """The portal, compiled."""
    return open_workspace(written(folder, configuration=configuration))
