"""A spare folder becomes the new site's: only what is right stays in it, and nothing that the site of now shares."""

import os

import pytest

from pmsite.adapters.build.kept import page
from pmsite.adapters.build.spare import adopted, retired


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def put(folder, texts):
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


@pytest.fixture
def place(tmp_path):
    (tmp_path / "new").mkdir()
    return tmp_path / "new"


@pytest.fixture
def site(tmp_path):
    return put(tmp_path / "site", {"a/index.html": "page", "b/index.html": "other"})


def known(site, path):
    file = site / path
    return page(file, "key", {}, file.read_bytes())


def test_pages_of_the_site_of_now_and_files_of_equal_bytes_stay(tmp_path, place, site):
    spare, sources = tmp_path / "spare", put(tmp_path / "staged", {"x.png": "picture", "y.png": "new"})
    put(spare, {"x.png": "picture", "y.png": "old", "b/index.html": "other", "gone/z/index.html": "gone"})
    (spare / "a").mkdir()
    os.link(site / "a/index.html", spare / "a/index.html")
    pages = {path: known(site, path) for path in ("a/index.html", "b/index.html")}
    others = {"x.png": str(sources / "x.png"), "y.png": str(sources / "y.png")}
    assert adopted(spare, place, pages, others) == {"a/index.html", "x.png"}
    assert files(place) == {"a/index.html": b"page", "x.png": b"picture"}
    assert sorted(path.name for path in place.iterdir()) == ["a", "x.png"]
    assert not spare.exists()
    assert files(site) == {"a/index.html": b"page", "b/index.html": b"other"}


def test_links_and_files_with_a_second_name_go(tmp_path, place, site):
    spare, source = put(tmp_path / "spare", {}), put(tmp_path / "staged", {"x.png": "picture"}) / "x.png"
    spare.mkdir(exist_ok=True)
    os.link(source, spare / "x.png")
    (spare / "b").symlink_to(site / "b")
    (spare / "link.html").symlink_to(site / "a/index.html")
    pages = {"b/index.html": known(site, "b/index.html"), "link.html": known(site, "a/index.html")}
    assert adopted(spare, place, pages, {"x.png": str(source)}) == set()
    assert list(place.iterdir()) == []
    assert source.read_text() == "picture"
    assert files(site) == {"a/index.html": b"page", "b/index.html": b"other"}


def test_without_a_spare_folder_the_place_is_as_it_was(tmp_path, place):
    assert adopted(None, place, {}, {}) == adopted(tmp_path / "none", place, {}, {}) == set()
    put(place, {"already": "here"})
    assert adopted(put(tmp_path / "spare", {"x": "y"}), place, {}, {}) == set()
    assert files(place) == {"already": b"here"}


def test_a_site_that_was_replaced_becomes_the_spare_one_or_goes(tmp_path, site):
    spare = put(tmp_path / "cache/site/internal", {"older": "x"})
    retired(site, spare)
    assert files(spare) == {"a/index.html": b"page", "b/index.html": b"other"}
    assert not site.exists()
    again = put(tmp_path / "site", {"x": "y"})
    retired(again, None)
    assert not again.exists()


def test_a_site_goes_where_it_cannot_be_kept(tmp_path, site):
    put(tmp_path, {"cache": "a file"})
    retired(site, tmp_path / "cache/site/internal")
    assert not site.exists()
