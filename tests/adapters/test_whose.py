"""A site tells whose it is to who knows the name, and to nobody else."""

from pmsite.adapters.whose import MARK, mark, of_another


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
