"""Every file of an audience's site is accounted for."""

import re
import shutil

import pytest

from pmsite.adapters.verify._made import Made
from pmsite.adapters.verify.manifest import entries, problems
from tests.adapters.verify._site import built_site


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return built_site(tmp_path_factory.mktemp("portal"))


def found(built, site):
    return [f"{one.path}: {one.what}" for one in problems(Made(site, built.staged, audience="client"))]


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda site: (site / "extra.html").write_text("x"), r"extra\.html: nothing that was staged makes this file"),
        (lambda site: (site / "p/files/a.pdf").write_text("x"), r"p/files/a\.pdf: other bytes than staged"),
        (lambda site: (site / "p/files/a.pdf").unlink(), r"p/files/a\.pdf: was staged, and is not there"),
        (lambda site: (site / "l.html").symlink_to("index.html"), r"l\.html: a link"),
        (lambda site: (site / "assets/pmsite.js").write_text("x"), r"assets/pmsite\.js: other bytes than staged"),
        (lambda site: (site / "assets/images/favicon.svg").write_text("x"), r"svg: other bytes than the theme's"),
    ],
)  # fmt: skip
def test_a_file_that_nothing_staged_accounts_for_is_refused(built, tmp_path, act, said):
    shutil.copytree(built.site, site := tmp_path / "site")
    assert found(built, site) == []
    act(site)
    assert [one for one in found(built, site) if re.search(said, one)]


def test_the_teams_site_may_have_files_of_its_plugins(built, tmp_path):
    shutil.copytree(built.site, site := tmp_path / "site")
    (site / "extra.html").write_text("x")
    assert list(problems(Made(site, built.staged))) == []


def test_the_manifest_says_what_each_file_is_from(built):
    listed = {one.path: one for one in entries(built)}
    assert set(listed) == {p.relative_to(built.site).as_posix() for p in built.site.rglob("*") if p.is_file()}
    assert listed["404.html"].origin == ("frame",)
    assert listed["assets/images/favicon.svg"].origin == ("theme",)
