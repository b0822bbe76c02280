"""A small portal with a problem of every severity, and the command line inside this process."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from pmsite.cli import main
from tests.acceptance._run import portal

CLEAN = {
    "index.md": "---\ntitle: Home\n---\n\nWelcome.\n",
    "p/index.md": "---\nkind: project\nid: P\ntitle: Project\nmanager: li.wei\nstart: 2026-01-01\n"
    "finish: 2026-12-31\nstatus: on_track\n---\n",
    "people/li.wei.md": "---\ntitle: Li Wei\nrole: Project manager\ndepartment: pmo\n---\n",
}
NOTICE = {"p/actions/ACT-1.md": "---\ntitle: Order parts\nowner: li.wei\ndue: 2026-03-01\n---\n"}
WARNING = {"people/wang.fang.md": "---\ntitle: Wang Fang\n---\n"}
ERROR = {
    "p/risks/RISK-1.md": "---\ntitle: Parts late\nownr: li.wei\ninherent: {probability: 9, impact: 2}\n"
    "current: {probability: 9, impact: 2}\n---\n"
}
ALL = {**CLEAN, **NOTICE, **WARNING, **ERROR}


def desk(folder: Path, monkeypatch, files: dict[str, str], settings: str = "as_of: 2026-03-31") -> Path:
    """A portal of these files as the working folder."""
    portal(folder, files, settings)
    monkeypatch.chdir(folder)
    return folder


def pmsite(*arguments: str) -> Result:
    """What a command line says and its exit code; an exception that is no exit is a fault of pmsite."""
    done = CliRunner().invoke(main, arguments, prog_name="pmsite")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done
