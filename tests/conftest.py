"""What tests of every room share: one browser a process, and which tests stay together."""

from __future__ import annotations

from pathlib import PurePosixPath

import hypothesis
import pytest
from xdist.scheduler import LoadScopeScheduling

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


class _Scheduling(LoadScopeScheduling):
    """Gives files of these rooms to a process whole, those of many tests first; the other tests fill the gaps.

    The ids of tests are read here, for xdist's own groups are written where this pytest does not look.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = PurePosixPath(nodeid.partition("::")[0])
        return file.as_posix() if file.parent.name in _TOGETHER else nodeid


def pytest_xdist_make_scheduler(config, log):
    """The scheduler of tests."""
    return _Scheduling(config, log)
