"""The staged tree on disk holds exactly what it should; what did not change is not written."""

import errno

import pytest

from pmsite.adapters import staging
from pmsite.adapters.failure import ENVIRONMENT, Failure
from pmsite.adapters.staging import write_tree
from pmsite.stage.tree import StagedTree


def found(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()
    }


def test_a_tree_is_written_and_then_only_what_changed(tmp_path):
    content, target = tmp_path / "content", tmp_path / "stage"
    content.mkdir()
    (content / "a.pdf").write_text("pdf")
    tree = StagedTree({"index.md": "x", "p/index.md": "y"}, ("a.pdf",))
    assert write_tree(tree, content, target) == 3
    assert found(target) == {"index.md": "x", "p/index.md": "y", "a.pdf": "pdf"}
    before = (target / "index.md").stat().st_mtime_ns
    assert write_tree(tree, content, target) == 0
    assert write_tree(StagedTree({"index.md": "x", "p/index.md": "z"}, ()), content, target) == 1
    assert found(target) == {"index.md": "x", "p/index.md": "z"}
    assert (target / "index.md").stat().st_mtime_ns == before


def test_files_from_elsewhere_take_their_places_and_go_when_they_are_not_asked_for(tmp_path):
    logo, target = tmp_path / "logo.svg", tmp_path / "stage"
    logo.write_text("<svg/>")
    tree = StagedTree({"index.md": "x"}, ())
    assert write_tree(tree, tmp_path, target, {"assets/brand/logo.svg": logo}) == 2
    assert found(target) == {"index.md": "x", "assets/brand/logo.svg": "<svg/>"}
    assert write_tree(tree, tmp_path, target) == 0
    assert found(target) == {"index.md": "x"}


def test_what_another_tree_left_goes_with_its_folders(tmp_path):
    write_tree(StagedTree({"a/b/c/index.md": "x", "d.md": "y"}, ()), tmp_path, tmp_path / "stage")
    write_tree(StagedTree({"d.md": "y"}, ()), tmp_path, tmp_path / "stage")
    assert [path.name for path in (tmp_path / "stage").rglob("*")] == ["d.md"]


def test_a_file_in_the_place_of_a_folder_gives_way_and_the_reverse(tmp_path):
    write_tree(StagedTree({"a": "file", "b/c": "x"}, ()), tmp_path, tmp_path / "stage")
    write_tree(StagedTree({"a/b/index.md": "x", "b": "file"}, ()), tmp_path, tmp_path / "stage")
    assert found(tmp_path / "stage") == {"a/b/index.md": "x", "b": "file"}


def test_what_a_killed_run_half_wrote_is_swept(tmp_path):
    target = tmp_path / "stage"
    target.mkdir()
    (target / ".index.md.4711").write_text("half")
    write_tree(StagedTree({"index.md": "x"}, ()), tmp_path, target)
    assert found(target) == {"index.md": "x"}


def test_a_link_in_the_tree_is_taken_out_and_not_followed(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_text("x")
    target = tmp_path / "stage"
    target.mkdir()
    (target / "p").symlink_to(outside)
    write_tree(StagedTree({"index.md": "x"}, ()), tmp_path, target)
    assert found(target) == {"index.md": "x"}
    assert found(outside) == {"precious": "x"}


def test_a_full_disk_is_one_line_and_no_half_file_takes_a_name(tmp_path, monkeypatch):
    target = tmp_path / "stage"
    write_tree(StagedTree({"index.md": "old"}, ()), tmp_path, target)

    def full(_self, _data):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(staging.Path, "write_bytes", full)
    with pytest.raises(Failure) as failure:
        write_tree(StagedTree({"index.md": "new"}, ()), tmp_path, target)
    assert failure.value.exit_code == ENVIRONMENT
    assert "No space left" in failure.value.message
    assert "\n" not in failure.value.message
    assert (target / "index.md").read_text() == "old"


def test_an_attachment_that_vanished_is_one_line(tmp_path):
    with pytest.raises(Failure) as failure:
        write_tree(StagedTree({}, ("gone.pdf",)), tmp_path, tmp_path / "stage")
    assert "gone.pdf" in failure.value.message
