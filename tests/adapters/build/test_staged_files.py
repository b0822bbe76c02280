"""Files of a staged tree: those of MkDocs, in its order, but for what readers do not see."""

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files

from pmsite.adapters.build.staged_files import staged_files

PATHS = [
    "index.md", "a/index.md", "a/note.txt", "a/zz.md", "a/B.md", "b/README.md", "_figures/0.html", "c/_figures/x.txt",
    "_pmsite/site.json", ".hidden/x.md", "templates/x.md", "中/文.pdf",
]  # fmt: skip


def configured(folder: Path, paths: list[str]) -> MkDocsConfig:
    for path in paths:
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text("x", encoding="utf-8")
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "docs_dir": str(folder / "docs"), "site_dir": str(folder / "site")})
    assert config.validate() == ([], [])
    return config


@pytest.mark.parametrize("more", [[], ["b/index.md"], ["a/zz/index.md"]])
def test_files_are_those_of_mkdocs_but_for_the_plugins_own(tmp_path, more):
    config = configured(tmp_path, PATHS + more)
    whole = [file for file in get_files(config) if not file.src_uri.startswith(("_figures/", "_pmsite/"))]
    found = list(staged_files(config))
    assert [(file.src_uri, file.dest_uri, file.inclusion) for file in found] == [
        (file.src_uri, file.dest_uri, file.inclusion) for file in whole
    ]
    assert "c/_figures/x.txt" in [file.src_uri for file in found]
