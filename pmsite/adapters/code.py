"""Which code and libraries are at work: what was kept by others is not taken over."""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from functools import cache
from importlib import metadata, resources

import pmsite

_LIBRARIES = ("pydantic", "pydantic-core", "pyyaml", "holidays", "tzdata", "babel", "xlsxwriter", "icalendar",
              "typst", "python-pptx", "justmytype-intl-cjk", "markdown")  # fmt: skip


@cache
def code() -> str:
    """Digest of the code and the libraries that values follow from."""
    told = hashlib.sha256(f"{pmsite.__version__} {sys.version}".encode())
    for name in _LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            told.update(f" {name} {metadata.version(name)}".encode())
    top = resources.files("pmsite")
    with resources.as_file(top) as folder:
        for file in sorted([*folder.rglob("*.py"), *folder.rglob("*.typ")]):
            told.update(f"\n{file.relative_to(folder).as_posix()}\n".encode())
            told.update(file.read_bytes())
    return told.hexdigest()
