"""A site of an audience, built, as verifiers are given it."""

from __future__ import annotations

from pathlib import Path

from pmsite.adapters.audience.build import build_audience
from pmsite.adapters.verify._made import Made, made_of
from tests.adapters.audience._portal import CONFIGURATION, workspace


def built_site(folder: Path, configuration: str = CONFIGURATION) -> Made:
    """The client's site of the small portal."""
    found = workspace(folder, configuration)
    done = build_audience(found, "client", ["process"])
    staged = folder / ".pmsite" / "stage" / "client"
    return made_of(done.site, staged, found.portal, found.tree("client"), audience="client")


def site(folder: Path, files: dict[str, str | bytes], address: str = "") -> Made:
    """A site of these files."""
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return Made(folder, folder, address=address)
