"""Sites of one state of a portal: as the driver builds it over what it knows, and as MkDocs builds it from nothing."""

import filecmp
import logging
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from pmsite.adapters.mkdocs.options import OPTIONS, Options
from pmsite.adapters.mkdocs.run import build
from pmsite.adapters.session import Session
from pmsite.adapters.workspace import open_workspace
from pmsite.model.diagnostic import Severity


def driven(folder: Path) -> Path:
    """What ``pmsite build`` makes."""
    session = Session(folder)
    workspace = open_workspace(folder / "mkdocs.yml", session=session)
    session.read(workspace.digests)
    wrong = [str(item) for item in workspace.diagnostics if item.severity is Severity.ERROR]
    assert not wrong, wrong[0]
    build(folder / "mkdocs.yml", Options(as_of=workspace.portal.as_of, workspace=workspace))
    return folder / "site"


def reference(folder: Path, target: Path) -> Path:
    """What ``mkdocs build`` makes, which knows nothing of earlier builds; the staged tree stays as it was."""
    token = OPTIONS.set(Options())  # no workspace of a command: the plugin comes to its end by itself
    logger = logging.getLogger("mkdocs")
    try:
        config = load_config(str(folder / "mkdocs.yml"), site_dir=str(target))
        mkdocs_build(config)
    finally:
        OPTIONS.reset(token)
        logger.handlers = [one for one in logger.handlers if type(one).__name__ != "Warnings"]
    return target


def differences(one: Path, other: Path) -> list[str]:
    """Paths of files that are not the same in two folders, byte for byte."""
    files = {path.relative_to(one) for path in one.rglob("*") if path.is_file()}
    others = {path.relative_to(other) for path in other.rglob("*") if path.is_file()}
    differing = [path for path in files & others if not filecmp.cmp(one / path, other / path, shallow=False)]
    return sorted(map(str, [*(files ^ others), *differing]))
