"""A new site takes the old one's place whole, or the old one stays as it was."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from pmsite.adapters import publish as publishing
from pmsite.adapters.failure import ENVIRONMENT, USAGE, Failure
from pmsite.adapters.publish import building, publish, workplace


@pytest.fixture
def site(tmp_path):
    old = tmp_path / "site"
    old.mkdir()
    (old / "index.html").write_text("old")
    return old


def built_beside(site):
    built = workplace(site)
    (built / "index.html").write_text("new")
    return built


def rest(site):
    return sorted(path.name for path in site.parent.iterdir() if path.name not in (site.name, ".pmsite"))


def test_a_first_site_appears_whole(tmp_path):
    site = tmp_path / "deep" / "site"
    publish(built_beside(site), site)
    assert (site / "index.html").read_text() == "new"
    assert rest(site) == []


def test_a_new_site_takes_the_old_ones_place_and_leaves_nothing_behind(site):
    (site / "gone.html").write_text("old")
    publish(built_beside(site), site)
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert rest(site) == []
    assert site.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("exchanging", [True, False], ids=["swap", "two-steps"])
def test_without_the_system_call_it_takes_two_steps(site, monkeypatch, exchanging):
    if not exchanging:
        monkeypatch.setattr(publishing, "_exchange", lambda _one, _other: False)
    publish(built_beside(site), site)
    assert (site / "index.html").read_text() == "new"
    assert rest(site) == []


def test_a_site_that_a_killed_build_took_away_returns(site):
    built = built_beside(site)
    site.rename(built.with_name(f"{built.name}-old"))
    again = workplace(site)
    assert (site / "index.html").read_text() == "old"
    assert rest(site) == [again.name]


def test_what_a_killed_build_left_is_swept(site):
    left = built_beside(site)
    again = workplace(site)
    assert not left.exists()
    assert rest(site) == [again.name]


def test_the_site_of_another_audience_is_left_alone(site):
    other = site.with_name("site-client")
    working = built_beside(other)
    workplace(site)
    assert working.exists()


def test_a_name_with_brackets_is_no_pattern(tmp_path):
    one, two = tmp_path / "s[ab]te", tmp_path / "sate"
    working = built_beside(two)
    workplace(one)
    assert working.exists()


@pytest.mark.parametrize("name", [".git", "mkdocs.yml", "pyproject.toml"])
def test_a_folder_of_sources_is_never_replaced(site, name):
    (site / name).write_text("precious")
    with pytest.raises(Failure) as failure:
        publish(built_beside(site), site)
    assert failure.value.exit_code == USAGE
    assert (site / name).read_text() == "precious"


def test_a_link_in_the_sites_place_is_not_followed(tmp_path, site):
    link = tmp_path / "public"
    link.symlink_to(site)
    with pytest.raises(Failure):
        publish(built_beside(link), link)
    assert (site / "index.html").read_text() == "old"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_disk_that_refuses_leaves_the_old_site_and_one_line(site, monkeypatch, number):
    def refuse(*_arguments, **_options):
        raise OSError(number, os.strerror(number), str(site))

    built = built_beside(site)
    monkeypatch.setattr(publishing, "_exchange", lambda _one, _other: False)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(Failure) as failure:
        publish(built, site)
    assert failure.value.exit_code == ENVIRONMENT
    assert "\n" not in failure.value.message
    assert (site / "index.html").read_text() == "old"


def test_where_the_new_site_cannot_be_put_the_old_one_returns(site, monkeypatch):
    rename = Path.rename
    built = built_beside(site)

    def once(path, target):
        if path == built:
            raise OSError(errno.ENOSPC, "no space")
        return rename(path, target)

    monkeypatch.setattr(publishing, "_exchange", lambda _one, _other: False)
    monkeypatch.setattr(Path, "rename", once)
    with pytest.raises(Failure):
        publish(built, site)
    assert (site / "index.html").read_text() == "old"


def test_no_workplace_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Failure) as failure:
        workplace(tmp_path / "file" / "site")
    assert failure.value.exit_code == ENVIRONMENT
    assert "\n" not in failure.value.message


def test_the_lock_that_cannot_be_had_is_one_line(tmp_path):
    (tmp_path / ".pmsite").write_text("")
    with pytest.raises(Failure) as failure, building(tmp_path):
        pass
    assert failure.value.exit_code == ENVIRONMENT


def test_the_lock_is_given_back_after_an_error(tmp_path):
    with pytest.raises(ZeroDivisionError), building(tmp_path):
        raise ZeroDivisionError
    with building(tmp_path):
        shutil.rmtree(tmp_path / ".pmsite", ignore_errors=True)
