"""Whatever happens to a build, the site is the old one or the new one, whole; and the same content gives the same bytes."""  # noqa: E501

import os
import random
import shutil
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.acceptance._run import BIN, REFERENCE, environment, portal, run, succeed

FILES = {
    "index.md": "---\ntitle: Portal\n---\nWelcome.\n",
    "people/li.wei.md": "---\ntitle: Li Wei\n---\n",
    "p/index.md": "---\nkind: project\nid: P\ntitle: One\nmanager: li.wei\nstart: 2026-01-05\nfinish: 2026-06-30\n---\n",  # noqa: E501
    "p/risks/RISK-1.md": "---\nid: RISK-1\ntitle: Late\nowner: li.wei\n---\n交付延期 means RISK-1.\n",
}


def bytes_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def left_over(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".site"))


@pytest.mark.slow
def test_eight_builds_at_once_all_succeed(tmp_path):
    portal(tmp_path, FILES)
    audiences = ["internal", "client"] * 4
    with ThreadPoolExecutor(8) as pool:
        done = list(
            pool.map(lambda name: run("pmsite", "build", "--audience", name, cwd=tmp_path), audiences)
        )
    assert [item.returncode for item in done] == [0] * 8, [item.stderr for item in done]
    assert (tmp_path / "site" / "p" / "risks" / "RISK-1" / "index.html").is_file()
    assert (tmp_path / "site-client" / "index.html").is_file()
    assert left_over(tmp_path) == []


@pytest.mark.slow
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(tmp_path):
    seed = int(os.environ.get("PMSITE_SEED") or random.SystemRandom().randrange(10**9))
    chance = random.Random(seed)
    portal(tmp_path, FILES)
    start = time.monotonic()
    succeed("pmsite", "build", cwd=tmp_path)
    took = time.monotonic() - start
    old = bytes_of(tmp_path / "site")
    record = tmp_path / "content" / "p" / "risks" / "RISK-1.md"
    record.write_text(record.read_text().replace("Late", "Very late"))
    after = []
    for _ in range(4):
        process = subprocess.Popen(
            [BIN / "pmsite", "build"],
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(took * chance.uniform(0.3, 1.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        after.append(bytes_of(tmp_path / "site"))
    succeed("pmsite", "build", cwd=tmp_path)
    new = bytes_of(tmp_path / "site")
    assert new != old
    assert all(found in (old, new) for found in after), seed
    assert left_over(tmp_path) == []


@pytest.mark.slow
def test_hash_seed_time_zone_locale_and_home_change_no_byte(tmp_path):
    shutil.copytree(REFERENCE, tmp_path / "one")
    shutil.copytree(REFERENCE, tmp_path / "elsewhere" / "two")
    (tmp_path / "home").mkdir()
    succeed("pmsite", "build", cwd=tmp_path / "one", PYTHONHASHSEED="1", TZ="Pacific/Auckland", LC_ALL="C")
    other = {
        "PYTHONHASHSEED": "4711",
        "TZ": "America/Los_Angeles",
        "LC_ALL": "C.UTF-8",
        "HOME": str(tmp_path / "home"),
    }
    succeed("pmsite", "build", cwd=tmp_path / "elsewhere" / "two", **other)
    one, two = bytes_of(tmp_path / "one" / "site"), bytes_of(tmp_path / "elsewhere" / "two" / "site")
    assert set(one) == set(two)
    assert [name for name in one if one[name] != two[name]] == []


@pytest.mark.slow
def test_an_error_in_the_content_leaves_the_site_and_no_folder(tmp_path):
    portal(tmp_path, FILES)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old")
    record = tmp_path / "content" / "p" / "risks" / "RISK-1.md"
    record.write_text(record.read_text().replace("owner", "onwer"))
    done = run("pmsite", "build", cwd=tmp_path)
    assert done.returncode == 1
    assert "PM010" in done.stdout
    assert bytes_of(tmp_path / "site") == {"index.html": b"old"}
    assert left_over(tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["ENOSPC", "EROFS"])
def test_a_disk_that_refuses_ends_with_3_one_line_and_the_old_site(tmp_path, fault):
    portal(tmp_path, FILES)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old")
    program = (
        "import errno, os, mkdocs.utils as utils\n"
        f"def full(*_): raise OSError(errno.{fault}, os.strerror(errno.{fault}), 'site/index.html')\n"
        "utils.write_file = full\n"
        "from pmsite.cli import main\nmain(['build'])\n"
    )
    (tmp_path / "faulty.py").write_text(program)
    done = run("python", "faulty.py", cwd=tmp_path)
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert "No space left" in done.stderr or "Read-only" in done.stderr
    assert bytes_of(tmp_path / "site") == {"index.html": b"old"}
    assert left_over(tmp_path) == []
