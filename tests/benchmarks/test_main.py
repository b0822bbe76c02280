"""What the benchmarks say of edits is what they find."""

import pytest

import benchmarks.__main__ as benchmarks


@pytest.fixture
def folders(tmp_path):
    for name in ("one", "other"):
        (tmp_path / name / "p").mkdir(parents=True)
        (tmp_path / name / "p/index.html").write_text("words", encoding="utf-8")
    return tmp_path / "one", tmp_path / "other"


def test_files_that_differ_are_found(folders):
    one, other = folders
    assert benchmarks.different(one, other) == []
    (other / "p/index.html").write_text("Words", encoding="utf-8")
    (one / "more.txt").write_text("x", encoding="utf-8")
    (other / "p/less.txt").write_text("x", encoding="utf-8")
    assert benchmarks.different(one, other) == ["more.txt", "p/index.html", "p/less.txt"]


def test_an_edit_of_a_portal_is_built_twice_and_compared(tmp_path):
    said = benchmarks.as_from_nothing(45, 1, 5, tmp_path)
    assert said.startswith("1 random edits of 45 records: each site is the one from nothing")
