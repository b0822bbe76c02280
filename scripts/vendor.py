"""Brings in the files of other projects that vendor.toml lists, by ``npm pack``, and refuses any other bytes.

Run it after a change of the table: ``python scripts/vendor.py``. Tests and builds fetch nothing.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TABLE = Path(__file__).with_suffix(".toml")


def table() -> list[dict[str, Any]]:
    """Rows of the table: package, version, licence, member, target, sha256."""
    rows: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["file"]
    return rows


def digest(data: bytes) -> str:
    """SHA-256 of a file's bytes, as the table has it."""
    return hashlib.sha256(data).hexdigest()


def members(package: str, version: str, folder: Path) -> dict[str, bytes]:
    """Files of a published package by name."""
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), f"{package}@{version}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - pinned names
    with tarfile.open(folder / done.stdout.split()[-1]) as archive:
        return {
            item.name.partition("/")[2]: held.read()
            for item in archive
            if item.isfile() and (held := archive.extractfile(item)) is not None
        }


def main() -> int:
    """Write every file of the table; 1 where the bytes are not those that it names."""
    wrong = 0
    packages: dict[tuple[str, str], dict[str, bytes]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for row in table():
            key = (row["package"], row["version"])
            if key not in packages:
                packages[key] = members(*key, Path(folder))
            data = packages[key][row["member"]]
            if digest(data) != row["sha256"]:
                wrong += 1
                sys.stderr.write(f"{row['target']}: the bytes are {digest(data)}, not {row['sha256']}\n")
                continue
            target = ROOT / row["target"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            sys.stdout.write(f"{row['target']}: {row['package']} {row['version']}, {row['licence']}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
