"""What every page of a site follows from beside its own source: configuration, templates, navigation, code."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from importlib import metadata
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from pmsite.adapters.code import code
from pmsite.adapters.render.theme import theme_directory

_LIBRARIES = (
    "mkdocs", "mkdocs-material", "mkdocs-material-extensions", "markdown", "pymdown-extensions", "pygments",
    "jinja2", "markupsafe", "nh3", "babel",
)  # fmt: skip
_PLACE = re.compile(r" at 0x[0-9a-f]+")
_ELSEWHERE = frozenset({"plugins", "hooks", "site_dir", "docs_dir", "config_file_path", "theme"})


def state(config: MkDocsConfig, facts: dict[str, Any]) -> bytes:
    """Digest of all that the pages share; ``facts`` are what the plugin gives to the templates."""
    told = hashlib.sha256(code().encode())
    for part in _parts(config, facts):
        data = part.encode("utf-8", "surrogatepass")
        told.update(b"%d:" % len(data) + data)
    return told.digest()


def _parts(config: MkDocsConfig, facts: dict[str, Any]) -> Iterator[str]:
    for name in _LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            yield f"{name} {metadata.version(name)}"
    yield os.environ.get("SOURCE_DATE_EPOCH", "")
    yield from (f"{key} {_said(value)}" for key, value in config.items() if key not in _ELSEWHERE)
    theme = config.theme
    yield f"{theme.name} {_said(dict(theme))} {sorted(theme.static_templates)} {theme.locale} {sorted(config.plugins)}"
    yield _said(facts)
    for file in sorted((theme_directory() / "overrides").rglob("*")):
        if file.is_file():
            yield f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}"


def _said(value: Any) -> str:
    """A value in words that are the same in every process."""
    return _PLACE.sub("", repr(value))


def key(shared: bytes, path: str, source: bytes) -> str:
    """Key of a page: of what all share, of its place and of its source."""
    told = hashlib.sha256(shared)
    told.update(f"{path}\n".encode())
    told.update(source)
    return told.hexdigest()
