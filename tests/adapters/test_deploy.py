"""What was built, byte for byte, comes into a web server's folder in one step; or nothing does."""

import os
import shutil

import pytest

from pmsite.adapters import deploy as module
from pmsite.adapters import publish as publishing
from pmsite.adapters.deploy import deployed
from pmsite.adapters.failure import CONTENT, ENVIRONMENT, USAGE, Failure
from tests.adapters._places import FILES, OLD, built, holds, names, old_site, ready


@pytest.fixture
def where(tmp_path):
    return ready(tmp_path)


@pytest.fixture
def www(where, tmp_path):
    return tmp_path / "www"


@pytest.mark.parametrize("place", ["absent", "empty", "old"])
def test_the_folder_holds_what_was_built_and_nothing_is_left_beside_it(where, www, place):
    to = www / "acme"
    if place != "absent":
        to.mkdir()
    if place == "old":
        old_site(to)
    assert deployed(where, "internal", to).files == len(FILES)
    assert holds(to) == FILES
    assert names(www) == ["acme"]
    assert holds(where.site) == FILES


def elsewhere(folder):
    """A new folder, on another file system where the machine has one that may be written to."""
    for place in map(module.Path, ("/dev/shm", "/run", "/var/tmp", "/tmp")):
        if place.is_dir() and os.access(place, os.W_OK) and place.stat().st_dev != folder.stat().st_dev:
            return module.Path(module.tempfile.mkdtemp(dir=place))
    return module.Path(module.tempfile.mkdtemp(dir=folder))


def test_another_file_system_gets_it_in_one_step_too(where, tmp_path):
    place = elsewhere(tmp_path)
    try:
        deployed(where, "internal", old_site(place / "acme"))
        assert holds(place / "acme") == FILES
        assert names(place) == ["acme"]
    finally:
        shutil.rmtree(place)


def test_an_audience_gets_its_own_site(where, www):
    built(where, FILES | {"index.html": "theirs"}, "client")
    deployed(where, "client", www / "acme")
    assert (www / "acme" / "index.html").read_text() == "theirs"


def test_mode_and_group_stay_as_they_were(where, www):
    to = old_site(www / "acme")
    to.chmod(0o2775)
    deployed(where, "internal", to)
    assert to.stat().st_mode & 0o7777 == 0o2775
    deployed(where, "internal", www / "other")
    assert (www / "other").stat().st_mode & 0o777 == 0o755


def spoil_byte(site):
    (site / "index.html").write_text("other")


def spoil_missing(site):
    (site / "404.html").unlink()


def spoil_extra(site):
    (site / "extra.html").write_text("x")


def spoil_link(site):
    (site / "index.html").unlink()
    (site / "index.html").symlink_to("404.html")


@pytest.mark.parametrize("spoil", [spoil_byte, spoil_missing, spoil_extra, spoil_link])
def test_what_is_not_what_was_built_is_not_published(where, www, spoil):
    to = old_site(www / "acme")
    spoil(where.site)
    with pytest.raises(Failure, match="is not what was built; nothing was published") as failure:
        deployed(where, "internal", to)
    assert failure.value.exit_code == CONTENT
    assert holds(to) == OLD
    assert names(www) == ["acme"]


def test_a_copy_that_the_disk_spoils_is_not_published(where, www, monkeypatch):
    to = old_site(www / "acme")
    copyfile = shutil.copyfile

    def cut(source, target):
        copyfile(source, target)
        if target.name == "404.html":
            target.write_text("")

    monkeypatch.setattr(module.shutil, "copyfile", cut)
    with pytest.raises(Failure, match=r"404\.html: other bytes than built"):
        deployed(where, "internal", to)
    assert holds(to) == OLD
    assert names(www) == ["acme"]


def test_without_a_build_there_is_nothing_to_publish(where, www):
    with pytest.raises(Failure, match=r"build the site first: pmsite build --audience client") as failure:
        deployed(where, "client", www / "acme")
    assert failure.value.exit_code == USAGE
    assert names(www) == []


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("thesis.doc", "something else than a site"),
        ("mkdocs.yml", "holds sources"),
        (".git/HEAD", "holds sources"),
        ("index.html", "something else than a site"),
    ],
)
def test_a_folder_that_is_no_site_is_left_alone(where, www, file, said):
    to = www / "acme"
    (to / file).parent.mkdir(parents=True)
    (to / file).write_text("precious")
    with pytest.raises(Failure, match=said) as failure:
        deployed(where, "internal", to)
    assert failure.value.exit_code == USAGE
    assert (to / file).read_text() == "precious"


