"""What tests of every room share: one browser a process, and which tests stay together."""

from __future__ import annotations

import hypothesis
import pytest

hypothesis.settings.register_profile("pmsite", deadline=None)  # a busy machine is no failure
hypothesis.settings.load_profile("pmsite")


@pytest.fixture(scope="session")
def browser():
    """Chromium, as the system has it."""
    from tests.acceptance._browser import chromium

    with chromium() as running:
        yield running


_TOGETHER = ("acceptance", "cli", "theme")
"""Rooms whose files share what is costly to make: one process makes it and runs all tests of the file."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Give files of these rooms to a process whole, those of many tests first; the other tests fill the gaps."""
    for item in items:
        room, file = item.path.parent.name, item.path.stem
        if room in _TOGETHER:
            item.add_marker(pytest.mark.xdist_group(f"{room}-{file}"))
