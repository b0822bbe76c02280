import pytest

from pmsite.adapters.failure import Failure
from pmsite.adapters.scaffold.write import write_new


def test_folders_that_are_missing_are_made_and_no_temporary_one_stays(tmp_path):
    written = write_new({"a/b.md": b"1", "c.md": b"2"}, tmp_path / "x/y")
    assert written == ("a/b.md", "c.md")
    assert (tmp_path / "x/y/a/b.md").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_new_folders_have_the_usual_permissions(tmp_path):
    (tmp_path / "usual").mkdir()
    write_new({"a/b.md": b"1"}, tmp_path / "x")
    for folder in ("x", "x/a"):
        assert (tmp_path / folder).stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_one_file_in_the_way_stops_all(tmp_path):
    (tmp_path / "c.md").write_bytes(b"other")
    with pytest.raises(Failure, match=r"c\.md exists already; nothing was written") as caught:
        write_new({"a/b.md": b"1", "c.md": b"2"}, tmp_path)
    assert caught.value.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["c.md"]


def test_a_dangling_link_is_in_the_way_too(tmp_path):
    (tmp_path / "c.md").symlink_to(tmp_path / "nowhere")
    with pytest.raises(Failure):
        write_new({"c.md": b"2"}, tmp_path)


def test_what_is_there_already_with_the_same_content_stays(tmp_path):
    (tmp_path / "c.md").write_bytes(b"2")
    assert write_new({"c.md": b"2"}, tmp_path) == ()
    assert write_new({"c.md": b"2", "d.md": b"3"}, tmp_path) == ("d.md",)
