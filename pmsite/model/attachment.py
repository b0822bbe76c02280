"""Files beside the Markdown: which types may be published, and what is known of a file's bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

ACTIVE = frozenset(
    (
        "html htm xhtml xht shtml shtm mhtml mht xml xsl xslt rdf atom rss mml svgz js mjs cjs css wasm htc hta "
        "swf vbs wsf"
    ).split()
)
"""Types that can run code in the reader's browser; no configuration allows them."""
TYPES = tuple(
    (
        "pdf docx xlsx pptx odt ods odp odg vsdx mpp csv tsv txt json ics "
        "png jpg jpeg gif webp avif svg mp4 webm mp3 zip"
    ).split()
)
"""Types that may be published where the configuration says nothing: no programs, no macros."""
UNLISTED = "is of a type that may not be published"
"""Why a file stays unpublished whose type the configuration does not list."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is known of a file without opening it: bytes, and their SHA-256 in hexadecimal."""

    size: int
    sha256: str


def type_of(path: str) -> str:
    """The end of a file's name in small letters, without the dot; "" where it has none."""
    return PurePosixPath(path).suffix.lower().removeprefix(".")
