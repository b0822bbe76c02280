"""The wheel in an empty environment: a portal is begun, checked and built."""

import os
import sys
import zipfile

import pytest

from tests.acceptance._html import read_site
from tests.acceptance._run import REPOSITORY, once, succeed

pytestmark = pytest.mark.slow
ALONE = {name: "" for name in os.environ if name.startswith("PYTHON")}
"""Nothing of the surrounding environment shows through."""


@pytest.fixture(scope="session")
def wheel(shared):
    def make(folder):
        succeed(
            sys.executable,
            "-m",
            "build",
            "--no-isolation",
            "--wheel",
            "--outdir",
            folder,
            REPOSITORY,
            cwd=folder,
        )

    (found,) = once(shared / "wheel", make).glob("*.whl")
    return found


@pytest.fixture(scope="session")
def environment(shared, wheel):
    """Folder of the commands of an environment that has the locked packages and the wheel, nothing else."""

    def make(folder):
        succeed(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
        pip = (folder / "venv/bin/python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
        locked = REPOSITORY / "requirements" / "run.txt"
        strict = ("--no-compile", "--require-hashes", "--only-binary", ":all:")
        succeed(*pip, *strict, "-r", locked, cwd=folder, seconds=280, **ALONE)
        succeed(*pip, "--no-deps", wheel, cwd=folder, **ALONE)

    return once(shared / "environment", make) / "venv/bin"


def test_the_wheel_holds_the_package_the_theme_the_demo_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    folders = {name.split("/")[0] for name in names}
    assert "pmsite" in folders
    assert {folder for folder in folders if not folder.endswith(".dist-info")} == {"pmsite"}
    assert set(names) >= {
        "pmsite/pipeline.py",
        "pmsite/exports/pmsite-1.schema.json",
        "pmsite/locale/zh/LC_MESSAGES/pmsite.po",
        "pmsite/adapters/demo/portal/mkdocs.yml",
        "pmsite/adapters/demo/portal/content/atlas/index.md",
        "pmsite/adapters/demo/story/2026-06.yml",
        "pmsite/theme/assets/tokens.css",
        "pmsite/theme/figures/table.html",
        "pmsite/theme/overrides/main.html",
    }
    assert any("dot-github/workflows/" in name for name in names)
    assert not [name for name in names if "__pycache__" in name or "/tests/" in name]


def test_a_portal_begins_checks_and_builds_with_nothing_but_the_wheel(environment, tmp_path):
    def pmsite(*arguments, cwd):
        return succeed(environment / "pmsite", *arguments, cwd=cwd, **ALONE)

    pmsite("init", "x", cwd=tmp_path)
    assert "0 errors" in pmsite("check", cwd=tmp_path / "x").stderr
    pmsite("build", cwd=tmp_path / "x")
    pages = read_site(tmp_path / "x" / "site")
    assert "index.html" in pages
    assert len(pages) > 20
    style = (tmp_path / "x/site/assets/pmsite.css").read_text(encoding="utf-8")
    assert len(style) > 5000

    assert "commits" in pmsite("demo", "z", cwd=tmp_path).stdout
    assert (tmp_path / "z/content/index.md").read_bytes() == (REPOSITORY / "content/index.md").read_bytes()

    pmsite("init", "y", "--language", "zh", cwd=tmp_path)
    done = succeed(environment / "mkdocs", "build", "--strict", cwd=tmp_path / "y", **ALONE)
    assert "WARNING" not in done.stderr
    assert (tmp_path / "y/site/index.html").is_file()
