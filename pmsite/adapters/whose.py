"""Whose site a folder holds: a digest of the audience's name in every site, so that none is put over another's."""

from __future__ import annotations

import hashlib
from pathlib import Path

MARK = "assets/pmsite.audience"
"""File of a site that tells its audience to who knows the name; to others it tells nothing."""


def mark(audience: str) -> str:
    """What the file holds: the SHA-256 digest of the audience's name, the same in each build."""
    return hashlib.sha256(f"pmsite-audience/1 {audience}".encode()).hexdigest() + "\n"


def of_another(place: Path, audience: str) -> bool:
    """Whether a folder holds the site of another audience; a site without the file is of nobody known.

    Raises:
        OSError: if the file is there and cannot be read.
    """
    try:
        return (place / MARK).read_bytes() != mark(audience).encode()
    except (FileNotFoundError, NotADirectoryError):
        return False
