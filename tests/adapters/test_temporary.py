"""Folders of the temporary directory go: at once, or with the next run."""

import os
import subprocess
import sys

import pytest

from pmsite.adapters import temporary as module
from pmsite.adapters.temporary import swept, temporary


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(module.tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_is_gone_afterwards_whatever_happens(place):
    def broken_off():
        with temporary("at") as folder:
            (folder / "a").write_text("x")
            assert folder.parent == place
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken_off()
    assert list(place.iterdir()) == []


def test_what_a_killed_process_left_is_swept_and_what_lives_is_not(place):
    code = (
        "import os, sys\nfrom pmsite.adapters.temporary import temporary\n"
        "with temporary('at') as folder:\n"
        "    print(folder, flush=True)\n    sys.stdin.read(1)\n    os.kill(os.getpid(), 9)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(place)},
        text=True,
    ) as process:
        folder = place / os.path.basename(process.stdout.readline().strip())  # noqa: PTH119
        swept()
        assert folder.is_dir()
        process.communicate("x")
    assert folder.is_dir()
    (place / "pmsite-other").mkdir()
    swept()
    assert [path.name for path in place.iterdir()] == ["pmsite-other"]


@pytest.mark.parametrize("owner", ["this process", "one that lives"])
def test_a_number_that_came_again_protects_no_old_folder(place, owner):
    """In a container every run may have the same number."""
    number = os.getpid() if owner == "this process" else os.getppid()
    left = place / f"pmsite-audience-{number}-abcdefgh"
    left.mkdir()
    os.utime(left, (1_000_000_000, 1_000_000_000))
    swept()
    assert not left.exists()


def test_a_folder_that_was_just_made_waits_for_its_lock(place):
    new = place / f"pmsite-audience-{os.getppid()}-abcdefgh"
    new.mkdir()
    swept()
    assert new.is_dir()
