"""A site that is built over an earlier one is what it would be from nothing, whatever was edited or is left."""

import hashlib
import logging
import pickle
import random
import shutil

import pytest

from benchmarks.corpus import written
from benchmarks.edits import Desk
from pmsite.adapters.build import driver
from pmsite.adapters.mkdocs import plugin
from tests.adapters.build._sites import differences, driven, reference

RISK = "project-0/risks/RISK-001.md"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A portal that was built once."""
    folder = written(tmp_path_factory.mktemp("built") / "portal", 5, 40)
    driven(folder)
    return folder


@pytest.fixture
def portal(built, tmp_path):
    """A copy of it, with all that a build leaves."""
    return shutil.copytree(built, tmp_path / "portal")


def test_a_first_build_is_what_mkdocs_makes(built, tmp_path):
    assert not differences(built / "site", reference(built, tmp_path / "site"))


@pytest.mark.parametrize("seed", [11, 12])
def test_after_each_edit_the_site_is_what_mkdocs_makes_from_nothing(portal, tmp_path, seed):
    desk = Desk(portal, random.Random(seed))
    done = []
    for number in range(3):
        done.append(desk.edit())
        found = differences(driven(portal), reference(portal, tmp_path / str(number)))
        assert not found, f"{found[:3]} after {done}"


def test_the_work_follows_the_edit(portal):
    """Counts, not times: pages that were made, of those that the portal has."""
    pages = len(list((portal / "site").rglob("*.html"))) - 1
    made = {}
    for name, edit in {
        "nothing": lambda text: text,
        "body": lambda text: text + "\nOne more sentence.\n",
        "field": lambda text: text.replace("proximity: near\n", "").replace(
            "strategy: mitigate", "strategy: avoid"
        ),
    }.items():
        path = portal / "content" / RISK
        path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
        made[name] = _made(portal)
    assert made["nothing"] == (0, 0)
    assert made["body"] == (1, 1)
    staged, rendered = made["field"]
    assert 1 <= rendered <= staged <= pages / 4, made


def _made(portal):
    """Pages that a build staged anew, and pages that it made."""
    staged, made, with_assets, remember = [], [], plugin.with_assets, driver.Site.remember

    def kept(workspace, audience, sheet, memory, **how):
        tree = with_assets(workspace, audience, sheet, memory, **how)
        staged.append(memory.made)
        return tree

    def counted(self, site):
        made.append(self.made)
        remember(self, site)

    plugin.with_assets, driver.Site.remember = kept, counted
    try:
        driven(portal)
    finally:
        plugin.with_assets, driver.Site.remember = with_assets, remember
    return staged[0], made[0]


def _half(data):
    return data[: len(data) // 2]


def _flipped(data):
    return data[:-40] + bytes([data[-40] ^ 1]) + data[-39:]


def _signed(text):
    return hashlib.sha256(text).hexdigest().encode() + b"\n" + text


def _older(data):
    return _signed(
        data.partition(b"\n")[2].replace(b'"shared":"', b'"shared":"0').replace(b'"format":"', b'"format":"0')
    )


def _nothing(_):
    return b""


def _list(_):
    return _signed(b"[1]")


def _foreign(_):
    return _signed(
        b'{"format":"pmsite-pages/1","pages":{"index.html":["",{"a":"b"},"",0,0,0],"risks/index.html":[1]}}'
    )


def _another_pickle(_):
    packed = pickle.dumps(([1], {}))
    return hashlib.sha256(packed).hexdigest().encode() + packed


@pytest.mark.parametrize(
    "damage",
    [_half, _flipped, _older, _foreign, _nothing, _list, _another_pickle],
    ids=lambda one: one.__name__,
)
def test_a_cache_that_is_damaged_cut_older_or_foreign_changes_nothing(portal, built, damage):
    kept = [file for file in (portal / ".pmsite/cache").glob("*/*.*") if file.suffix in {".json", ".pickle"}]
    assert {file.parent.name for file in kept} >= {"staged", "pages", "read", "verified"}
    for file in kept:
        file.write_bytes(damage(file.read_bytes()))
    assert not differences(driven(portal), built / "site")


def test_pages_and_staged_files_that_somebody_touched_are_made_anew(portal, built):
    pages = sorted((portal / "site").rglob("*.html"))
    pages[3].write_text("other words", encoding="utf-8")
    pages[4].unlink()
    text = pages[5].read_text(encoding="utf-8")
    pages[5].write_text(text.replace("<", "[", 1), encoding="utf-8")
    staged = sorted((portal / ".pmsite/stage/internal").rglob("*.md"))
    staged[2].write_text("other words", encoding="utf-8")
    staged[3].unlink()
    next((portal / ".pmsite/stage/internal/_figures").iterdir()).write_text("", encoding="utf-8")
    assert not differences(driven(portal), built / "site")


@pytest.mark.parametrize("step", ["remember", "_make", "_put_in_place"])
def test_after_a_build_that_ended_anywhere_the_next_one_is_right(portal, tmp_path, monkeypatch, step):
    path = portal / "content" / RISK
    path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    with monkeypatch.context() as patch:

        def ends(*_):
            raise KeyboardInterrupt

        patch.setattr(driver.Site, step, ends)
        with pytest.raises(KeyboardInterrupt):
            driven(portal)
    path.write_text(path.read_text(encoding="utf-8") + "\nAnd more.\n", encoding="utf-8")
    assert not differences(driven(portal), reference(portal, tmp_path / "site"))


def test_another_plugin_puts_page_reuse_off_and_says_so(portal, tmp_path, caplog):
    file = portal / "mkdocs.yml"
    file.write_text(file.read_text().replace("  - search\n", "  - search\n  - tags\n"), encoding="utf-8")
    caplog.set_level(logging.INFO, "mkdocs")
    driven(portal)
    assert "the plugin material/tags is not known: every page is made anew" in caplog.text
    assert not differences(portal / "site", reference(portal, tmp_path / "site"))
