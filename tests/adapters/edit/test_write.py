import os
import stat

import pytest

from pmsite.adapters.edit.write import replace_file
from pmsite.adapters.failure import ENVIRONMENT, Failure


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path):
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace_file(file, b"old", b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_what_somebody_changed_meanwhile_is_not_overwritten(tmp_path):
    file = tmp_path / "a.md"
    file.write_bytes(b"theirs")
    with pytest.raises(Failure, match="changed meanwhile") as failure:
        replace_file(file, b"old", b"new")
    assert failure.value.exit_code == ENVIRONMENT
    assert file.read_bytes() == b"theirs"


def test_a_disk_that_refuses_leaves_the_file_and_nothing_beside_it(tmp_path, monkeypatch):
    file = tmp_path / "a.md"
    file.write_bytes(b"old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Failure, match="No space left") as failure:
        replace_file(file, b"old", b"new")
    assert failure.value.exit_code == ENVIRONMENT
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