def test_what_others_put_into_the_site_is_not_deleted_silently(where, www):
    to = old_site(www / "acme")
    (to / ".well-known").mkdir()
    with pytest.raises(Failure, match=r"holds \.well-known, which no build made"):
        deployed(where, "internal", to)
    assert holds(to) == OLD


def test_places_of_the_portal_and_places_that_are_none_are_refused(where, www):
    file = www / "file"
    file.write_text("")
    for to in (where.base, where.content / "x", where.base / ".pmsite" / "x", where.site, where.base.parent):
        with pytest.raises(Failure, match="part of the portal"):
            deployed(where, "internal", to)
    with pytest.raises(Failure, match="is no folder"):
        deployed(where, "internal", file)
    with pytest.raises(Failure, match=r"no folder .*/none; create it first"):
        deployed(where, "internal", www / "none" / "acme")


@pytest.mark.parametrize("style", ["relative", "absolute"])
def test_a_link_gets_a_release_of_its_own_and_the_one_before_stays(where, www, style):
    old_site(www / "releases" / "1")
    link = www / "current"
    link.symlink_to("releases/1" if style == "relative" else www / "releases" / "1")
    first = deployed(where, "internal", link)
    assert link.is_symlink()
    assert link.readlink().is_absolute() == (style == "absolute")
    assert holds(link) == FILES
    assert holds(www / "releases" / "1") == OLD
    assert names(www / "releases") == sorted(["1", first.folder.name])
    built(where, FILES | {"index.html": "newer"})
    second = deployed(where, "internal", link)
    assert deployed(where, "internal", link).folder == second.folder
    built(where, FILES | {"index.html": "newest"})
    third = deployed(where, "internal", link)
    assert names(www / "releases") == sorted(["1", second.folder.name, third.folder.name])
    assert (link / "index.html").read_text() == "newest"
    assert names(www) == ["current", "releases"]


def test_a_link_to_somebody_elses_folder_is_refused(where, www):
    (www / "other").mkdir()
    (www / "other" / "thesis.doc").write_text("precious")
    (www / "current").symlink_to("other")
    with pytest.raises(Failure, match="something else than a site"):
        deployed(where, "internal", www / "current")
    assert names(www) == ["current", "other"]


@pytest.mark.parametrize("linked", [False, True])
def test_a_disk_that_refuses_leaves_the_old_site(where, www, monkeypatch, linked):
    to = old_site(www / "releases" / "1")
    if linked:
        to = www / "current"
        to.symlink_to("releases/1")

    def full(_source, target):
        raise OSError(28, os.strerror(28), str(target))

    monkeypatch.setattr(module.shutil, "copyfile", full)
    with pytest.raises(Failure, match="No space left") as failure:
        deployed(where, "internal", to)
    assert failure.value.exit_code == ENVIRONMENT
    assert holds(to) == OLD
    assert names(www / "releases") == ["1"]


def test_what_a_killed_run_left_is_swept(where, www):
    old_site(www / "releases" / "1")
    (www / "current").symlink_to("releases/1")
    (www / ".current.new-abc").symlink_to("releases/2")
    old_site(www / "releases" / ".current.new-xyz")
    deployed(where, "internal", www / "current")
    assert names(www) == ["current", "releases"]
    assert not [name for name in names(www / "releases") if name.startswith(".")]
    old_site(www / ".acme.new-abc-old")
    deployed(where, "internal", www / "acme")
    assert names(www) == ["acme", "current", "releases"]


def test_without_exchange_it_takes_two_steps(where, www, monkeypatch):
    monkeypatch.setattr(publishing, "_exchange", lambda _one, _other: False)
    deployed(where, "internal", old_site(www / "acme"))
    assert holds(www / "acme") == FILES
    assert names(www) == ["acme"]


@pytest.mark.parametrize(("mode", "folder", "file"), [(None, 0o755, 0o644), (0o2750, 0o2750, 0o640)])
def test_who_may_read_the_folder_may_read_all_of_it_whatever_the_mask(where, www, mode, folder, file):
    to = www / "acme"
    if mode is not None:
        old_site(to).chmod(mode)
    before = os.umask(0o077)
    try:
        deployed(where, "internal", to)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o7777 for path in to.rglob("*") if path.is_dir()} == {folder}
    assert {path.stat().st_mode & 0o7777 for path in to.rglob("*") if path.is_file()} == {file}


def test_links_in_a_circle_are_one_line(where, www):
    (www / "one").symlink_to("other")
    (www / "other").symlink_to("one")
    with pytest.raises(Failure, match="leads nowhere") as failure:
        deployed(where, "internal", www / "one")
    assert failure.value.exit_code == USAGE
    assert "\n" not in failure.value.message
