"""A site tells whose it is to who knows the name, and to nobody else."""

import pytest

from pmsite.adapters.deploy import deployed
from pmsite.adapters.failure import USAGE, Failure
from pmsite.adapters.whose import MARK, mark, of_another
from tests.adapters._places import FILES, built, holds, names, old_site, ready


@pytest.fixture
def where(tmp_path):
    return ready(tmp_path)


@pytest.fixture
def www(where, tmp_path):
    return tmp_path / "www"


def test_a_digest_is_the_same_each_time_and_another_for_each_name():
    assert mark("acme") == mark("acme")
    assert len({mark(name) for name in ("acme", "acme ", "Acme", "internal", "")}) == 5
    assert "acme" not in mark("acme")


def test_a_folder_without_the_file_is_of_nobody_known(tmp_path):
    assert not of_another(tmp_path, "acme")
    assert not of_another(tmp_path / "absent", "acme")


def test_a_site_is_of_the_audience_that_it_was_built_for(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / MARK).write_text(mark("acme"))
    assert not of_another(tmp_path, "acme")
    assert of_another(tmp_path, "internal")


@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize(("there", "comes"), [("client", "internal"), ("internal", "client")])
def test_no_audience_gets_the_site_of_another(where, www, there, comes, linked):
    to = www / "acme"
    if linked:
        (www / "r1").mkdir()
        to.symlink_to("r1")
    built(where, FILES | {MARK: mark(there)}, there)
    deployed(where, there, to)
    before = holds(to), names(www)
    built(where, FILES | {"index.html": "of others", MARK: mark(comes)}, comes)
    with pytest.raises(
        Failure, match=rf"acme holds the site of {there}, not of {comes}; name another"
    ) as failure:
        deployed(where, comes, to)
    assert failure.value.exit_code == USAGE
    assert (holds(to), names(www)) == before


def test_the_site_of_an_audience_that_was_renamed_is_not_overwritten(where, www):
    (old_site(www / "acme") / MARK).write_text(mark("gone"))
    with pytest.raises(
        Failure, match="the site of an audience that is no longer configured, not of internal"
    ):
        deployed(where, "internal", www / "acme")
