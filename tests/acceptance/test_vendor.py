"""Files of other projects are those that the table names, byte for byte, with their licence beside them."""

import hashlib
import tomllib

import pytest

from tests.acceptance._run import REPOSITORY

ROWS = tomllib.loads((REPOSITORY / "scripts/vendor.toml").read_text())["file"]
FOLDERS = ("tests/vendor", "theme/assets/vendor", "theme/vendor")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["target"])
def test_a_vendored_file_is_the_one_of_the_table(row):
    data = (REPOSITORY / row["target"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == row["sha256"]
    assert row["licence"]
    assert row["version"][0].isdigit()


def test_no_vendored_file_is_missing_in_the_table():
    held = {
        path.relative_to(REPOSITORY).as_posix()
        for folder in FOLDERS
        for path in (REPOSITORY / folder).rglob("*")
        if path.is_file()
    }
    assert held == {row["target"] for row in ROWS}


def test_every_package_brings_its_licence():
    for package in {row["package"] for row in ROWS}:
        assert any("LICENSE" in row["member"].upper() for row in ROWS if row["package"] == package)
